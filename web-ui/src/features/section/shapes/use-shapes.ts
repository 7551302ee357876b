import { proxy } from 'comlink';
import { useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
import { ProblemError, UnreachableError } from '@/lib/problem';
import { storeWhileUsed, type RemoteShapeStore } from './open-store';
import type { Failure } from './part-reader';
import type { Shape } from './shape';
import type { Summary } from './shape-store';

export interface Shapes {
  store: RemoteShapeStore | undefined;
  /** Of what was read so far. */
  summary: Summary | undefined;
  /** Changes with what the store holds; its first word is the section. */
  version: string;
  query: { error: unknown; refetch: () => unknown; isPending: boolean };
  /** Takes saved changes in, without reading everything again. */
  change: (put: readonly Shape[], removed: readonly string[]) => Promise<void>;
  /** Goes on with reading after a failure. */
  resume: () => void;
}

/** The annotations of an image, read and held by a worker of this page. */
export function useShapes(
  sectionId: string,
  image: { widthPx: number; heightPx: number } | null | undefined,
): Shapes {
  const [source] = useState(storeWhileUsed);
  const opened = useSyncExternalStore(source.subscribe, source.snapshot);
  const [later, setLater] = useState<{ of: object; summary: Summary; times: number }>();
  const query = useQuery({
    queryKey: ['annotation', sectionId, 'shapes', opened?.number],
    queryFn: async () => {
      if (!opened || !image) throw new Error('The store is not open.');
      const { widthPx, heightPx } = image;
      // Tells what this load reports later from what an earlier one did.
      const load = {};
      const loading = await opened.store.load(
        `/api/v1/sections/${sectionId}/annotations`,
        { widthPx, heightPx },
        proxy((summary: Summary) => told(load, summary)),
      );
      if (!('summary' in loading)) throw errorOf(loading);
      return { load, summary: loading.summary };
    },
    enabled: opened !== undefined && Boolean(image),
    // The store holds one section at a time: an earlier answer says nothing of what it holds now.
    gcTime: 0,
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    structuralSharing: false,
  });
  const load = query.data?.load;
  const here = later && later.of === load ? later : undefined;
  function told(of: object, summary: Summary) {
    setLater((before) => ({
      of,
      summary,
      times: (before?.of === of ? before.times : 0) + 1,
    }));
  }
  return {
    store: opened?.store,
    summary: here?.summary ?? query.data?.summary,
    version: `${sectionId} ${query.dataUpdatedAt} ${here?.times ?? 0}`,
    query: {
      error: query.error,
      isPending: query.isPending,
      refetch: () => query.refetch(),
    },
    change: async (put, removed) => {
      if (opened && load) told(load, await opened.store.change([...put], [...removed]));
    },
    resume: () => {
      if (opened && load) void opened.store.resume().then((summary) => told(load, summary));
    },
  };
}

export function errorOf(failure: Failure): Error {
  return 'problem' in failure
    ? new ProblemError(failure.problem)
    : new UnreachableError('no answer');
}
