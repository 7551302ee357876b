import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body } from '../client';

export const mapsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['map', 'list', projectId],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/maps', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });
