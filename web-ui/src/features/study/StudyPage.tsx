import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { studyQuery } from '@/api/queries/study';
import type { RunRow, Study } from '@/api/types';
import { Empty } from '@/components/Empty';
import { GuardedLink } from '@/components/Guarded';
import { Loaded } from '@/components/Loaded';
import { Meter } from '@/components/Meter';
import { Notice } from '@/components/Notice';
import { Page, Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { plural } from '@/lib/format';
import { useMayChange } from '@/lib/session';
import { runTopics, useLiveRefresh } from '@/lib/use-live';
import { Report } from './Report';
import { RunEvaluations } from './RunEvaluations';
import classes from './StudyPage.module.css';

export function StudyPage() {
  const { studyId } = useParams({ from: '/studies/$studyId' });
  const study = useQuery(studyQuery(studyId));
  const mayChange = useMayChange(study.data?.projectId);
  useLiveRefresh(
    runTopics(study.data?.runs ?? []),
    [['study', studyId]],
    ['run-changed', 'step-changed', 'progress'],
  );
  const runIds = study.data?.runs
    .filter((run) => run.kind === 'experiment')
    .map((run) => run.id)
    .join(',');
  return (
    <Page
      title={study.data?.name ?? 'Study'}
      crumbs={[{ label: 'Studies', link: { to: '/studies' } }]}
      badge={study.data && <StateBadge state={study.data.state} soft />}
      lead={study.data?.question}
      actions={
        study.data && (
          <>
            <Button
              variant="default"
              renderRoot={(props) => <Link {...props} to="/compare" search={{ runs: runIds }} />}
            >
              Compare runs
            </Button>
            <GuardedLink
              access={mayChange}
              variant="default"
              link={{ to: '/studies/new', search: { from: studyId } }}
            >
              Clone
            </GuardedLink>
          </>
        )
      }
    >
      <Loaded query={study} height={560}>
        {(data) => <Body study={data} />}
      </Loaded>
    </Page>
  );
}

function Body({ study }: { study: Study }) {
  const note = study.report?.note ?? study.note;
  const experiments = study.runs.filter((run) => run.kind === 'experiment');
  const ended = experiments.filter((run) => !['PENDING', 'RUNNING'].includes(run.state)).length;
  return (
    <>
      {note && (
        <Notice tone="note">
          <strong>Note:</strong> {note}
        </Notice>
      )}
      {study.state === 'RUNNING' && (
        <Panel>
          <Meter done={ended} total={experiments.length} unit="runs ended" />
        </Panel>
      )}
      {study.report ? (
        <Report report={study.report} reportRunId={study.reportRunId} />
      ) : (
        <Panel title="Report">
          <Empty title={study.state === 'FAILED' ? 'No report' : 'The report comes last'}>
            {study.state === 'FAILED'
              ? 'A run failed, so nothing was compared. Open the failed run, mend what it says, and retry it.'
              : `It is written when ${plural(experiments.length, 'run')} have succeeded.${
                  study.claims.length > 0
                    ? ` Its ${plural(study.claims.length, 'claim')} are decided when all runs are over; ${ended} of ${experiments.length} are.`
                    : ''
                }`}
          </Empty>
        </Panel>
      )}
      <RunMatrix study={study} runs={experiments} />
      {experiments.some((run) => run.state === 'SUCCEEDED') && (
        <RunEvaluations runs={experiments} />
      )}
    </>
  );
}

/** A row a variant and data set, in the order of the study. */
function rowsOf(study: Study, runs: readonly RunRow[]) {
  const order = study.variants.map((each) => each.name);
  const rows = new Map<string, { variant: string; dataset: string }>();
  for (const run of runs) {
    const row = { variant: run.variant ?? '–', dataset: run.dataset ?? 'main' };
    rows.set(`${row.variant}/${row.dataset}`, row);
  }
  return [...rows.values()].sort((a, b) => order.indexOf(a.variant) - order.indexOf(b.variant));
}

/** Variants as rows, seeds as columns; each cell leads to its run. */
function RunMatrix({ study, runs }: { study: Study; runs: readonly RunRow[] }) {
  const seeds = [...new Set(runs.map((run) => run.seed))].sort((a, b) => a - b);
  const several = new Set(runs.map((run) => run.dataset)).size > 1;
  const rows = rowsOf(study, runs);
  return (
    <Panel title="Variants and seeds" flush>
      <div
        className={classes.scroll}
        tabIndex={0}
        role="region"
        aria-label="Runs by variant and seed"
      >
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">Variant</th>
              {several && <th scope="col">Data</th>}
              {seeds.map((seed) => (
                <th key={seed} scope="col">
                  Seed {seed}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ variant, dataset }) => (
              <tr key={`${variant}/${dataset}`}>
                <th scope="row">{variant}</th>
                {several && <td>{dataset}</td>}
                {seeds.map((seed) => {
                  const run = runs.find(
                    (r) =>
                      (r.variant ?? '–') === variant &&
                      (r.dataset ?? 'main') === dataset &&
                      r.seed === seed,
                  );
                  return (
                    <td key={seed}>
                      {run ? (
                        <Link to="/runs/$runId" params={{ runId: run.id }}>
                          <StateBadge state={run.state} soft />
                          {run.progress && run.state === 'RUNNING' && (
                            <Text component="span" size="xs" c="dimmed" ml={8}>
                              {Math.floor(
                                (100 * run.progress.done) / Math.max(1, run.progress.total),
                              )}{' '}
                              % of {run.progress.step ?? 'the step'}
                            </Text>
                          )}
                        </Link>
                      ) : (
                        '–'
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
