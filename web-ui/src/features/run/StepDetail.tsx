import { Anchor, Stack, Text } from '@mantine/core';
import type { Attempt, Failure, Step } from '@/api/types';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { Meter } from '@/components/Meter';
import { Notice } from '@/components/Notice';
import { Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { Lasted, When } from '@/components/Time';
import { formatBytes, plural, words } from '@/lib/format';
import classes from './StepDetail.module.css';

/** The chosen step: why it waits, how far it is, and each try at it. */
export function StepDetail({
  step,
  runId,
  stopping,
}: {
  step: Step;
  runId: string;
  /** The run was cancelled; what still runs hears of it at its node's next heartbeat. */
  stopping: boolean;
}) {
  const waits = step.waitReason && ['BLOCKED', 'READY', 'PLACED', 'SKIPPED'].includes(step.state);
  return (
    <Panel title={<>Step {step.key}</>} aside={<StateBadge state={step.state} soft />}>
      <Stack gap="sm">
        {waits && <Notice tone="wait">{step.waitReason}</Notice>}
        {stopping && step.state === 'RUNNING' && (
          <Notice tone="wait">
            The run was cancelled: the worker stops when its node hears of it, within seconds.
          </Notice>
        )}
        {step.state === 'RUNNING' && step.progress && <Meter {...step.progress} />}
        {step.cachedFromStep && (
          <Text size="sm">
            Nothing was computed: an equal finished step was found, with the same specification,
            inputs and runner. <Hash value={step.cachedFromStep} length={36} />
          </Text>
        )}
        {step.attempts.length === 0 && !waits && !step.cachedFromStep && (
          <Text size="sm" c="dimmed">
            No attempt yet.
          </Text>
        )}
        {step.failure && step.attempts.length === 0 && <FailureFacts failure={step.failure} />}
        {[...step.attempts].reverse().map((attempt) => (
          <AttemptCard key={attempt.id} attempt={attempt} />
        ))}
        <Facts
          facts={[
            ['After', step.dependsOn.join(', ') || 'nothing'],
            ['Input hash', step.inputHash ? <Hash key="i" value={step.inputHash} /> : undefined],
            [
              'Made',
              step.outputs.length === 0
                ? undefined
                : `${plural(step.outputs.length, 'artefact')}, ${formatBytes(
                    step.outputs.reduce((sum, output) => sum + output.bytes, 0),
                  )}`,
            ],
          ]}
        />
        <Anchor
          size="xs"
          href={`/api/v1/runs/${runId}/manifests/${encodeURIComponent(step.key)}`}
          target="_blank"
          rel="noreferrer"
        >
          Manifest: reproduce this step by hand with gpu-runner work
        </Anchor>
      </Stack>
    </Panel>
  );
}

function AttemptCard({ attempt }: { attempt: Attempt }) {
  const { failure } = attempt;
  return (
    <div className={classes.attempt} data-failed={failure ? true : undefined}>
      <div className={classes.head}>
        <span>Attempt {attempt.number}</span>
        <StateBadge state={attempt.state} />
        <span className={classes.dim}>
          on {attempt.node}, <When at={attempt.startedAt ?? attempt.leasedAt} />,{' '}
          <Lasted from={attempt.startedAt} to={attempt.finishedAt} />
        </span>
      </div>
      {failure && <FailureFacts failure={failure} />}
    </div>
  );
}

function FailureFacts({ failure }: { failure: Failure }) {
  return (
    <dl className={classes.failure}>
      <dt>What</dt>
      <dd>
        {failure.title} <span className={classes.dim}>({failure.code})</span>
      </dd>
      <dt>Kind</dt>
      <dd>{CATEGORY[failure.category] ?? words(failure.category)}</dd>
      {failure.where && (
        <>
          <dt>Where</dt>
          <dd>{failure.where}</dd>
        </>
      )}
      {failure.action && (
        <>
          <dt>What to do</dt>
          <dd>{failure.action}</dd>
        </>
      )}
    </dl>
  );
}

const CATEGORY: Record<string, string> = {
  INFRASTRUCTURE: 'infrastructure: tried again elsewhere by itself',
  DATA: 'data: somebody has to mend an input',
  CODE: 'code: the step itself went wrong',
  USER: 'user: the specification asks for what cannot be done',
  PREEMPTED: 'pre-empted: goes on when devices are free',
};
