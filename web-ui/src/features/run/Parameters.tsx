import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RunDetail } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { flatten, formatLeaf } from '@/lib/flatten';
import { unitOf } from '@/lib/units';

export function Parameters({ run }: { run: RunDetail }) {
  const [text, setText] = useState('');
  const rows = run.steps
    .flatMap((step) =>
      flatten(step.spec)
        .filter(([path]) => path !== 'type')
        .map(([path, value]) => ({ step: step.key, path, value })),
    )
    .filter((row) => `${row.step}.${row.path}`.toLowerCase().includes(text.toLowerCase()));
  return (
    <>
      <div style={{ padding: '10px 14px' }}>
        <TextInput
          data-search
          aria-label="Search parameters"
          placeholder="Search parameters  ( / )"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={260}
        />
      </div>
      <DataTable
        label="Parameters"
        rows={rows}
        rowKey={(row) => `${row.step}.${row.path}`}
        empty={<Empty title="No parameter matches" />}
        columns={[
          { name: 'Step', cell: (row) => row.step, width: 140 },
          { name: 'Parameter', cell: (row) => row.path },
          { name: 'Value', numeric: true, cell: (row) => formatLeaf(row.value) },
          { name: 'Unit', cell: (row) => unitOf(row.path), width: 120 },
        ]}
      />
    </>
  );
}
