import type { ReactNode } from 'react';
import type { Interval, TargetPart } from '@/api/types';
import { DataTable, type Column } from '@/components/DataTable';
import { formatInteger, formatScore } from '@/lib/format';
import { IntervalBar } from './IntervalBar';

/** How well a target is predicted on one part of the split, beside what must be read with it. */
export interface TargetLine {
  key: string;
  /** What tells this line from the others, one a column of `lead`. */
  lead: ReactNode[];
  /** Which part of the split. */
  part: string;
  scored: TargetPart;
  /** Whether these are the features that know only where a patch lies: a control themselves. */
  control: boolean;
}

/** R² of regressed targets with its two controls, one line a part of the split. */
export function TargetTable({
  label,
  lead,
  lines,
}: {
  label: string;
  lead: readonly string[];
  lines: readonly TargetLine[];
}) {
  const columns: Column<TargetLine>[] = [
    ...lead.map((name, i) => ({ name, cell: (line: TargetLine) => line.lead[i] })),
    { name: 'Part', cell: (line) => line.part },
    {
      name: 'R²',
      cell: ({ scored, control }) => <IntervalBar interval={scored.score.r2} strong={!control} />,
    },
    { name: 'Permuted values', cell: ({ scored }) => <Figures of={scored.score.permutedR2} /> },
    {
      name: 'Position alone',
      cell: ({ scored, control }) =>
        control ? 'is this row' : <Figures of={scored.positionR2} none="not in this study" />,
    },
    { name: 'Patches', numeric: true, cell: ({ scored }) => formatInteger(scored.score.patches) },
    { name: 'Sections', numeric: true, cell: ({ scored }) => scored.score.sections },
  ];
  return <DataTable label={label} rows={lines} columns={columns} rowKey={(line) => line.key} />;
}

function Figures({ of, none = '–' }: { of: Interval | null | undefined; none?: string }) {
  if (!of) return <>{none}</>;
  return (
    <span style={{ whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' }}>
      {formatScore(of.value)} [{formatScore(of.low)}, {formatScore(of.high)}]
    </span>
  );
}
