import { List, Stack, Text } from '@mantine/core';
import type { StudyPlan } from '@/api/types';
import { Facts } from '@/components/Facts';
import { LeakageFindings } from '@/components/Leakage';
import { Panel } from '@/components/Page';
import { formatBytes, plural } from '@/lib/format';
import classes from './StudyForm.module.css';

/** What the platform says a submission would do: nothing of it has happened. */
export function DryRun({ plan }: { plan: StudyPlan | undefined }) {
  if (!plan) {
    return (
      <Panel title="Dry run">
        <Text size="sm" c="dimmed">
          Check without running to see the plan: runs and steps, what is read and how large it is,
          and whether the split leaks.
        </Text>
      </Panel>
    );
  }
  const steps = plan.plan.flatMap((run) => run.steps);
  const reused = steps.filter((step) => step.cached).length;
  return (
    <Panel title="Dry run">
      <Stack gap="sm" role="status">
        {plan.problems.length > 0 && (
          <List size="sm" style={{ color: 'var(--app-bad)' }}>
            {plan.problems.map((problem) => (
              <List.Item key={`${problem.code}${problem.detail}`}>
                {problem.detail}
                {problem.where.length > 0 && ` (${problem.where.join(', ')})`}
              </List.Item>
            ))}
          </List>
        )}
        {plan.warnings.length > 0 && (
          <List size="sm">
            {plan.warnings.map((warning) => (
              <List.Item key={warning}>{warning}</List.Item>
            ))}
          </List>
        )}
        <Facts
          facts={[
            ['Runs', plan.plan.length],
            ['Steps', reused > 0 ? `${steps.length}, ${reused} reused` : steps.length],
            ['Reads', formatBytes(plan.totalInputBytes)],
            ['Inputs', plural(plan.inputs.length, 'file')],
            ['Leakage', plan.leakage && <LeakageFindings key="l" leakage={plan.leakage} />],
          ]}
        />
        <ul className={classes.plan} tabIndex={0} aria-label="Plan">
          {plan.plan.map((run) => (
            <li key={run.run}>
              <strong>{run.run}</strong>
              <div className={classes.dim}>{run.steps.map((step) => step.key).join(' → ')}</div>
            </li>
          ))}
        </ul>
      </Stack>
    </Panel>
  );
}
