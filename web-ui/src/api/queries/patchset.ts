import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body } from '../client';

export const patchsetsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['patchset', 'list', projectId],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/patchsets', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const patchsetQuery = (id: string) =>
  queryOptions({
    queryKey: ['patchset', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/patchsets/{id}', { params: { path: { id } }, signal })),
  });

export const splitsQuery = (patchsetId: string) =>
  queryOptions({
    queryKey: ['split', 'list', patchsetId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/patchsets/{id}/splits', { params: { path: { id: patchsetId } }, signal }),
      ),
  });
