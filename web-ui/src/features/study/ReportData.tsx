import type { StudyReport } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Hash } from '@/components/Hash';
import { Panel } from '@/components/Page';

/** What the rows were computed on. Runs are ranked only where patches and split are the same. */
export function ReportData({ report }: { report: StudyReport }) {
  return (
    <Panel flush title="Data">
      <DataTable
        label="Data sets of this report"
        rows={report.datasets}
        rowKey={(data) => data.name}
        columns={[
          { name: 'Name', cell: (data) => data.name },
          { name: 'Patches and labels', cell: (data) => <Hash value={data.patches} /> },
          { name: 'Split', cell: (data) => <Hash value={data.split} /> },
          { name: 'Test looked at before', numeric: true, cell: (data) => data.looks },
          { name: 'Synthetic', cell: (data) => (data.synthetic ? 'yes' : 'no') },
          { name: 'Leaks accepted', numeric: true, cell: (data) => data.accepted.length },
        ]}
      />
    </Panel>
  );
}
