import { Group, Select, Switch } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { pointsQuery, seriesQuery } from '@/api/queries/metric';
import type { RunRow } from '@/api/types';
import { Panel } from '@/components/Page';
import { metricName } from '@/lib/metrics';
import { runLabel } from '@/lib/run-label';
import { align } from './align';

const Chart = lazy(() => import('@/components/Chart'));
const MAX_POINTS = 500;

/** One metric of all compared runs in one drawing. */
export function CompareCurves({
  runs,
  metric,
  onMetric,
}: {
  runs: readonly RunRow[];
  metric: string | undefined;
  onMetric: (metric: string) => void;
}) {
  const [log, setLog] = useState(false);
  const series = useQueries({ queries: runs.map((run) => seriesQuery(run.id)) });
  const keys = [
    ...new Set(
      series.flatMap((s) => s.data?.filter((each) => each.count > 1).map((each) => each.key) ?? []),
    ),
  ].sort();
  const key = metric ?? (keys.includes('loss') ? 'loss' : keys[0]);
  const chosen = runs.flatMap((run, i) => {
    const found = series[i]?.data?.find((each) => each.key === key);
    return found ? [{ run, series: found, colour: i }] : [];
  });
  const points = useQueries({ queries: chosen.map((c) => pointsQuery(c.series.id, MAX_POINTS)) });
  const loaded = points.map((p) => p.data?.points);
  const signature = points.map((p) => p.dataUpdatedAt).join();
  const { xs, lines } = useMemo(
    () => {
      const aligned = align(loaded.map((each) => each ?? []));
      return {
        xs: aligned.xs,
        lines: chosen.map((c, i) => ({
          label: runLabel(c.run),
          ys: aligned.ys[i] ?? [],
          colour: c.colour,
        })),
      };
    },
    // The arrays are new at each render; when their content changed is in the signature.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [signature, key],
  );
  if (keys.length === 0) return null;
  return (
    <Panel
      title="Curves"
      aside={
        <Group>
          <Switch
            size="xs"
            label="Logarithmic axis"
            checked={log}
            onChange={(event) => setLog(event.currentTarget.checked)}
          />
          <Select
            aria-label="Metric"
            data={keys.map((each) => ({ value: each, label: metricName(each) }))}
            value={key ?? null}
            onChange={(value) => value && onMetric(value)}
            allowDeselect={false}
            w={220}
          />
        </Group>
      }
    >
      <Suspense fallback={<div style={{ height: 300 }} />}>
        <Chart label={metricName(key ?? '')} xs={xs} lines={lines} log={log} height={270} />
      </Suspense>
    </Panel>
  );
}
