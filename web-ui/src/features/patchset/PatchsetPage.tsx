import { SimpleGrid } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { patchsetQuery, splitsQuery } from '@/api/queries/patchset';
import type { Patchset, Split } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { LeakageMark, acceptsLeak } from '@/components/Leakage';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { formatBytes, formatInteger, formatNumber } from '@/lib/format';
import { SplitForm } from './SplitForm';

export function PatchsetPage() {
  const { patchsetId } = useParams({ from: '/patchsets/$patchsetId' });
  const patchset = useQuery(patchsetQuery(patchsetId));
  const splits = useQuery(splitsQuery(patchsetId));
  return (
    <Page
      title={patchset.data?.name ?? 'Patchset'}
      crumbs={[{ label: 'Patchsets', link: { to: '/patchsets' } }]}
    >
      <Loaded query={patchset} height={420}>
        {(data) => (
          <>
            <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
              <About patchset={data} />
              <Panel title="New split">
                <SplitForm patchset={data} />
              </Panel>
            </SimpleGrid>
            <Panel title="Splits" flush>
              <Loaded query={splits} height={120}>
                {(rows) => (
                  <DataTable
                    label="Splits"
                    rows={rows}
                    rowKey={(row) => row.id}
                    empty={
                      <Empty title="No split yet">
                        A study needs one: which brains stay unseen and which sections are held out.
                      </Empty>
                    }
                    columns={[
                      { name: 'Split', cell: (row) => <Named split={row} /> },
                      { name: 'Train', numeric: true, cell: (row) => row.trainSections },
                      { name: 'Held out', numeric: true, cell: (row) => row.heldOutSections },
                      { name: 'Buffer', numeric: true, cell: bufferOf },
                      {
                        name: 'Unseen by probes',
                        numeric: true,
                        cell: (row) => row.unseenByProbeSections,
                      },
                      { name: 'Unseen', numeric: true, cell: (row) => row.unseenSections },
                      { name: 'Leakage', cell: (row) => <LeakageMark leakage={row.leakage} /> },
                      { name: 'sha256', cell: (row) => <Hash value={row.sha256} /> },
                      {
                        name: 'Use',
                        cell: (row) => (
                          <Link to="/studies/new" search={{ patchset: patchsetId, split: row.id }}>
                            use in a study
                          </Link>
                        ),
                      },
                    ]}
                  />
                )}
              </Loaded>
            </Panel>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** The reason for a leak stands with the name: nobody chooses the split without reading it. */
function Named({ split }: { split: Split }) {
  return (
    <>
      <strong>{split.name}</strong>
      {acceptsLeak(split.leakage) && split.override && (
        <div style={{ fontSize: 12, color: 'var(--app-bad)', whiteSpace: 'normal' }}>
          Leak accepted: {split.override}
        </div>
      )}
    </>
  );
}

function bufferOf({ bufferMm, bufferSections }: Split): string {
  return bufferMm > 0
    ? `${formatInteger(bufferSections)} (${formatNumber(bufferMm)} mm)`
    : formatInteger(bufferSections);
}

function About({ patchset }: { patchset: Patchset }) {
  return (
    <Panel title="Patchset">
      <Facts
        facts={[
          ['Patches', formatInteger(patchset.patches)],
          [
            'Side',
            `${patchset.patchPx} px, ${((patchset.patchPx * patchset.pixelSizeUm) / 1000).toFixed(2)} mm`,
          ],
          ['Pixel', `${formatNumber(patchset.pixelSizeUm)} µm`],
          ['Size', formatBytes(patchset.bytes)],
          ['Index sha256', <Hash key="sha" value={patchset.indexSha256} />],
        ]}
      />
      <div style={{ marginTop: 12 }}>
        <DataTable
          label="Brains of the patchset"
          rows={patchset.brains}
          rowKey={(row) => row.brainId}
          columns={[
            {
              name: 'Brain',
              cell: (row) => (
                <>
                  <Link to="/brains/$brainId" params={{ brainId: row.brainId }}>
                    {row.pseudonym}
                  </Link>
                  {row.quarantined && ' (in quarantine)'}
                </>
              ),
            },
            { name: 'Sections', numeric: true, cell: (row) => formatInteger(row.sections) },
            { name: 'Patches', numeric: true, cell: (row) => formatInteger(row.patches) },
          ]}
        />
      </div>
    </Panel>
  );
}
