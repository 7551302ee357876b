import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, body } from '../client';

export const deadLettersQuery = infiniteQueryOptions({
  queryKey: ['dead-letter', 'list'],
  queryFn: ({ signal, pageParam }) =>
    body(
      api.GET('/api/v1/dead-letters', {
        params: { query: { limit: 100, cursor: pageParam } },
        signal,
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});
