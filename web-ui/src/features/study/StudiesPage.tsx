import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { studiesQuery } from '@/api/queries/study';
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

export function StudiesPage() {
  const { project } = useWho();
  const mayChange = useMayChange();
  return (
    <Page
      title="Studies"
      lead="A question over frozen inputs; its variants are compared with the same probes."
      actions={
        <GuardedLink access={mayChange} link={{ to: '/studies/new' }}>
          New study
        </GuardedLink>
      }
    >
      {project ? <List projectId={project.id} /> : <NoProject />}
    </Page>
  );
}

function List({ projectId }: { projectId: string }) {
  const studies = useQuery(studiesQuery(projectId));
  useLiveRefresh(['runs'], [['study', 'list']], ['run-changed']);
  return (
    <Panel flush>
      <Loaded query={studies} height={220}>
        {(rows) => (
          <DataTable
            label="Studies"
            rows={rows}
            rowKey={(row) => row.id}
            empty={
              <Empty title="No study yet">
                A study needs a patchset and a split. The template “area classification” brings the
                six variants of the demo.
              </Empty>
            }
            columns={[
              {
                name: 'Study',
                cell: (row) => (
                  <Link to="/studies/$studyId" params={{ studyId: row.id }}>
                    {row.name}
                  </Link>
                ),
              },
              { name: 'Question', cell: (row) => row.question },
              { name: 'State', cell: (row) => <StateBadge state={row.state} />, width: 120 },
              { name: 'Submitted', cell: (row) => <When at={row.createdAt} />, width: 120 },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
