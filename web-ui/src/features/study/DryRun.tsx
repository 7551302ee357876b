import type { StudyPlan } from '@/api/types';
import { Facts } from '@/components/Facts';
import { LeakageFindings } from '@/components/Leakage';
import { Objections } from '@/components/Objections';
import { formatBytes, plural } from '@/lib/format';
import classes from './StudyForm.module.css';

/** The runs and steps of a study, what they read, and whether its split leaks. */
export function DryRun({ plan }: { plan: StudyPlan }) {
  const steps = plan.plan.flatMap((run) => run.steps);
  const reused = steps.filter((step) => step.cached).length;
  return (
    <>
      <Objections problems={plan.problems} notes={plan.warnings} />
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
    </>
  );
}
