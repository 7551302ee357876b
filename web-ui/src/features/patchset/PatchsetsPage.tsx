import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { patchsetsQuery } from '@/api/queries/patchset';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { GuardedLink } from '@/components/Guarded';
import { Loaded } from '@/components/Loaded';
import { NoProject } from '@/components/NoProject';
import { Page, Panel } from '@/components/Page';
import { When } from '@/components/Time';
import { formatBytes, formatInteger, formatNumber } from '@/lib/format';
import { useMayChange, useWho } from '@/lib/session';

export function PatchsetsPage() {
  const { project } = useWho();
  const mayChange = useMayChange();
  return (
    <Page
      title="Patchsets and splits"
      lead="Frozen inputs of studies: patches with their index, and which sections serve what."
      actions={
        <GuardedLink
          access={mayChange}
          link={{ to: '/preparations/new', search: { kind: 'sample' } }}
        >
          Sample patches
        </GuardedLink>
      }
    >
      {project ? <List projectId={project.id} /> : <NoProject />}
    </Page>
  );
}

function List({ projectId }: { projectId: string }) {
  const patchsets = useQuery(patchsetsQuery(projectId));
  return (
    <Panel flush>
      <Loaded query={patchsets} height={180}>
        {(rows) => (
          <DataTable
            label="Patchsets"
            rows={rows}
            rowKey={(row) => row.id}
            empty={
              <Empty title="No patchset yet">
                Ingest sections, then sample patches along their ribbon; the patchset appears here.
              </Empty>
            }
            columns={[
              {
                name: 'Patchset',
                cell: (row) => (
                  <Link to="/patchsets/$patchsetId" params={{ patchsetId: row.id }}>
                    {row.name}
                  </Link>
                ),
              },
              { name: 'Patches', numeric: true, cell: (row) => formatInteger(row.patches) },
              { name: 'Side, px', numeric: true, cell: (row) => row.patchPx },
              { name: 'µm/px', numeric: true, cell: (row) => formatNumber(row.pixelSizeUm) },
              { name: 'Sections', numeric: true, cell: (row) => formatInteger(row.sections) },
              { name: 'Size', numeric: true, cell: (row) => formatBytes(row.bytes) },
              { name: 'Frozen', cell: (row) => <When at={row.createdAt} /> },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
