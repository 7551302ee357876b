import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { ProblemError, UnreachableError } from '@/lib/problem';
import { storeWhileUsed, type RemoteShapeStore } from './open-store';
import type { Shape } from './shape';
import type { Summary } from './shape-store';

export interface Shapes {
  store: RemoteShapeStore | undefined;
  summary: Summary | undefined;
  /** Changes with what the store holds; its first word is the section. */
  version: string;
  query: { error: unknown; refetch: () => unknown; isPending: boolean };
  /** Takes saved changes in, without reading everything again. */
  change: (put: readonly Shape[], removed: readonly string[]) => Promise<void>;
}

/** The annotations of a section, read and held by a worker of this page. */
export function useShapes(sectionId: string, address: string): Shapes {
  const [source] = useState(storeWhileUsed);
  const opened = useSyncExternalStore(source.subscribe, source.snapshot);
  const [changed, setChanged] = useState<{ of: number; summary: Summary; times: number }>();
  const query = useQuery({
    queryKey: ['annotation', sectionId, 'shapes', address, opened?.number],
    queryFn: async () => {
      if (!opened) throw new Error('The store is not open.');
      const loading = await opened.store.load(address);
      if ('problem' in loading) throw new ProblemError(loading.problem);
      if ('unreachable' in loading) throw new UnreachableError('no answer');
      return loading.summary;
    },
    enabled: opened !== undefined,
    // The store holds one section at a time: an earlier answer says nothing of what it holds now.
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });
  const here = changed?.of === query.dataUpdatedAt ? changed : undefined;
  return {
    store: opened?.store,
    summary: query.data && (here?.summary ?? query.data),
    version: `${sectionId} ${query.dataUpdatedAt} ${here?.times ?? 0}`,
    query: {
      error: query.error,
      isPending: query.isPending,
      refetch: () => query.refetch(),
    },
    change: async (put, removed) => {
      if (!opened) return;
      const summary = await opened.store.change([...put], [...removed]);
      setChanged((before) => ({
        of: query.dataUpdatedAt,
        summary,
        times: (before?.times ?? 0) + 1,
      }));
    },
  };
}
