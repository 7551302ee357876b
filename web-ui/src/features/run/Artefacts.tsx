import { ActionIcon, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { artefactContentUrl } from '@/api/queries/artefact';
import type { Step } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { Hash } from '@/components/Hash';
import { formatBytes } from '@/lib/format';

export function Artefacts({ steps }: { steps: readonly Step[] }) {
  const rows = steps.flatMap((step) =>
    step.outputs.map((output) => ({ ...output, step: step.key })),
  );
  return (
    <DataTable
      label="Artefacts"
      rows={rows}
      rowKey={(row) => `${row.step}/${row.name}`}
      empty={<Empty title="No artefact yet">A step publishes its files when it succeeds.</Empty>}
      columns={[
        { name: 'Name', cell: (row) => row.name },
        { name: 'Kind', cell: (row) => row.kind },
        { name: 'Step', cell: (row) => row.step },
        { name: 'Size', numeric: true, cell: (row) => formatBytes(row.bytes) },
        { name: 'sha256', cell: (row) => <Hash value={row.sha256} length={16} /> },
        {
          name: '',
          cell: (row) => (
            <Tooltip label="Download">
              <ActionIcon
                component="a"
                href={artefactContentUrl(row.sha256)}
                download={row.name.split('/').at(-1)}
                aria-label={`Download ${row.name}`}
              >
                <IconDownload size={16} />
              </ActionIcon>
            </Tooltip>
          ),
        },
      ]}
    />
  );
}
