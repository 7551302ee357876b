import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body, bodyAs } from '../client';
import type { Study, StudyTemplate } from '../types';

export const studyTemplatesQuery = queryOptions({
  queryKey: ['study-template'],
  queryFn: ({ signal }) => bodyAs<StudyTemplate[]>(api.GET('/api/v1/study-templates', { signal })),
  staleTime: Infinity,
});

export const studiesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['study', 'list', projectId],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/studies', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

/** The newest few of a project's studies. */
export const recentStudiesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['study', 'list', projectId, 'recent'],
    queryFn: async ({ signal }) => {
      const page = await body(
        api.GET('/api/v1/projects/{projectId}/studies', {
          params: { path: { projectId }, query: { limit: 5 } },
          signal,
        }),
      );
      return page.items;
    },
  });

export const studyQuery = (id: string) =>
  queryOptions({
    queryKey: ['study', id],
    queryFn: ({ signal }) =>
      bodyAs<Study>(api.GET('/api/v1/studies/{id}', { params: { path: { id } }, signal })),
  });
