import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { StudyReport } from '@/api/types';
import { reportCsv } from './report-csv';
import { saveFile } from './save-file';

/** Takes a study's table away: as CSV for a spreadsheet, as JSON with confusions and findings. */
export function ReportExport({ report }: { report: StudyReport }) {
  return (
    <Group gap={6}>
      <Save name="report.csv" label="CSV" type="text/csv" text={() => reportCsv(report)} />
      <Save
        name="report.json"
        label="JSON"
        type="application/json"
        text={() => JSON.stringify(report, null, 2)}
      />
    </Group>
  );
}

function Save(file: { name: string; label: string; type: string; text: () => string }) {
  return (
    <Button
      size="compact-xs"
      variant="default"
      leftSection={<IconDownload size={13} />}
      aria-label={`Download the report as ${file.label}`}
      onClick={() => saveFile(file.name, file.type, file.text())}
    >
      {file.label}
    </Button>
  );
}
