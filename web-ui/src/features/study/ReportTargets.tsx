import type { StudyReport, TargetPart, TargetRow } from '@/api/types';
import { TargetTable, type TargetLine } from '@/components/evaluation/TargetTable';
import { Panel } from '@/components/Page';
import { words } from '@/lib/format';
import classes from './StudyPage.module.css';

/** How well each variant predicts the study's target, on the unseen brain and on held-out sections. */
export function ReportTargets({ report }: { report: StudyReport }) {
  const seeds = new Set(report.targets.map((row) => row.runSeed)).size > 1;
  const lines = report.targets.flatMap((row) => linesOf(row, seeds));
  const names = [...new Set(report.targets.map((row) => row.target))].join(', ');
  return (
    <Panel flush title={`Prediction of ${names}`}>
      <TargetTable
        label="R² of the target"
        lead={['Variant', ...(seeds ? ['Seed'] : []), 'Features']}
        lines={lines}
      />
      <div className={classes.foot}>
        R² is 1 − Σ(y−ŷ)² / Σ(y−ȳ)² on the patches of the part: below 0 their mean would have been
        the better guess. Permuted values and position alone are controls: a score that does not lie
        above both says nothing about cytoarchitecture.
      </div>
    </Panel>
  );
}

function linesOf(row: TargetRow, seeds: boolean): TargetLine[] {
  const line = (part: string, scored: TargetPart | null | undefined): TargetLine[] =>
    scored
      ? [
          {
            key: `${row.variant}/${row.runSeed}/${row.target}/${part}`,
            lead: [
              <strong key="variant">{row.variant}</strong>,
              ...(seeds ? [row.runSeed] : []),
              words(row.feature),
            ],
            part,
            scored,
            control: row.feature === 'position',
          },
        ]
      : [];
  return [
    ...line('unseen brain', row.unseenBrain),
    ...line('held-out sections', row.heldOutSections),
  ];
}
