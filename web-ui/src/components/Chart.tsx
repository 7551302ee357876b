import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { lineColour } from '@/lib/colours';
import { formatNumber, formatTick } from '@/lib/format';
import classes from './Chart.module.css';

export interface Line {
  label: string;
  /** In step with `xs`; null leaves a gap, which is how NaN is drawn; undefined is passed over. */
  ys: (number | null | undefined)[];
  faint?: boolean;
  colour?: number;
}

/** Lines over iterations. All charts of a page share one cursor. */
export default function Chart({
  label,
  xs,
  lines,
  log,
  height = 190,
}: {
  label: string;
  xs: number[];
  lines: readonly Line[];
  log: boolean;
  height?: number;
}) {
  const place = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(undefined);
  const scheme = useComputedColorScheme('light');
  const shape = JSON.stringify(lines.map((line) => [line.label, line.faint, line.colour]));

  useEffect(() => {
    if (!place.current) return undefined;
    const style = getComputedStyle(place.current);
    const ink = style.getPropertyValue('--mantine-color-dimmed');
    const grid = style.getPropertyValue('--app-line');
    const parsed = JSON.parse(shape) as [string, boolean | null, number | null][];
    const axis: uPlot.Axis = {
      stroke: ink,
      grid: { stroke: grid, width: 1 },
      ticks: { stroke: grid, width: 1 },
      font: '11px Inter Variable, sans-serif',
    };
    const created = new uPlot(
      {
        width: place.current.clientWidth || 400,
        height,
        cursor: { sync: { key: 'page' }, points: { size: 6 }, drag: { x: true, y: false } },
        legend: { live: true },
        // The library declares its enum without values: 3 is logarithmic, 1 linear.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
        scales: { x: { time: false }, y: { distr: log ? 3 : 1 } },
        axes: [
          { ...axis, size: 30, space: 60, label: 'iteration', labelSize: 16, labelFont: axis.font },
          {
            ...axis,
            size: 62,
            space: 34,
            values: (_, ticks, __, ___, step) => ticks.map((t) => formatTick(t, log ? 0 : step)),
          },
        ],
        series: [
          { label: 'iteration' },
          ...parsed.map(([name, faint, colour], i) => ({
            label: name,
            stroke: lineColour(colour ?? i) + (faint ? '55' : ''),
            width: faint ? 1 : 1.8,
            points: { show: false },
            value: (_: uPlot, v: number | null) => formatNumber(v),
          })),
        ],
      },
      [[], ...parsed.map(() => [])],
      place.current,
    );
    plot.current = created;
    const watch = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0)
        created.setSize({ width: entry.contentRect.width, height });
    });
    watch.observe(place.current);
    return () => {
      watch.disconnect();
      created.destroy();
      plot.current = undefined;
    };
  }, [shape, log, height, scheme]);

  useEffect(() => {
    // A logarithmic axis has no place for zero and below: they are left out, as gaps.
    const data = lines.map((line) =>
      log ? line.ys.map((y) => (typeof y === 'number' && y <= 0 ? null : y)) : line.ys,
    );
    plot.current?.setData([xs, ...data]);
  }, [xs, lines, log, shape, height, scheme]);

  const last = lines
    .map((line) => `${line.label} ${formatNumber(line.ys.findLast((y) => y !== undefined))}`)
    .join(', ');
  return (
    <div
      ref={place}
      role="img"
      aria-label={`${label} over iterations; last value: ${last}`}
      className={classes.chart}
      style={{ minHeight: height + 26 }}
    />
  );
}
