import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../client';

export const parcellationsQuery = queryOptions({
  queryKey: ['parcellation', 'list'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/parcellations', { signal })),
});
