import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { preparationsQuery } from '@/api/queries/preparation';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { GuardedLink } from '@/components/Guarded';
import { Loaded } from '@/components/Loaded';
import { NoProject } from '@/components/NoProject';
import { Page, Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { When } from '@/components/Time';
import { useMayChange, useWho } from '@/lib/session';
import { useLiveRefresh } from '@/lib/use-live';

export function PreparationsPage() {
  const { project } = useWho();
  const mayChange = useMayChange();
  return (
    <Page
      title="Preparations"
      lead="Pipelines that freeze what studies read: synthetic sections, ingestion, patches."
      actions={
        <GuardedLink access={mayChange} link={{ to: '/preparations/new' }}>
          New preparation
        </GuardedLink>
      }
    >
      {project ? <List projectId={project.id} /> : <NoProject />}
    </Page>
  );
}

function List({ projectId }: { projectId: string }) {
  const preparations = useQuery(preparationsQuery(projectId));
  useLiveRefresh(['runs', 'preparations'], [['preparation', 'list']]);
  return (
    <Panel flush>
      <Loaded query={preparations} height={220}>
        {(rows) => (
          <DataTable
            label="Preparations"
            rows={rows}
            rowKey={(row) => row.id}
            empty={
              <Empty title="Nothing was prepared yet">
                Start with a phantom (a synthetic cortex with known truth) or with a folder of your
                own images, then ingest, then sample patches.
              </Empty>
            }
            columns={[
              {
                name: 'Name',
                cell: (row) => (
                  <Link to="/preparations/$preparationId" params={{ preparationId: row.id }}>
                    {row.name}
                  </Link>
                ),
              },
              { name: 'Kind', cell: (row) => row.kind },
              { name: 'State', cell: (row) => <StateBadge state={row.state} /> },
              {
                name: 'Run',
                cell: (row) =>
                  row.runId ? (
                    <Link to="/runs/$runId" params={{ runId: row.runId }}>
                      open
                    </Link>
                  ) : (
                    '–'
                  ),
              },
              { name: 'Submitted', cell: (row) => <When at={row.createdAt} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
