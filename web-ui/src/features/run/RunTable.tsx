import { Link } from '@tanstack/react-router';
import type { RunRow } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Meter } from '@/components/Meter';
import { StateBadge } from '@/components/StateBadge';
import { Lasted, When } from '@/components/Time';
import { runLabel } from '@/lib/run-label';
import type { ReactNode } from 'react';
import { progressOf } from './run-progress';

/** What a run is called where its study is not in sight. */
export function runTitle(run: RunRow): string {
  if (run.kind === 'experiment') return runLabel(run);
  return run.kind === 'report' ? 'Report' : run.name;
}

/** A few runs, e.g. the latest ones. */
export function RunTable({
  runs,
  label,
  empty,
}: {
  runs: readonly RunRow[];
  label: string;
  empty: ReactNode;
}) {
  return (
    <DataTable
      label={label}
      rows={runs}
      rowKey={(run) => run.id}
      empty={empty}
      columns={[
        {
          name: 'Run',
          cell: (run) => (
            <Link to="/runs/$runId" params={{ runId: run.id }}>
              {runTitle(run)}
            </Link>
          ),
        },
        { name: 'Study', cell: (run) => run.studyName ?? '–' },
        { name: 'State', cell: (run) => <StateBadge state={run.state} />, width: 120 },
        { name: 'Progress', cell: (run) => <RunProgress run={run} />, width: 220 },
        {
          name: 'Elapsed',
          numeric: true,
          cell: (run) => <Lasted from={run.startedAt} to={run.finishedAt} />,
        },
        { name: 'Submitted', cell: (run) => <When at={run.createdAt} /> },
      ]}
    />
  );
}

export function RunProgress({ run }: { run: RunRow }) {
  const progress = progressOf(run);
  if (!progress) return <>–</>;
  const { done, total, unit } = progress;
  return <Meter done={done} total={total} unit={unit} etaSeconds={run.etaSeconds} compact />;
}
