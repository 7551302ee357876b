import { Switch } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { preparationQuery, runQuery } from '@/api/queries';
import type { IngestFile, Preparation } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { Meter } from '@/components/Meter';
import { Page, Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { When } from '@/components/Time';
import { formatBytes, formatInteger, formatNumber, plural } from '@/lib/format';
import { useLiveRefresh } from '@/lib/use-live';

export function PreparationPage() {
  const { preparationId } = useParams({ from: '/preparations/$preparationId' });
  const preparation = useQuery(preparationQuery(preparationId));
  const runId = preparation.data?.runId;
  useLiveRefresh(runId ? [`run:${runId}`] : [], [
    ['preparation', preparationId],
    ['run', runId],
  ]);
  return (
    <Page
      title={preparation.data?.name ?? 'Preparation'}
      crumbs={[{ label: 'Preparations', link: { to: '/preparations' } }]}
      badge={preparation.data && <StateBadge state={preparation.data.state} soft />}
    >
      <Loaded query={preparation} height={300}>
        {(data) => <Body preparation={data} />}
      </Loaded>
    </Page>
  );
}

function Body({ preparation }: { preparation: Preparation }) {
  const run = useQuery(runQuery(preparation.runId));
  const running = run.data?.state === 'RUNNING' && run.data.progress;
  return (
    <>
      <Panel title="Preparation">
        {running && <Meter {...running} etaSeconds={run.data?.etaSeconds} />}
        <Facts
          facts={[
            ['Kind', preparation.kind],
            ['Submitted', <When key="when" at={preparation.createdAt} />],
            [
              'Run',
              <Link key="run" to="/runs/$runId" params={{ runId: preparation.runId }}>
                Steps, log and artefacts
              </Link>,
            ],
            [
              'Patchset',
              preparation.patchsetId ? (
                <Link
                  key="set"
                  to="/patchsets/$patchsetId"
                  params={{ patchsetId: preparation.patchsetId }}
                >
                  Patches and splits
                </Link>
              ) : undefined,
            ],
          ]}
        />
      </Panel>
      {preparation.report && <Report report={preparation.report} />}
    </>
  );
}

function Report({ report }: { report: NonNullable<Preparation['report']> }) {
  const [refusedOnly, setRefusedOnly] = useState(false);
  const files = report.files.filter((file) => !refusedOnly || file.verdict === 'REFUSED');
  return (
    <Panel
      flush
      title={`Ingestion: ${plural(report.accepted, 'file')} accepted, ${formatInteger(report.refused)} refused`}
      aside={
        <Switch
          size="xs"
          label="Refused files only"
          checked={refusedOnly}
          onChange={(event) => setRefusedOnly(event.currentTarget.checked)}
        />
      }
    >
      <DataTable
        label="Files"
        rows={files}
        rowKey={(file) => file.name}
        empty={<Empty title="No file was refused" />}
        columns={[
          { name: 'File', cell: (file) => file.name },
          { name: 'Verdict', cell: (file) => <StateBadge state={file.verdict} /> },
          { name: 'What was found', cell: (file) => <Found file={file} /> },
          { name: 'Size', numeric: true, cell: (file) => formatBytes(file.bytes) },
          { name: 'sha256', cell: (file) => <Hash value={file.sha256} /> },
        ]}
      />
    </Panel>
  );
}

function Found({ file }: { file: IngestFile }) {
  const { image, problem } = file;
  if (problem) {
    return (
      <div style={{ maxWidth: 460 }}>
        <strong>{problem.title}</strong>
        {problem.where && <div>Where: {problem.where}</div>}
        {problem.action && <div>What to do: {problem.action}</div>}
      </div>
    );
  }
  if (!image) return <>–</>;
  return (
    <>
      {formatInteger(image.widthPx)} × {formatInteger(image.heightPx)} px at{' '}
      {formatNumber(image.pixelSizeUm)} µm{image.pixelSizeSupplied && ' (supplied)'},{' '}
      {plural(image.levels, 'level')}, {image.bitsPerSample} bit,{' '}
      {Math.round(image.tissueFraction * 100)} % tissue
    </>
  );
}
