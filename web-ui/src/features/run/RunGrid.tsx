import { Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import {
  createColumnHelper,
  flexRender,
  getCoreRowModel,
  useReactTable,
  type RowData,
} from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Link } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo, type RefObject } from 'react';
import type { RunRow } from '@/api/types';
import { StateBadge } from '@/components/StateBadge';
import { Lasted, When } from '@/components/Time';
import { formatNumber, plural } from '@/lib/format';
import { metricName } from '@/lib/metrics';
import classes from './RunGrid.module.css';
import { RunProgress, runTitle } from './RunTable';

declare module '@tanstack/react-table' {
  // The library asks for both parameters; the row's type is not needed here.
  // eslint-disable-next-line @typescript-eslint/no-unused-vars
  interface ColumnMeta<TData extends RowData, TValue> {
    numeric?: boolean;
    /** Name of the server's sort key. */
    sort?: string;
  }
}

interface ColumnName {
  id: string;
  label: string;
}

export const STANDARD_COLUMNS: ColumnName[] = [
  { id: 'run', label: 'Run' },
  { id: 'study', label: 'Study' },
  { id: 'kind', label: 'Kind' },
  { id: 'state', label: 'State' },
  { id: 'progress', label: 'Progress' },
  { id: 'seed', label: 'Seed' },
  { id: 'took', label: 'Elapsed' },
  { id: 'submitter', label: 'Submitter' },
  { id: 'created', label: 'Submitted' },
];

/** The metrics that the loaded rows have, in alphabetical order. */
export function metricColumns(runs: readonly RunRow[]): ColumnName[] {
  const keys = new Set(runs.flatMap((run) => Object.keys(run.metrics)));
  return [...keys].sort().map((key) => ({ id: `metric:${key}`, label: metricName(key) }));
}

/** What one looks for first; the other metrics wait in the list of columns. */
const SHOWN_METRICS = new Set(['metric:loss', 'metric:macro_f1_unseen_brain_logistic']);

export function isShown(id: string, chosen: Readonly<Record<string, boolean>>): boolean {
  return chosen[id] ?? (!id.startsWith('metric:') || SHOWN_METRICS.has(id));
}

const ROW_PX = 36;
const CHOOSE_PX = 36;
const column = createColumnHelper<RunRow>();

