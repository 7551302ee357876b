import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './ProblemAlert';

interface QueryLike<T> {
  data: T | undefined;
  error: unknown;
  refetch: () => unknown;
}

/** A query's data, or a skeleton of the height it will take, or its problem. */
export function Loaded<T>({
  query,
  height = 160,
  children,
}: {
  query: QueryLike<T>;
  height?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) {
    return (
      <div style={{ padding: 14 }}>
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      </div>
    );
  }
  return (
    <div
      aria-busy="true"
      aria-label="Loading"
      role="status"
      style={{ height, padding: 14, overflow: 'hidden' }}
    >
      {Array.from({ length: Math.max(1, Math.floor((height - 20) / 32)) }, (_, i) => (
        <Skeleton key={i} height={12} mb={20} width={`${96 - ((i * 13) % 30)}%`} radius="sm" />
      ))}
    </div>
  );
}
