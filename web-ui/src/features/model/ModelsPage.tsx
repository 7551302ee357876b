import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { modelsQuery } from '@/api/queries/model';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { NoProject } from '@/components/NoProject';
import { Page, Panel } from '@/components/Page';
import { When } from '@/components/Time';
import { useWho } from '@/lib/session';

export function ModelsPage() {
  const { project } = useWho();
  return (
    <Page title="Models" lead="Frozen encoders with what they were made of, down to each section.">
      {project ? <List projectId={project.id} /> : <NoProject />}
    </Page>
  );
}

function List({ projectId }: { projectId: string }) {
  const models = useQuery(modelsQuery(projectId));
  return (
    <Panel flush>
      <Loaded query={models} height={180}>
        {(rows) => (
          <DataTable
            label="Models"
            rows={rows}
            rowKey={(row) => row.id}
            empty={
              <Empty title="No model yet">
                A model is registered when a pretraining step succeeds. Submit a study with an
                encoder variant.
              </Empty>
            }
            columns={[
              {
                name: 'Model',
                cell: (row) => (
                  <Link to="/models/$modelId" params={{ modelId: row.id }}>
                    {row.name}
                  </Link>
                ),
              },
              { name: 'Architecture', cell: (row) => row.architecture },
              {
                name: 'Trained on',
                cell: (row) => `${row.trainedOn.patchset}: ${row.trainedOn.brains.join(', ')}`,
              },
              { name: 'sha256', cell: (row) => <Hash value={row.artefactSha256} /> },
              { name: 'Made', cell: (row) => <When at={row.createdAt} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
