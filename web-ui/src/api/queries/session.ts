import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../client';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/session', { signal })),
  staleTime: Infinity,
  retry: false,
});

/** How one logs in here; asked by whoever is not logged in. */
export const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/sign-in', { signal })),
  staleTime: Infinity,
});
