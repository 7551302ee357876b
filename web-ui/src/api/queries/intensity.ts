import { queryOptions } from '@tanstack/react-query';
import { api, bodyIfThere } from '../client';

/** Which values an image has; null where its pixels are not there any more. */
export const intensitiesQuery = (imageId: string) =>
  queryOptions({
    queryKey: ['image', imageId, 'intensities'],
    queryFn: ({ signal }) =>
      bodyIfThere(
        api.GET('/api/v1/images/{id}/intensities', { params: { path: { id: imageId } }, signal }),
      ),
    staleTime: Infinity,
  });
