import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, bodyAs } from '../client';
import type { AuditEvent, Page } from '../types';

export interface AuditFilter {
  subject?: string;
  action?: string;
  noun?: string;
  nounId?: string;
  from?: string;
  to?: string;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      bodyAs<Page<AuditEvent>>(
        api.GET('/api/v1/audit', {
          params: { query: { ...filter, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
