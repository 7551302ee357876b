import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body } from '../client';

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
