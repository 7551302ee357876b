import { Group } from '@mantine/core';
import type { StudyReport } from '@/api/types';
import { reportCsv } from './report-csv';
import { SaveButton } from './SaveButton';

/** Takes a study's table away: as CSV for a spreadsheet, as JSON with confusions and findings. */
export function ReportExport({ report }: { report: StudyReport }) {
  return (
    <Group gap={6}>
      <SaveButton
        name="report.csv"
        label="CSV"
        what="the report"
        type="text/csv"
        text={() => reportCsv(report)}
      />
      <SaveButton
        name="report.json"
        label="JSON"
        what="the report"
        type="application/json"
        text={() => JSON.stringify(report, null, 2)}
      />
    </Group>
  );
}
