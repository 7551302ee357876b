import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../client';

export const annotationsQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['annotation', sectionId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/sections/{id}/annotations', {
          params: { path: { id: sectionId } },
          signal,
        }),
      ),
  });

export const parcellationsQuery = queryOptions({
  queryKey: ['parcellation', 'list'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/parcellations', { signal })),
});
