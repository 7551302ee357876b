import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { preparationQuery } from '@/api/queries/preparation';
import { runQuery } from '@/api/queries/run';
import type { Preparation } from '@/api/types';
import { Facts } from '@/components/Facts';
import { Loaded } from '@/components/Loaded';
import { Meter } from '@/components/Meter';
import { Notice } from '@/components/Notice';
import { Page, Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { When } from '@/components/Time';
import { useLiveRefresh } from '@/lib/use-live';
import { progressOf } from '../run/run-progress';
import { IngestedFiles } from './IngestedFiles';

export function PreparationPage() {
  const { preparationId } = useParams({ from: '/preparations/$preparationId' });
  const preparation = useQuery(preparationQuery(preparationId));
  const runId = preparation.data?.runId;
  useLiveRefresh(runId ? ['preparations', `run:${runId}`] : ['preparations'], [
    ['preparation', preparationId],
    ['run', runId],
  ]);
  return (
    <Page
      title={preparation.data?.name ?? 'Preparation'}
      crumbs={[{ label: 'Preparations', link: { to: '/preparations' } }]}
      badge={preparation.data && <StateBadge state={preparation.data.state} soft />}
    >
      <Loaded query={preparation} height={300}>
        {(data) => <Body preparation={data} />}
      </Loaded>
    </Page>
  );
}

/** Files are looked up before the run exists; where all are known, there is none at all. */
function noRun({ state }: Preparation): string {
  if (state === 'PENDING') return 'not yet: the inputs are being looked up';
  return state === 'SUCCEEDED' ? 'none: nothing had to be computed' : 'none';
}

function Body({ preparation }: { preparation: Preparation }) {
  const { runId, patchsetId } = preparation;
  const run = useQuery({ ...runQuery(runId ?? ''), enabled: Boolean(runId) });
  const progress = run.data && progressOf(run.data);
  return (
    <>
      {preparation.refusal && <Notice tone="warn">{preparation.refusal}</Notice>}
      <Panel title="Preparation">
        {progress && <Meter {...progress} etaSeconds={run.data.etaSeconds} />}
        <Facts
          facts={[
            ['Kind', preparation.kind],
            [
              'Submitted',
              <>
                <When at={preparation.createdAt} /> by {preparation.submitter}
              </>,
            ],
            ['Finished', preparation.finishedAt ? <When at={preparation.finishedAt} /> : undefined],
            [
              'Run',
              runId ? (
                <Link to="/runs/$runId" params={{ runId }}>
                  Steps, log and artefacts
                </Link>
              ) : (
                noRun(preparation)
              ),
            ],
            [
              'Patchset',
              patchsetId ? (
                <Link to="/patchsets/$patchsetId" params={{ patchsetId }}>
                  Patches and splits
                </Link>
              ) : undefined,
            ],
          ]}
        />
      </Panel>
      {preparation.kind === 'ingest' && (
        <IngestedFiles
          preparationId={preparation.id}
          submitter={preparation.submitter}
          report={preparation.report}
        />
      )}
    </>
  );
}
