import { queryOptions } from '@tanstack/react-query';
import { api, body } from '../client';

export const nodesQuery = queryOptions({
  queryKey: ['node', 'list'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/nodes', { signal })),
});
