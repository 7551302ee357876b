import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '../client';

/** Pages are read forwards; the cursor of the last one asks for what was written since. */
export const logsQuery = (runId: string, step: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['log', runId, step ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      body(
        api.GET('/api/v1/runs/{id}/logs', {
          params: { path: { id: runId }, query: { step, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Infinity,
  });
