import { Code, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { preparationFilesQuery } from '@/api/queries/preparation';
import type { FileState, IngestedFile, IngestReport } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { Loaded } from '@/components/Loaded';
import { MorePages } from '@/components/MorePages';
import { Panel } from '@/components/Page';
import { PIXEL_SIZE_SOURCES } from '@/components/pixel-size';
import { qualityWords } from '@/components/quality';
import { StateBadge } from '@/components/StateBadge';
import { formatBytes, formatInteger, formatNumber, plural } from '@/lib/format';

const STATES: { value: FileState; label: string }[] = [
  { value: 'REFUSED', label: 'refused' },
  { value: 'ACCEPTED', label: 'accepted' },
  { value: 'DUPLICATE', label: 'twice in the mapping' },
  { value: 'KNOWN', label: 'known before' },
  { value: 'PENDING', label: 'not read yet' },
];

/** What became of each file of an ingestion, what was read, and what to do about what was refused. */
export function IngestedFiles({
  preparationId,
  submitter,
  report,
}: {
  preparationId: string;
  submitter: string;
  /** Once it is done. */
  report: IngestReport | null | undefined;
}) {
  // What somebody has to do something about comes first, until another choice is made.
  const [chosen, choose] = useState<FileState | null>();
  const first = (report?.refused ?? 0) > 0 ? 'REFUSED' : undefined;
  const state = chosen === undefined ? first : (chosen ?? undefined);
  const files = useInfiniteQuery(preparationFilesQuery(preparationId, state));
  const rows = files.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      flush
      title={report ? counted(report) : 'Files'}
      aside={
        <>
          <Link to="/brains" style={{ fontSize: 12, color: 'var(--mantine-color-anchor)' }}>
            Sections of the accepted files
          </Link>
          <Select
            size="xs"
            aria-label="What became of the files"
            data={[{ value: 'ALL', label: 'all files' }, ...STATES]}
            value={state ?? 'ALL'}
            onChange={(value) => choose(STATES.find((each) => each.value === value)?.value ?? null)}
            allowDeselect={false}
          />
        </>
      }
    >
      <Loaded query={files} height={220}>
        {() => (
          <>
            <DataTable
              label="Files of the ingestion"
              rows={rows}
              rowKey={(row) => `${row.file} ${row.section}`}
              empty={<Empty title="No file is so" />}
              columns={[
                {
                  name: 'File',
                  cell: (row) => (
                    <>
                      <strong>{row.file}</strong>
                      <Text size="xs" c="dimmed">
                        {row.brain}, section {row.section} · {formatBytes(row.bytes)}
                      </Text>
                    </>
                  ),
                },
                { name: 'State', cell: (row) => <StateBadge state={row.state} />, width: 120 },
                {
                  name: 'What was read',
                  cell: (row) => <Read file={row} submitter={submitter} />,
                },
                { name: 'What to do', cell: (row) => <ToDo file={row} /> },
              ]}
            />
            <MorePages count={rows.length} one="file" query={files} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function counted({ accepted, refused, duplicates, known }: IngestReport): string {
  return [
    `Ingestion: ${plural(accepted, 'file')} accepted`,
    `${formatInteger(refused)} refused`,
    `${formatInteger(duplicates)} twice`,
    ...(known === null || known === undefined ? [] : [`${formatInteger(known)} known before`]),
  ].join(', ');
}

/** What the file said of itself, and who said what it did not. */
function Read({
  file: { image, problem, warnings },
  submitter,
}: {
  file: IngestedFile;
  submitter: string;
}) {
  return (
    <>
      {problem && (
        <>
          {problem.problem ?? 'refused'}
          {problem.code && (
            <Text size="xs">
              <Code>{problem.code}</Code>
            </Text>
          )}
          {problem.where && (
            <Text size="xs" c="dimmed">
              Where: {problem.where}
            </Text>
          )}
        </>
      )}
      {image && (
        <>
          {formatInteger(image.widthPx)} × {formatInteger(image.heightPx)} px, {image.channels} ×{' '}
          {image.bitsPerSample} bits, {image.compression}
          <Text size="xs" c="dimmed">
            {formatNumber(image.pixelSizeUm)} µm a pixel,{' '}
            {image.pixelSizeFrom === 'SUPPLIED'
              ? `supplied by ${submitter}`
              : `from ${PIXEL_SIZE_SOURCES[image.pixelSizeFrom] ?? image.pixelSizeFrom}`}
            {image.pyramidWritten ? '; a pyramid was written' : ''}
          </Text>
          <Text size="xs" c="dimmed">
            {Math.round(image.tissueFraction * 100)} % tissue; {qualityWords(image)}
            {image.personalItems > 0
              ? `; ${plural(image.personalItems, 'thing')} held back that may name a donor`
              : ''}
          </Text>
        </>
      )}
      {warnings.map((warning) => (
        <Text size="xs" key={warning}>
          {warning}
        </Text>
      ))}
      {!image && !problem && warnings.length === 0 && '–'}
    </>
  );
}

function ToDo({ file: { problem } }: { file: IngestedFile }) {
  return <>{problem?.action ?? (problem ? 'See the catalogue of problems.' : '–')}</>;
}
