import { UnstyledButton } from '@mantine/core';
import type { Step } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Meter } from '@/components/Meter';
import { StateBadge } from '@/components/StateBadge';
import { Lasted } from '@/components/Time';

/** The same as the graph, for those who read better in rows. */
export function StepList({
  steps,
  selected,
  onSelect,
}: {
  steps: readonly Step[];
  selected: string | undefined;
  onSelect: (key: string) => void;
}) {
  return (
    <DataTable
      label="Steps"
      rows={steps}
      rowKey={(step) => step.key}
      columns={[
        {
          name: 'Step',
          cell: (step) => (
            <UnstyledButton
              fw={600}
              fz="sm"
              aria-pressed={step.key === selected}
              onClick={() => onSelect(step.key)}
            >
              {step.key}
            </UnstyledButton>
          ),
        },
        { name: 'Type', cell: (step) => step.type },
        { name: 'After', cell: (step) => step.dependsOn.join(', ') || '–' },
        { name: 'State', cell: (step) => <StateBadge state={step.state} /> },
        {
          name: 'Progress or why it waits',
          cell: (step) =>
            step.state === 'RUNNING' && step.progress ? (
              <Meter {...step.progress} compact />
            ) : step.cachedFromStep ? (
              'reused an equal finished step'
            ) : (
              (step.waitReason ?? '–')
            ),
        },
        {
          name: 'Took',
          numeric: true,
          cell: (step) => (
            <Lasted from={step.attempts.at(-1)?.startedAt} to={step.attempts.at(-1)?.finishedAt} />
          ),
        },
      ]}
    />
  );
}
