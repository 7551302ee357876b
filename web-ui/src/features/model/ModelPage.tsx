import { Button, SegmentedControl, SimpleGrid, Text, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { artefactContentUrl } from '@/api/queries/artefact';
import { lineageQuery, modelQuery } from '@/api/queries/model';
import type { Lineage, Model } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { Facts } from '@/components/Facts';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { QuarantineNotice } from '@/components/QuarantineNotice';
import { Stretch } from '@/components/Stretch';
import { When } from '@/components/Time';
import { formatInteger, plural, words } from '@/lib/format';
import { LineageGraph } from './LineageGraph';

export function ModelPage() {
  const { modelId } = useParams({ from: '/models/$modelId' });
  const model = useQuery(modelQuery(modelId));
  const lineage = useQuery(lineageQuery(modelId));
  const [asTable, setAsTable] = useState(false);
  return (
    <Page
      title={model.data?.name ?? 'Model'}
      crumbs={[{ label: 'Models', link: { to: '/models' } }]}
      actions={
        model.data && (
          <Button
            variant="default"
            component="a"
            href={artefactContentUrl(model.data.artefactSha256)}
            download="model.safetensors"
            leftSection={<IconDownload size={14} />}
          >
            Download
          </Button>
        )
      }
    >
      <QuarantineNotice marks={model.data?.quarantine ?? []} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Panel title="Model">
          <Loaded query={model} height={150}>
            {(data) => <About model={data} />}
          </Loaded>
        </Panel>
        <Panel title="Consents it was made under">
          <Loaded query={lineage} height={150}>
            {(data) => (
              <DataTable
                label="Consents"
                rows={data.consents}
                rowKey={(row) => `${row.brain}/${row.version}`}
                empty={<Text size="sm">No consent is recorded.</Text>}
                columns={[
                  { name: 'Brain', cell: (row) => row.brain },
                  { name: 'Version', numeric: true, cell: (row) => row.version },
                  { name: 'Purpose', cell: (row) => row.purpose.toLowerCase() },
                ]}
              />
            )}
          </Loaded>
        </Panel>
      </SimpleGrid>
      <Panel
        title="Lineage"
        flush
        aside={
          <SegmentedControl
            size="xs"
            aria-label="Show lineage as"
            data={['Graph', 'Table']}
            value={asTable ? 'Table' : 'Graph'}
            onChange={(value) => setAsTable(value === 'Table')}
          />
        }
      >
        <Loaded query={lineage} height={260}>
          {(data) => (asTable ? <NodeTable lineage={data} /> : <LineageGraph lineage={data} />)}
        </Loaded>
      </Panel>
      <Loaded query={lineage} height={300}>
        {(data) => <Sections lineage={data} />}
      </Loaded>
    </Page>
  );
}

function About({ model }: { model: Model }) {
  return (
    <Facts
      facts={[
        ['Architecture', model.architecture],
        ['Trained on', model.trainedOn.patchset],
        ['Brains trained on', model.trainedOn.brains.join(', ')],
        ['Brains withheld', model.trainedOn.withheldBrains.join(', ') || 'none'],
        ['sha256', <Hash key="sha" value={model.artefactSha256} length={20} />],
        [
          'Run',
          <Link key="run" to="/runs/$runId" params={{ runId: model.runId }}>
            the run that made it
          </Link>,
        ],
        ['Made', <When key="when" at={model.createdAt} />],
      ]}
    />
  );
}

function NodeTable({ lineage }: { lineage: Lineage }) {
  const madeFrom = useMemo(() => {
    const label = new Map(lineage.nodes.map((node) => [node.id, node.label]));
    const names = new Map<string, string[]>();
    for (const { from, to } of lineage.edges) {
      const known = names.get(to) ?? [];
      known.push(label.get(from) ?? from);
      names.set(to, known);
    }
    return names;
  }, [lineage]);
  return (
    <Stretch rows={lineage.nodes}>
      {(shown) => (
        <DataTable
          label="Lineage"
          rows={shown}
          rowKey={(node) => node.id}
          columns={[
            { name: 'Kind', cell: (node) => node.kind },
            { name: 'Name', cell: (node) => node.label },
            {
              name: 'Made from',
              cell: (node) => <MadeFrom names={madeFrom.get(node.id) ?? []} />,
            },
            {
              name: 'sha256',
              cell: (node) => (node.sha256 ? <Hash value={node.sha256} length={16} /> : '–'),
            },
          ]}
        />
      )}
    </Stretch>
  );
}

const MOST_NAMES = 12;

function MadeFrom({ names }: { names: readonly string[] }) {
  if (names.length === 0) return <>–</>;
  const more = names.length - MOST_NAMES;
  return (
    <>
      {names.slice(0, MOST_NAMES).join(', ')}
      {more > 0 && ` and ${formatInteger(more)} more`}
    </>
  );
}

function Sections({ lineage }: { lineage: Lineage }) {
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text).toLowerCase();
  const rows = useMemo(
    () =>
      lineage.sections.filter((row) =>
        `${row.brain} ${row.section} ${row.role} ${row.imageSha256}`.toLowerCase().includes(wanted),
      ),
    [lineage.sections, wanted],
  );
  return (
    <Panel
      flush
      title={plural(lineage.sections.length, 'section')}
      aside={
        <TextInput
          data-search
          aria-label="Search sections"
          placeholder="Brain, number or hash  ( / )"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          w={240}
        />
      }
    >
      <div
        style={{ maxHeight: 460, overflow: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label="Sections of the lineage"
      >
        <Stretch rows={rows}>
          {(shown) => (
            <DataTable
              label="Sections"
              rows={shown}
              rowKey={(row) => `${row.brain}/${row.section}`}
              empty={<Empty title="No section matches" />}
              columns={[
                { name: 'Brain', cell: (row) => row.brain, width: 120 },
                { name: 'Section', numeric: true, cell: (row) => row.section, width: 90 },
                { name: 'Served', cell: (row) => words(row.role), width: 160 },
                {
                  name: 'Image sha256',
                  cell: (row) => <Hash value={row.imageSha256} length={64} />,
                },
              ]}
            />
          )}
        </Stretch>
      </div>
    </Panel>
  );
}
