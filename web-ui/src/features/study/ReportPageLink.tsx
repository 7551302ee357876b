import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { artefactContentUrl } from '@/api/queries/artefact';
import { runQuery } from '@/api/queries/run';

/** The report as one page that needs no platform; it is always a download, never shown from here. */
export function ReportPageLink({ runId }: { runId: string }) {
  const run = useQuery(runQuery(runId));
  const page = run.data?.steps
    .flatMap((step) => step.outputs)
    .find((output) => output.kind === 'report-page');
  if (!page) return null;
  return (
    <Button
      component="a"
      size="compact-xs"
      variant="default"
      leftSection={<IconDownload size={13} />}
      href={artefactContentUrl(page.sha256)}
      download="report.html"
      aria-label="Download the report as a page of its own"
    >
      Page
    </Button>
  );
}
