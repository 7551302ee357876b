import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '@/api/client';
import { deadLettersQuery } from '@/api/queries/dead-letter';
import type { DeadLetter } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { GuardedButton } from '@/components/Guarded';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';
import { When } from '@/components/Time';
import { plural } from '@/lib/format';
import { useIsAdmin } from '@/lib/session';
import classes from './DeadLettersPage.module.css';

export function DeadLettersPage() {
  const letters = useInfiniteQuery(deadLettersQuery);
  const rows = letters.data?.pages.flatMap((page) => page.items) ?? [];
  const open = rows.filter((row) => !row.closing).length;
  return (
    <Page
      title="Dead letters"
      lead="What the platform tried several times and gave up. Mend the cause, then replay: the work goes on from its state in the database."
    >
      <Panel flush>
        <Loaded query={letters} height={220}>
          {() => (
            <>
              <DataTable
                label="Dead letters"
                rows={rows}
                rowKey={(row) => row.id}
                empty={
                  <Empty title="Nothing was given up">
                    A message that fails for good (a file that cannot be read, a table that is
                    locked) is parked here instead of being lost.
                  </Empty>
                }
                columns={[
                  { name: 'What', cell: (row) => <What letter={row} />, width: 200 },
                  { name: 'About', cell: (row) => <About letter={row} />, width: 210 },
                  { name: 'Why', cell: (row) => <div className={classes.why}>{row.why}</div> },
                  { name: 'Given up', cell: (row) => <When at={row.parkedAt} />, width: 120 },
                  {
                    name: 'What became of it',
                    cell: (row) => <Closing letter={row} />,
                    width: 190,
                  },
                ]}
              />
              {rows.length > 0 && (
                <Group p={10} justify="space-between" className={classes.foot}>
                  <Text size="xs" c="dimmed">
                    {plural(rows.length, 'letter')} loaded, {open} open
                  </Text>
                  {letters.hasNextPage && (
                    <Button
                      variant="default"
                      loading={letters.isFetchingNextPage}
                      onClick={() => void letters.fetchNextPage()}
                    >
                      Older letters
                    </Button>
                  )}
                </Group>
              )}
            </>
          )}
        </Loaded>
      </Panel>
    </Page>
  );
}

/** The routes by what they do; an unknown one keeps its own name. */
const ROUTES: Record<string, string> = {
  'direct:step.ready': 'Placing a ready step',
  'direct:step.finish': 'Finishing a step',
  'direct:step.fail': 'Handling a failed step',
  'direct:run.retry': 'A run that failed for good',
  'direct:ingest.plan': 'Planning an ingestion',
  'direct:ingest.collect': 'Collecting a preparation',
  'direct:notify': 'Telling those who watch',
};

function What({ letter }: { letter: DeadLetter }) {
  const name = letter.endpoint.replace(/^direct:/, '');
  return (
    <>
      <strong>{ROUTES[letter.endpoint] ?? name}</strong>
      <div className={classes.dim}>route {name}</div>
    </>
  );
}

function About({ letter }: { letter: DeadLetter }) {
  if (letter.body === '') return <>–</>;
  return (
    <>
      {letter.endpoint.startsWith('direct:ingest.') && (
        <Link to="/preparations/$preparationId" params={{ preparationId: letter.body }}>
          its preparation
        </Link>
      )}
      {letter.endpoint === 'direct:run.retry' && (
        <Link to="/runs/$runId" params={{ runId: letter.body }}>
          the run
        </Link>
      )}
      {letter.endpoint.startsWith('direct:step.') && 'step'}
      <div>
        <Hash value={letter.body} length={18} />
      </div>
    </>
  );
}

const CLOSINGS = { REPLAYED: 'replayed', DISMISSED: 'dismissed', SETTLED: 'went on without it' };

function Closing({ letter }: { letter: DeadLetter }) {
  const isAdmin = useIsAdmin();
  const client = useQueryClient();
  const close = useMutation({
    mutationFn: (how: 'replay' | 'dismiss') =>
      api.POST(`/api/v1/dead-letters/{id}/${how}`, { params: { path: { id: letter.id } } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['dead-letter'] }),
  });
  if (letter.closing && letter.closedAt) {
    return (
      <>
        {CLOSINGS[letter.closing]} <When at={letter.closedAt} /> by {letter.closedBy}
      </>
    );
  }
  return (
    <>
      <Group gap="xs" wrap="nowrap">
        <GuardedButton
          access={isAdmin}
          variant="default"
          loading={close.isPending && close.variables === 'replay'}
          onClick={() => close.mutate('replay')}
        >
          Replay
        </GuardedButton>
        <GuardedButton
          access={isAdmin}
          variant="subtle"
          loading={close.isPending && close.variables === 'dismiss'}
          onClick={() => close.mutate('dismiss')}
        >
          Dismiss
        </GuardedButton>
      </Group>
      {close.error && (
        <div className={classes.refused}>
          <ProblemAlert error={close.error} />
        </div>
      )}
    </>
  );
}
