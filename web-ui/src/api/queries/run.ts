import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, bodyAs } from '../client';
import type { Comparison, Page, RunDetail, RunRow, RunState } from '../types';

export interface RunFilter {
  projectId?: string;
  studyId?: string;
  state?: RunState;
  q?: string;
  sort?: string;
}

export const runsQuery = (filter: RunFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['run', 'list', filter, limit],
    queryFn: ({ signal, pageParam }) =>
      bodyAs<Page<RunRow>>(
        api.GET('/api/v1/runs', {
          params: { query: { ...filter, limit, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

/** The first page of the same list, the newest run first whatever order is shown. */
export const newestRunsQuery = (filter: RunFilter) =>
  queryOptions({
    queryKey: ['run', 'newest', filter],
    queryFn: async ({ signal }) => {
      const query = { ...filter, sort: '-createdAt', limit: 100 };
      const page = await bodyAs<Page<RunRow>>(
        api.GET('/api/v1/runs', { params: { query }, signal }),
      );
      return page.items;
    },
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: ({ signal }) =>
      bodyAs<RunDetail>(api.GET('/api/v1/runs/{id}', { params: { path: { id } }, signal })),
  });

export const compareQuery = (runIds: string[]) =>
  queryOptions({
    queryKey: ['compare', runIds],
    queryFn: ({ signal }) =>
      bodyAs<Comparison>(
        api.GET('/api/v1/compare', { params: { query: { runs: runIds.join(',') } }, signal }),
      ),
    enabled: runIds.length > 0,
  });
