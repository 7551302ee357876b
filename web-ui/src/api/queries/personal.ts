import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '../client';
import type { PersonalState } from '../types';

/** What image files hold that may name a donor; for administrators. */
export const personalDataQuery = (state: PersonalState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['personal-data', 'list', state],
    queryFn: ({ signal, pageParam }) =>
      body(
        api.GET('/api/v1/personal-data', {
          params: { query: { state, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
