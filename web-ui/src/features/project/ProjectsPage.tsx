import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { projectsQuery } from '@/api/queries/project';
import { DataTable } from '@/components/DataTable';
import { Loaded } from '@/components/Loaded';
import { NewProject } from '@/components/NewProject';
import { NoProject } from '@/components/NoProject';
import { Page, Panel } from '@/components/Page';
import { When } from '@/components/Time';
import { useWho } from '@/lib/session';

export function ProjectsPage() {
  const { session, projects } = useWho();
  const known = useQuery(projectsQuery);
  const membership = new Map(session.projects.map((own) => [own.id, own.membership]));
  return (
    <Page
      title="Projects"
      lead="A project keeps brains, studies and models together, and says who sees them."
      actions={projects.length > 0 && <NewProject />}
    >
      {projects.length === 0 ? (
        <NoProject />
      ) : (
        <Panel flush>
          <Loaded query={known} height={180}>
            {(rows) => (
              <DataTable
                label="Projects"
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    name: 'Project',
                    cell: (row) => (
                      <Link to="/projects/$projectId" params={{ projectId: row.id }}>
                        {row.name}
                      </Link>
                    ),
                    width: '28%',
                  },
                  {
                    name: 'Description',
                    cell: (row) => (
                      <Text size="sm" lineClamp={2}>
                        {row.description || '–'}
                      </Text>
                    ),
                  },
                  {
                    name: 'You are',
                    cell: (row) => membership.get(row.id) ?? `${session.role}, not a member`,
                    width: 180,
                  },
                  { name: 'Made', cell: (row) => <When at={row.createdAt} />, width: 120 },
                ]}
              />
            )}
          </Loaded>
        </Panel>
      )}
    </Page>
  );
}
