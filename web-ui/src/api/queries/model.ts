import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body } from '../client';

export const modelsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['model', 'list', projectId],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/models', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: ['model', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/models/{id}', { params: { path: { id } }, signal })),
  });

export const lineageQuery = (modelId: string) =>
  queryOptions({
    queryKey: ['lineage', modelId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/models/{id}/lineage', { params: { path: { id: modelId } }, signal })),
  });
