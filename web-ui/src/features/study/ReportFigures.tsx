import { Group, Select, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import type { FigureRow, StudyReport } from '@/api/types';
import { Empty } from '@/components/Empty';
import { Panel } from '@/components/Page';
import { formatEstimate, formatScore, plural, words } from '@/lib/format';
import { figuresCsv } from './figures-csv';
import classes from './ReportFigures.module.css';
import { SaveButton } from './SaveButton';

const ROW_PX = 34;
const COLUMNS = ['Variant', 'Data', 'Seed', 'Task', 'Figure', 'Part', 'Value', 'n', 'Chance'];

/** Every figure of every run, thousands of them; the address holds what is looked for. */
export function ReportFigures({ report }: { report: StudyReport }) {
  const search = useSearch({ from: '/studies/$studyId' });
  const navigate = useNavigate({ from: '/studies/$studyId' });
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...change }, replace: true, resetScroll: false });
  const [text, setText] = useState(search.figure ?? '');
  const setFigure = useDebouncedCallback(
    (figure: string) => set({ figure: figure || undefined }),
    250,
  );
  const rows = useMemo(
    () => report.figures.filter((row) => matches(row, search)),
    [report.figures, search],
  );
  const choices = (of: (row: FigureRow) => string) => [...new Set(report.figures.map(of))].sort();
  return (
    <Panel
      flush
      title="Figures"
      bar={
        <Group gap="xs">
          <Choice
            label="Variant"
            value={search.variant}
            data={choices((row) => row.variant)}
            onChange={(variant) => set({ variant })}
          />
          {choices(datasetOf).length > 1 && (
            <Choice
              label="Data set"
              value={search.data}
              data={choices(datasetOf)}
              onChange={(data) => set({ data })}
            />
          )}
          <Choice
            label="Task"
            value={search.task}
            data={choices((row) => row.task)}
            onChange={(task) => set({ task })}
          />
          <Choice
            label="Part"
            value={search.part}
            data={choices((row) => row.figure.part)}
            onChange={(part) => set({ part })}
          />
          <TextInput
            size="xs"
            aria-label="Figure"
            placeholder="Figure, e.g. macro-f1"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setFigure(event.currentTarget.value);
            }}
          />
          <span className={classes.count}>{plural(rows.length, 'figure')}</span>
          <SaveButton
            name="figures.csv"
            label="CSV"
            what="these figures"
            type="text/csv"
            text={() => figuresCsv(rows)}
          />
        </Group>
      }
    >
      {rows.length > 0 ? (
        <Rows rows={rows} />
      ) : (
        <Empty title="No figure is like that">Take a filter away to see more.</Empty>
      )}
    </Panel>
  );
}

const datasetOf = (row: FigureRow) => row.dataset ?? 'main';

function matches(
  row: FigureRow,
  wanted: { variant?: string; data?: string; task?: string; figure?: string; part?: string },
): boolean {
  return (
    (wanted.variant === undefined || row.variant === wanted.variant) &&
    (wanted.data === undefined || datasetOf(row) === wanted.data) &&
    (wanted.task === undefined || row.task === wanted.task) &&
    (wanted.part === undefined || row.figure.part === wanted.part) &&
    (wanted.figure === undefined || row.figure.name.includes(wanted.figure))
  );
}

function Choice({
  label,
  value,
  data,
  onChange,
}: {
  label: string;
  value: string | undefined;
  data: string[];
  onChange: (value: string | undefined) => void;
}) {
  return (
    <Select
      size="xs"
      aria-label={label}
      placeholder={label}
      clearable
      searchable
      data={data}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}

function Rows({ rows }: { rows: readonly FigureRow[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 12,
    // Where nothing has a height, as in tests, the first rows are there.
    initialRect: { width: 800, height: 420 },
  });
  return (
    <div
      ref={scroller}
      className={classes.scroll}
      tabIndex={0}
      role="table"
      aria-label="Figures"
      aria-rowcount={rows.length + 1}
    >
      <div role="row" aria-rowindex={1} className={classes.header}>
        {COLUMNS.map((name) => (
          <div role="columnheader" key={name}>
            {name}
          </div>
        ))}
      </div>
      <div role="rowgroup" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {virtual.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          return (
            <div
              role="row"
              aria-rowindex={item.index + 2}
              key={item.key}
              className={classes.row}
              style={{ transform: `translateY(${item.start}px)` }}
            >
              {cells(row).map((text, i) => (
                <div role="cell" key={i} title={text}>
                  {text}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function cells({ variant, dataset, runSeed, task, figure }: FigureRow): string[] {
  return [
    variant,
    dataset ?? 'main',
    String(runSeed),
    task,
    figure.name,
    words(figure.part),
    `${formatEstimate(figure)} ${figure.unit}`.trim(),
    `${plural(figure.patches, 'patch', 'patches')}, ${plural(figure.sections, 'section')}, ${plural(
      figure.brains,
      'brain',
    )}`,
    chance(figure),
  ];
}

function chance({ chance: value, nullP }: FigureRow['figure']): string {
  if (typeof value !== 'number') return '';
  return typeof nullP === 'number'
    ? `${formatScore(value)}, p ${formatScore(nullP)}`
    : formatScore(value);
}
