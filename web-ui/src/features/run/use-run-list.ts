import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { newestRunsQuery, runQuery, runsQuery, type RunFilter } from '@/api/queries/run';
import type { RunRow } from '@/api/types';
import type { LiveEvent } from '@/lib/live';
import { runTopics, useLiveChanges } from '@/lib/use-live';

/** More runs than these are not read one by one. */
const FEW_RUNS = 5;

/**
 * A list of runs whose rows stay where they are while it is looked at. An event has the run that it
 * is of read and its row replaced; a run that has left the filter keeps its row. Runs that came since
 * are counted, and read when somebody asks for them.
 */
export function useRunList(filter: RunFilter) {
  const client = useQueryClient();
  const { queryKey } = runsQuery(filter);
  // The stream, or the clock where it is broken, says when to read again.
  const list = useInfiniteQuery({
    ...runsQuery(filter),
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  const newest = useQuery({ ...newestRunsQuery(filter), enabled: false });
  const rows = useMemo(() => list.data?.pages.flatMap((page) => page.items) ?? [], [list.data]);

  useLiveChanges(
    runTopics(rows),
    async ({ events, missed }) => {
      const loaded = client.getQueryData(queryKey)?.pages.flatMap((page) => page.items);
      if (!loaded) return undefined;
      // Where nothing is, nothing moves.
      if (loaded.length === 0) return client.invalidateQueries({ queryKey, exact: true });
      const known = new Set(loaded.map((row) => row.id));
      const changed = runsOf(events, filter.projectId);
      const asPage = missed || changed.size > FEW_RUNS || [...changed].some((id) => !known.has(id));
      const page = asPage
        ? await client.query({ ...newestRunsQuery(filter), staleTime: 0 }).catch(() => [])
        : [];
      const fresh = new Map(page.map((row) => [row.id, lively(row)]));
      // The newest page has most of what is under way; of the rest a few are enough.
      const active = missed ? loaded.filter(isActive).map((row) => row.id) : [];
      const single = [...changed, ...active.slice(0, FEW_RUNS)].filter(
        (id) => known.has(id) && !fresh.has(id),
      );
      const answers = await Promise.allSettled(
        single.map((id) => client.query({ ...runQuery(id), staleTime: 0 })),
      );
      for (const answer of answers) {
        if (answer.status === 'fulfilled') fresh.set(answer.value.id, lively(answer.value));
      }
      if (fresh.size === 0) return undefined;
      // A page on its way would put back the rows that it started from.
      await client
        .getQueryCache()
        .find({ queryKey })
        ?.promise?.catch(() => undefined);
      client.setQueryData(
        queryKey,
        (old) =>
          old && {
            ...old,
            pages: old.pages.map((each) => ({
              ...each,
              items: each.items.map((row) => {
                const now = fresh.get(row.id);
                return now ? { ...row, ...now } : row;
              }),
            })),
          },
      );
      return undefined;
    },
    ['run-changed', 'step-changed', 'progress'],
  );

  const newestFirst = filter.sort !== 'createdAt';
  // The oldest first, new runs come with the last page.
  const counts = list.isSuccess && (newestFirst || !list.hasNextPage);
  const known = new Set(rows.map((row) => row.id));
  return {
    list,
    rows,
    newRuns: counts ? (newest.data ?? []).filter((row) => !known.has(row.id)).length : 0,
    /** Reads the list anew, from the top where that is where new runs are. */
    showNewRuns: () => {
      if (newestFirst) {
        client.setQueryData(
          queryKey,
          (old) => old && { pages: old.pages.slice(0, 1), pageParams: old.pageParams.slice(0, 1) },
        );
      }
      return client.invalidateQueries({ queryKey, exact: true });
    },
  };
}

/** The runs that events are of; `runs` tells of all projects that one may see. */
function runsOf(events: readonly LiveEvent[], projectId: string | undefined): Set<string> {
  const ids = new Set<string>();
  for (const { data } of events) {
    const elsewhere = projectId && data.projectId && data.projectId !== projectId;
    if (typeof data.runId === 'string' && !elsewhere) ids.add(data.runId);
  }
  return ids;
}

const isActive = ({ state }: RunRow) => state === 'PENDING' || state === 'RUNNING';

/** What changes of a row while the run goes on. */
function lively(run: RunRow) {
  const { state, startedAt, finishedAt, progress, stepsDone, etaSeconds, metrics } = run;
  return { state, startedAt, finishedAt, progress, stepsDone, etaSeconds, metrics };
}
