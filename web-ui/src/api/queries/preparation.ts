import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body } from '../client';
import type { FileState } from '../types';

export const preparationsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['preparation', 'list', projectId],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/preparations', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const preparationQuery = (id: string) =>
  queryOptions({
    queryKey: ['preparation', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/preparations/{id}', { params: { path: { id } }, signal })),
  });

/** What became of each file of an ingestion. */
export const preparationFilesQuery = (id: string, state: FileState | undefined) =>
  infiniteQueryOptions({
    queryKey: ['preparation', id, 'files', state],
    queryFn: ({ signal, pageParam }) =>
      body(
        api.GET('/api/v1/preparations/{id}/files', {
          params: { path: { id }, query: { state, limit: 200, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
