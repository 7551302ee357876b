import { queryOptions } from '@tanstack/react-query';
import { allPages } from '../all-pages';
import { api, body } from '../client';

/** `quality` as the platform knows it: flagged, clean, unknown, or the name of a fault. */
export const sectionsQuery = (brainId: string, quality?: string) =>
  queryOptions({
    queryKey: ['section', 'list', brainId, quality],
    queryFn: ({ signal }) =>
      allPages((cursor) =>
        body(
          api.GET('/api/v1/brains/{id}/sections', {
            params: { path: { id: brainId }, query: { cursor, limit: 200, quality } },
            signal,
          }),
        ),
      ),
  });

export const sectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['section', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/sections/{id}', { params: { path: { id } }, signal })),
  });

/** Where the section stands among those of its brain that have an image. */
export const neighboursQuery = (id: string) =>
  queryOptions({
    queryKey: ['section', id, 'neighbours'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/sections/{id}/neighbours', { params: { path: { id } }, signal })),
  });
