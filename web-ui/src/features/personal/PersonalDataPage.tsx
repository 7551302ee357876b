import { SegmentedControl, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { personalDataQuery } from '@/api/queries/personal';
import { sectionQuery } from '@/api/queries/section';
import type { PersonalDatum, PersonalState } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { Loaded } from '@/components/Loaded';
import { MorePages } from '@/components/MorePages';
import { Page, Panel } from '@/components/Page';
import { When } from '@/components/Time';
import { useIsAdmin } from '@/lib/session';
import { Decide } from './Decide';
import { KIND_NAMES, LookButton } from './LookButton';

const STATES: { value: PersonalState; label: string }[] = [
  { value: 'HELD', label: 'Held' },
  { value: 'KEPT', label: 'Kept' },
  { value: 'RELEASED', label: 'Released' },
];

const LEAD =
  'Label and macro images and free texts of scanners may name a donor. They are taken out when an image comes in, and administrators alone see them until one decides.';

/** What image files held that may name a donor, by image. */
export function PersonalDataPage() {
  const isAdmin = useIsAdmin();
  return (
    <Page title="Personal data" lead={LEAD}>
      {isAdmin === true ? <List /> : <Empty title="Only for administrators">{isAdmin}</Empty>}
    </Page>
  );
}

function List() {
  const { state = 'HELD' } = useSearch({ from: '/personal-data' });
  const navigate = useNavigate({ from: '/personal-data' });
  const data = useInfiniteQuery(personalDataQuery(state));
  const rows = data.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      flush
      bar={
        <SegmentedControl
          size="xs"
          aria-label="State"
          data={STATES}
          value={state}
          onChange={(value) => void navigate({ to: '.', search: { state: value } })}
        />
      }
    >
      <Loaded query={data} height={220}>
        {() => (
          <>
            <DataTable
              label="Personal data"
              rows={rows}
              rowKey={(row) => row.id}
              empty={
                <Empty
                  title={
                    state === 'HELD' ? 'Nothing waits for a decision' : 'Nothing was decided so'
                  }
                >
                  What an ingestion takes out of image files appears here.
                </Empty>
              }
              columns={[
                {
                  name: 'Image',
                  // Things of one image stand together: it is named at the first of them.
                  cell: (row) =>
                    rows[rows.indexOf(row) - 1]?.imageId === row.imageId ? (
                      <Text size="xs" c="dimmed">
                        the same image
                      </Text>
                    ) : (
                      <ImageLink of={row} />
                    ),
                },
                { name: 'What', cell: (row) => KIND_NAMES[row.kind] },
                { name: 'Taken out', cell: (row) => <When at={row.createdAt} />, width: 120 },
                {
                  name: 'Decided',
                  cell: (row) =>
                    row.decidedAt ? (
                      <>
                        <When at={row.decidedAt} /> by {row.decidedBy}
                        {row.reason && (
                          <Text size="xs" maw={320}>
                            “{row.reason}”
                          </Text>
                        )}
                      </>
                    ) : (
                      '–'
                    ),
                },
                { name: 'Content', cell: (row) => <LookButton datum={row} />, width: 150 },
                { name: 'Decision', cell: (row) => <Decide datum={row} />, width: 190 },
              ]}
            />
            <MorePages count={rows.length} one="thing" query={data} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** The section that the image shows; its brain is asked for, since the list names its pseudonym only. */
function ImageLink({ of }: { of: PersonalDatum }) {
  const section = useQuery(sectionQuery(of.sectionId));
  const name = `Brain ${of.brain}, section ${of.section}`;
  return section.data ? (
    <Link
      to="/brains/$brainId/sections/$sectionId"
      params={{ brainId: section.data.brainId, sectionId: of.sectionId }}
    >
      {name}
    </Link>
  ) : (
    <>{name}</>
  );
}
