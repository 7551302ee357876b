import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body } from '../client';

/** Auditors and administrators see more projects than those that they belong to. */
export const projectsQuery = queryOptions({
  queryKey: ['project', 'list'],
  queryFn: ({ signal }) =>
    allPages((cursor) =>
      body(api.GET('/api/v1/projects', { params: { query: { cursor, limit: 200 } }, signal })),
    ),
});

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/projects/{id}', { params: { path: { id } }, signal })),
  });

export const membersQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'members'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/projects/{id}/members', { params: { path: { id: projectId } }, signal }),
      ),
  });

/** How far a project has come, without reading all of it. */
export const beginningQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['beginning', projectId],
    queryFn: async ({ signal }) => {
      const params = { path: { projectId }, query: { limit: 1 } };
      const [brains, preparations, patchsets] = await Promise.all([
        body(
          api.GET('/api/v1/projects/{projectId}/brains', {
            params: { path: { projectId }, query: { limit: 50 } },
            signal,
          }),
        ),
        body(api.GET('/api/v1/projects/{projectId}/preparations', { params, signal })),
        body(api.GET('/api/v1/projects/{projectId}/patchsets', { params, signal })),
      ]);
      return {
        ingested: brains.items.some((brain) => brain.sectionCount > 0),
        prepared: preparations.items.length > 0,
        sampled: patchsets.items.length > 0,
      };
    },
  });
