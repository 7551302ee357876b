import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body } from '../client';

export const brainsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['brain', 'list', projectId],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/brains', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const brainQuery = (id: string) =>
  queryOptions({
    queryKey: ['brain', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/brains/{id}', { params: { path: { id } }, signal })),
  });

/** All versions of a brain's consent, the newest first. */
export const consentsQuery = (brainId: string) =>
  queryOptions({
    queryKey: ['brain', brainId, 'consents'],
    queryFn: async ({ signal }) => {
      const consents = await body(
        api.GET('/api/v1/brains/{id}/consents', { params: { path: { id: brainId } }, signal }),
      );
      return consents.toSorted((a, b) => b.version - a.version);
    },
  });

export const blocksQuery = (brainId: string, hemisphereId: string) =>
  queryOptions({
    queryKey: ['brain', brainId, 'blocks', hemisphereId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/hemispheres/{id}/blocks', {
          params: { path: { id: hemisphereId } },
          signal,
        }),
      ),
  });

export const descendantsQuery = (brainId: string) =>
  queryOptions({
    queryKey: ['brain', brainId, 'descendants'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/brains/{id}/descendants', { params: { path: { id: brainId } }, signal }),
      ),
  });
