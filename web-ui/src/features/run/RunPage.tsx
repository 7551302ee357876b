import { Button, Group, SegmentedControl, SimpleGrid, Tabs, Text, Tooltip } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { api } from '@/api/client';
import { runQuery } from '@/api/queries/run';
import type { RunDetail, Step } from '@/api/types';
import { Facts } from '@/components/Facts';
import { GuardedButton, GuardedLink } from '@/components/Guarded';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { Meter } from '@/components/Meter';
import { Page, Panel } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';
import { StateBadge } from '@/components/StateBadge';
import { Lasted, When } from '@/components/Time';
import { formatDuration, secondsBetween } from '@/lib/format';
import { useMayChange } from '@/lib/session';
import { useLiveRefresh } from '@/lib/use-live';
import { Artefacts } from './Artefacts';
import { Curves } from './Curves';
import { Dag } from './Dag';
import { Logs } from './Logs';
import { Parameters } from './Parameters';
import { Scores } from './Scores';
import { StepDetail } from './StepDetail';
import { StepList } from './StepList';
import { runTitle } from './RunTable';

export function RunPage() {
  const { runId } = useParams({ from: '/runs/$runId' });
  const run = useQuery(runQuery(runId));
  const active = run.data?.state === 'PENDING' || run.data?.state === 'RUNNING';
  useLiveRefresh(
    [`run:${runId}`],
    [['run', runId]],
    ['run-changed', 'step-changed', 'progress', 'node-changed'],
  );
  return (
    <Page
      title={run.data ? runTitle(run.data) : 'Run'}
      crumbs={[
        { label: 'Runs', link: { to: '/runs' } },
        ...(run.data?.studyId
          ? [
              {
                label: run.data.studyName ?? 'Study',
                link: { to: '/studies/$studyId', params: { studyId: run.data.studyId } } as const,
              },
            ]
          : []),
      ]}
      badge={run.data && <StateBadge state={run.data.state} soft />}
      actions={run.data && <Actions run={run.data} />}
    >
      <Loaded query={run} height={560}>
        {(data) => <RunBody run={data} active={active} />}
      </Loaded>
    </Page>
  );
}

function RunBody({ run, active }: { run: RunDetail; active: boolean }) {
  const search = useSearch({ from: '/runs/$runId' });
  const navigate = useNavigate({ from: '/runs/$runId' });
  const [asList, setAsList] = useState(false);
  const step = run.steps.find((s) => s.key === search.step) ?? mostInteresting(run.steps);
  const select = (key: string) =>
    void navigate({ search: { ...search, step: key }, replace: true });
  const computed = computedSeconds(run.steps);
  const scored = run.steps.some((s) => s.outputs.some((o) => o.kind === 'evaluation'));
  const tabs = [...(scored ? ['scores'] : []), 'curves', 'logs', 'parameters', 'artefacts'];
  const usual = run.state === 'SUCCEEDED' && scored ? 'scores' : 'curves';
  const tab = tabs.find((each) => each === search.tab) ?? usual;
  return (
    <>
      {run.progress && active && (
        <Panel>
          <Meter {...run.progress} etaSeconds={run.etaSeconds} />
        </Panel>
      )}
      <Panel
        title="Steps"
        flush
        aside={
          <SegmentedControl
            size="xs"
            aria-label="Show steps as"
            data={['Graph', 'List']}
            value={asList ? 'List' : 'Graph'}
            onChange={(value) => setAsList(value === 'List')}
          />
        }
      >
        {asList ? (
          <StepList steps={run.steps} selected={step?.key} onSelect={select} />
        ) : (
          <Dag steps={run.steps} selected={step?.key} onSelect={select} />
        )}
      </Panel>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md" style={{ gridTemplateColumns: undefined }}>
        {step && <StepDetail step={step} runId={run.id} stopping={run.state === 'CANCELLED'} />}
        <Panel title="Run">
          <Facts
            facts={[
              ['Id', <Hash key="id" value={run.id} length={36} />],
              [
                'Study',
                run.studyId ? (
                  <Link to="/studies/$studyId" params={{ studyId: run.studyId }}>
                    {run.studyName}
                  </Link>
                ) : undefined,
              ],
              ['Variant', run.variant],
              ['Data set', run.dataset ?? undefined],
              ['Seed', run.seed],
              [
                'Submitted',
                <>
                  <When at={run.createdAt} /> by {run.submitter}
                </>,
              ],
              ['Started', <When key="s" at={run.startedAt} />],
              [
                'Elapsed',
                <span key="t">
                  <Lasted from={run.startedAt} to={run.finishedAt} />
                  {computed !== undefined && `, ${formatDuration(computed)} of it computing`}
                </span>,
              ],
              ['Consents', consentsOf(run)],
            ]}
          />
        </Panel>
      </SimpleGrid>
      <Panel flush>
        <Tabs
          value={tab}
          onChange={(value) =>
            void navigate({ search: { ...search, tab: value ?? undefined }, replace: true })
          }
          keepMounted={false}
        >
          <Tabs.List px={8}>
            {scored && <Tabs.Tab value="scores">Scores</Tabs.Tab>}
            <Tabs.Tab value="curves">Curves</Tabs.Tab>
            <Tabs.Tab value="logs">Log</Tabs.Tab>
            <Tabs.Tab value="parameters">Parameters</Tabs.Tab>
            <Tabs.Tab value="artefacts">Artefacts</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="scores">
            <Scores steps={run.steps} />
          </Tabs.Panel>
          <Tabs.Panel value="curves">
            <Curves runId={run.id} active={active} />
          </Tabs.Panel>
          <Tabs.Panel value="logs">
            <Logs runId={run.id} steps={run.steps} active={active} />
          </Tabs.Panel>
          <Tabs.Panel value="parameters">
            <Parameters run={run} />
          </Tabs.Panel>
          <Tabs.Panel value="artefacts">
            <Artefacts steps={run.steps} />
          </Tabs.Panel>
        </Tabs>
      </Panel>
    </>
  );
}

