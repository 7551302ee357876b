import { Group, SimpleGrid, Slider, Switch, Text, Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { pointsQuery, seriesQuery } from '@/api/queries/metric';
import type { Series } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { Loaded } from '@/components/Loaded';
import { formatInteger, formatNumber, plural } from '@/lib/format';
import { inReadingOrder, metricName } from '@/lib/metrics';
import { useLiveRefresh } from '@/lib/use-live';
import classes from './Curves.module.css';
import { smooth } from './smoothing';

const Chart = lazy(() => import('@/components/Chart'));
/** Twice the pixels of a chart: the server keeps each bucket's minimum and maximum. */
const MAX_POINTS = 1_000;
const CHART_PX = 190;

export function Curves({ runId, active }: { runId: string; active: boolean }) {
  const series = useQuery(seriesQuery(runId));
  useLiveRefresh(active ? [`run:${runId}`] : [], [['series', runId]], ['metric', 'step-changed']);
  const [log, setLog] = useState(false);
  const [weight, setWeight] = useState(0);
  return (
    <Loaded query={series} height={460}>
      {(all) => {
        const curves = all
          .filter((each) => each.count > 1)
          .sort((a, b) => inReadingOrder(a.key, b.key));
        const single = all.filter((each) => each.count <= 1);
        return all.length === 0 ? (
          <Empty title="No curve yet">
            Steps that train write their metrics here while they run; the others write none.
          </Empty>
        ) : (
          <>
            {curves.length > 0 && (
              <Group gap="xl" className={classes.bar}>
                <Switch
                  size="xs"
                  label="Logarithmic axis"
                  checked={log}
                  onChange={(event) => setLog(event.currentTarget.checked)}
                />
                <Group gap="sm">
                  <Text size="sm" id="smoothing">
                    Smoothing
                  </Text>
                  <Slider
                    w={140}
                    size="sm"
                    min={0}
                    max={0.98}
                    step={0.02}
                    value={weight}
                    onChange={setWeight}
                    label={null}
                    thumbProps={{ 'aria-labelledby': 'smoothing' }}
                  />
                  <Text size="sm" w={36} className="num">
                    {weight.toFixed(2)}
                  </Text>
                </Group>
              </Group>
            )}
            {curves.length > 0 && (
              <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }} spacing="md" p={14}>
                {curves.map((each) => (
                  <Curve key={each.id} series={each} log={log} weight={weight} />
                ))}
              </SimpleGrid>
            )}
            {single.length > 0 && <SingleValues series={single} />}
          </>
        );
      }}
    </Loaded>
  );
}

/** One point is a figure, not a curve. */
function SingleValues({ series }: { series: readonly Series[] }) {
  return (
    <DataTable
      label="Single values"
      rows={series}
      rowKey={(row) => String(row.id)}
      columns={[
        { name: 'Measured once', cell: (row) => metricName(row.key) },
        { name: 'Step', cell: (row) => row.step, width: 160 },
        { name: 'Value', numeric: true, cell: (row) => formatNumber(row.last), width: 140 },
      ]}
    />
  );
}

function Curve({ series, log, weight }: { series: Series; log: boolean; weight: number }) {
  const points = useQuery(pointsQuery(series.id, MAX_POINTS));
  // More points are counted than the drawing knows of: one set of them is kept, and read anew.
  const { refetch } = points;
  const stale = points.data !== undefined && points.data.total !== series.count;
  useEffect(() => {
    if (stale) void refetch();
  }, [stale, series.count, refetch]);
  const { xs, lines, gaps } = useMemo(() => {
    const data = points.data?.points ?? [];
    const ys = data.map(([, y]) => (typeof y === 'number' && Number.isFinite(y) ? y : null));
    const name = metricName(series.key);
    return {
      xs: data.map(([x]) => x ?? 0),
      lines:
        weight === 0
          ? [{ label: name, ys, colour: 0 }]
          : [
              { label: 'measured', ys, faint: true, colour: 0 },
              { label: name, ys: smooth(ys, weight), colour: 0 },
            ],
      gaps: ys.filter((y) => y === null).length,
    };
  }, [points.data, series.key, weight]);
  return (
    <figure className={classes.figure}>
      <figcaption>
        <span className={classes.name}>{metricName(series.key)}</span>
        <span className={classes.last}>
          {formatNumber(series.last)}
          <Tooltip
            label={`Least ${formatNumber(series.min)}, greatest ${formatNumber(series.max)}`}
          >
            <span className={classes.dim}>
              {' '}
              {series.step} · {plural(series.count, 'point')}
            </span>
          </Tooltip>
        </span>
      </figcaption>
      <Suspense fallback={<div style={{ height: CHART_PX + 26 }} />}>
        <Chart label={metricName(series.key)} xs={xs} lines={lines} log={log} height={CHART_PX} />
      </Suspense>
      {points.data?.sampled && (
        <p className={classes.note}>
          Down-sampled: {formatInteger(points.data.points.length)} of{' '}
          {formatInteger(points.data.total)} points, each bucket’s least and greatest.
        </p>
      )}
      {gaps > 0 && (
        <p className={classes.note} data-bad>
          {gaps} values are not finite and are left as gaps.
        </p>
      )}
    </figure>
  );
}