export function RunGrid({
  runs,
  metrics,
  shown,
  chosen,
  onChoose,
  sort,
  onSort,
  scroller,
  more,
  loading,
  onMore,
}: {
  runs: readonly RunRow[];
  metrics: readonly ColumnName[];
  shown: Readonly<Record<string, boolean>>;
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
  sort: string;
  onSort: (sort: string) => void;
  /** The box that scrolls, for whoever brings it back to its top. */
  scroller: RefObject<HTMLDivElement | null>;
  more: boolean;
  loading: boolean;
  onMore: () => void;
}) {
  const columns = useMemo(
    () => [
      column.display({
        id: 'run',
        header: 'Run',
        size: 230,
        cell: ({ row }) => (
          <Link to="/runs/$runId" params={{ runId: row.original.id }} className={classes.link}>
            {runTitle(row.original)}
          </Link>
        ),
      }),
      column.display({
        id: 'study',
        header: 'Study',
        size: 180,
        cell: ({ row }) => row.original.studyName ?? '–',
      }),
      column.accessor('kind', { header: 'Kind', size: 100 }),
      column.display({
        id: 'state',
        header: 'State',
        size: 112,
        cell: ({ row }) => <StateBadge state={row.original.state} />,
      }),
      column.display({
        id: 'progress',
        header: 'Progress',
        size: 210,
        cell: ({ row }) => <RunProgress run={row.original} />,
      }),
      column.accessor('seed', { header: 'Seed', size: 64, meta: { numeric: true } }),
      column.display({
        id: 'took',
        header: 'Elapsed',
        size: 100,
        meta: { numeric: true },
        cell: ({ row }) => <Lasted from={row.original.startedAt} to={row.original.finishedAt} />,
      }),
      ...metrics.map((metric) =>
        column.display({
          id: metric.id,
          header: metric.label,
          size: Math.min(250, 34 + 7 * metric.label.length),
          meta: { numeric: true },
          cell: ({ row }) => formatNumber(row.original.metrics[metric.id.slice('metric:'.length)]),
        }),
      ),
      column.accessor('submitter', { header: 'Submitter', size: 110 }),
      column.display({
        id: 'created',
        header: 'Submitted',
        size: 110,
        meta: { sort: 'createdAt' },
        cell: ({ row }) => <When at={row.original.createdAt} />,
      }),
    ],
    [metrics],
  );
  const table = useReactTable({
    data: runs as RunRow[],
    columns,
    getCoreRowModel: getCoreRowModel(),
    getRowId: (run) => run.id,
    manualSorting: true,
    state: {
      columnVisibility: Object.fromEntries(
        [...STANDARD_COLUMNS, ...metrics].map(({ id }) => [id, isShown(id, shown)]),
      ),
    },
  });
  const rows = table.getRowModel().rows;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    initialRect: { width: 1200, height: 600 },
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const loadMore = useEffectEvent(onMore);
  useEffect(() => {
    if (more && !loading && last >= rows.length - 20) loadMore();
  }, [more, loading, last, rows.length]);

  // One width for the head and all rows: what a cell holds must not move its column.
  const widthPx = CHOOSE_PX + table.getVisibleLeafColumns().reduce((w, c) => w + c.getSize(), 0);
  const template = `${CHOOSE_PX}px ${table
    .getVisibleLeafColumns()
    .map((c) => `minmax(${c.getSize()}px, ${c.getSize()}fr)`)
    .join(' ')}`;
  const toggle = (id: string) =>
    onChoose(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);

  return (
    <>
      <div
        ref={scroller}
        className={classes.scroll}
        role="table"
        aria-label="Runs"
        aria-rowcount={more ? -1 : rows.length + 1}
        tabIndex={0}
      >
        <div role="rowgroup" className={classes.head} style={{ minWidth: widthPx }}>
          <div
            role="row"
            aria-rowindex={1}
            className={classes.row}
            style={{ gridTemplateColumns: template }}
          >
            <div role="columnheader">
              <span className={classes.hidden}>Choose</span>
            </div>
            {table.getFlatHeaders().map((header) => {
              const key = header.column.columnDef.meta?.sort;
              const name = flexRender(header.column.columnDef.header, header.getContext());
              const down = sort === `-${key}`;
              const sorted = key !== undefined && (down || sort === key);
              return (
                <div
                  key={header.id}
                  role="columnheader"
                  className={header.column.columnDef.meta?.numeric ? 'num' : undefined}
                  aria-sort={sorted ? (down ? 'descending' : 'ascending') : undefined}
                >
                  {key ? (
                    <button type="button" onClick={() => onSort(down ? key : `-${key}`)}>
                      {name}
                      {sorted &&
                        (down ? <IconChevronDown size={13} /> : <IconChevronUp size={13} />)}
                    </button>
                  ) : (
                    name
                  )}
                </div>
              );
            })}
          </div>
        </div>
        <div
          role="rowgroup"
          style={{ height: virtual.getTotalSize(), position: 'relative', minWidth: widthPx }}
        >
          {items.map((item) => {
            const row = rows[item.index];
            if (!row) return null;
            return (
              <div
                key={row.id}
                role="row"
                aria-rowindex={item.index + 2}
                className={classes.row}
                style={{
                  gridTemplateColumns: template,
                  position: 'absolute',
                  inset: '0 0 auto 0',
                  height: ROW_PX,
                  transform: `translateY(${item.start}px)`,
                }}
              >
                <div role="cell">
                  <Checkbox
                    size="xs"
                    aria-label={`Choose ${runTitle(row.original)}`}
                    checked={chosen.includes(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                </div>
                {row.getVisibleCells().map((cell) => (
                  <div
                    key={cell.id}
                    role="cell"
                    className={cell.column.columnDef.meta?.numeric ? 'num' : undefined}
                  >
                    {flexRender(cell.column.columnDef.cell, cell.getContext())}
                  </div>
                ))}
              </div>
            );
          })}
        </div>
      </div>
      <div className={classes.foot} role="status">
        {more
          ? `${plural(runs.length, 'run')} loaded, more as you scroll${loading ? ' …' : ''}`
          : plural(runs.length, 'run')}
      </div>
    </>
  );
}
