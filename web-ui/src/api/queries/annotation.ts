import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body } from '../client';

export const parcellationsQuery = queryOptions({
  queryKey: ['parcellation', 'list'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/parcellations', { signal })),
});

/** What was deleted from an image and not brought back, the last deletion first. */
export const deletedQuery = (imageId: string) =>
  infiniteQueryOptions({
    queryKey: ['annotation', 'deleted', imageId],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/images/{id}/deleted-annotations', {
          params: { path: { id: imageId }, query: { cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });

/** All revisions of an annotation, the newest first, deletions among them. */
export const revisionsQuery = (imageId: string, annotation: string) =>
  infiniteQueryOptions({
    queryKey: ['annotation', annotation, 'revisions'],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET('/api/v1/images/{id}/annotations/{annotation}/revisions', {
          params: { path: { id: imageId, annotation }, query: { cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