/**
 * What the attempts took, once all have ended: a run also waits for devices and for other steps.
 * Undefined where nothing was computed.
 */
function computedSeconds(steps: readonly Step[]): number | undefined {
  const attempts = steps.flatMap((step) => step.attempts);
  if (attempts.length === 0 || attempts.some((attempt) => !attempt.finishedAt)) return undefined;
  return attempts.reduce(
    (sum, { startedAt, finishedAt }) =>
      startedAt ? sum + secondsBetween(startedAt, finishedAt, 0) : sum,
    0,
  );
}

function consentsOf(run: RunDetail): string {
  const used = new Map(run.consents.map((c) => [c.pseudonym, c.version]));
  return [...used].map(([brain, version]) => `${brain} v${version}`).join(', ') || '–';
}

/** What failed, else what runs or waits, else the last step. */
function mostInteresting(steps: readonly Step[]): Step | undefined {
  const first = (...states: string[]) => steps.find((step) => states.includes(step.state));
  return first('FAILED') ?? first('RUNNING') ?? first('READY', 'PLACED') ?? steps[0];
}

function Actions({ run }: { run: RunDetail }) {
  const mayChange = useMayChange(run.projectId);
  const client = useQueryClient();
  const [asked, setAsked] = useState(false);
  const refresh = () => client.invalidateQueries({ queryKey: ['run'] });
  const path = { params: { path: { id: run.id } } };
  const cancel = useMutation({
    mutationFn: () => api.POST('/api/v1/runs/{id}/cancel', path),
    onSettled: refresh,
  });
  const retry = useMutation({
    mutationFn: () => api.POST('/api/v1/runs/{id}/retry', path),
    onSettled: refresh,
  });
  const error = cancel.error ?? retry.error;
  const ended = run.state !== 'PENDING' && run.state !== 'RUNNING';
  const buttons: ReactNode[] = [];
  if (!ended) {
    buttons.push(
      asked ? (
        <GuardedButton
          key="sure"
          access={mayChange}
          color="red.9"
          loading={cancel.isPending}
          onClick={() => cancel.mutate(undefined, { onSettled: () => setAsked(false) })}
        >
          Really cancel
        </GuardedButton>
      ) : (
        <GuardedButton
          key="cancel"
          access={mayChange}
          variant="default"
          onClick={() => setAsked(true)}
        >
          Cancel run
        </GuardedButton>
      ),
    );
  }
  if (run.state === 'FAILED') {
    buttons.push(
      <GuardedButton
        key="retry"
        access={mayChange}
        loading={retry.isPending}
        onClick={() => retry.mutate()}
      >
        Retry from the failed step
      </GuardedButton>,
    );
  }
  if (run.kind === 'experiment') {
    buttons.push(
      <Tooltip key="compare" label="Put it beside other runs">
        <Button
          variant="default"
          renderRoot={(props) => <Link {...props} to="/compare" search={{ runs: run.id }} />}
        >
          Compare
        </Button>
      </Tooltip>,
    );
    if (run.studyId) {
      buttons.push(
        <GuardedLink
          key="clone"
          access={mayChange}
          variant="default"
          link={{
            to: '/studies/new',
            search: { from: run.studyId, variant: run.variant ?? undefined },
          }}
        >
          Clone
        </GuardedLink>,
      );
    }
  }
  return (
    <Group gap="xs">
      {buttons}
      {error && (
        <div style={{ flexBasis: '100%' }}>
          <ProblemAlert error={error} />
        </div>
      )}
      {asked && (
        <Text size="xs" c="dimmed">
          Running steps stop; finished ones keep their artefacts.
        </Text>
      )}
    </Group>
  );
}
