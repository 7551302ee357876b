import { Button, Code, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconShieldCheck, IconShieldX } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { Link, useNavigate, useSearch, type LinkProps } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { api, body } from '@/api/client';
import { auditQuery } from '@/api/queries/audit';
import type { AuditEvent, AuditVerification } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { GuardedButton } from '@/components/Guarded';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';
import { dayEnd, dayStart } from '@/lib/days';
import { formatAbsolute, formatInteger, plural } from '@/lib/format';
import { useMayAudit } from '@/lib/session';
import classes from './AuditPage.module.css';

const FILTERS = [
  ['subject', 'Who', 130],
  ['action', 'Action', 150],
  ['noun', 'Noun', 110],
  ['nounId', 'Id', 200],
] as const;

export function AuditPage() {
  const mayAudit = useMayAudit();
  const verify = useMutation({ mutationFn: () => body(api.POST('/api/v1/audit/verify')) });
  return (
    <Page
      title="Audit"
      lead="Every change and every access to data, in order, each entry chained to the one before by its hash."
      actions={
        <GuardedButton access={mayAudit} loading={verify.isPending} onClick={() => verify.mutate()}>
          Verify the chain
        </GuardedButton>
      }
    >
      {verify.error ? <ProblemAlert error={verify.error} /> : null}
      {verify.data && <Verdict result={verify.data} />}
      <Events />
    </Page>
  );
}

function Verdict({ result }: { result: AuditVerification }) {
  return (
    <div className={classes.verdict} data-intact={result.intact || undefined} role="status">
      {result.intact ? (
        <IconShieldCheck size={20} aria-hidden />
      ) : (
        <IconShieldX size={20} aria-hidden />
      )}
      <div>
        <strong>
          {result.intact
            ? `The chain is intact: ${plural(result.checkedEvents, 'entry', 'entries')} checked.`
            : `The chain is broken at position ${result.firstBroken?.position ?? 'unknown'}: ${result.firstBroken?.what ?? 'it does not verify.'}`}
        </strong>
        {result.head && (
          <div>
            Head <Hash value={result.head.hash} length={32} />, signed{' '}
            {formatAbsolute(result.head.signedAt)}
          </div>
        )}
      </div>
    </div>
  );
}

function Events() {
  const search = useSearch({ from: '/audit' });
  const navigate = useNavigate({ from: '/audit' });
  const events = useInfiniteQuery(
    auditQuery({ ...search, from: dayStart(search.from), to: dayEnd(search.to) }),
  );
  // All fields share one clock: what was typed in one is kept while another is typed in.
  const typed = useRef<Record<string, string | undefined>>({});
  const apply = useDebouncedCallback(() => {
    const change = typed.current;
    typed.current = {};
    void navigate({ search: (old) => ({ ...old, ...change }), replace: true });
  }, 300);
  const set = (field: string, value: string) => {
    typed.current[field] = value.trim() === '' ? undefined : value.trim();
    apply();
  };
  const [open, setOpen] = useState<number>();
  const rows = events.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <Panel
      flush
      bar={
        <Group gap="xs">
          {FILTERS.map(([field, label, width], i) => (
            <TextInput
              key={field}
              aria-label={label}
              placeholder={i === 0 ? `${label}  ( / )` : label}
              data-search={i === 0 || undefined}
              defaultValue={search[field] ?? ''}
              onChange={(event) => set(field, event.currentTarget.value)}
              w={width}
            />
          ))}
          <TextInput
            type="date"
            aria-label="From"
            leftSection={<span className={classes.dim}>from</span>}
            leftSectionWidth={44}
            defaultValue={search.from ?? ''}
            onChange={(event) => set('from', event.currentTarget.value)}
          />
          <TextInput
            type="date"
            aria-label="To"
            leftSection={<span className={classes.dim}>to</span>}
            leftSectionWidth={30}
            defaultValue={search.to ?? ''}
            onChange={(event) => set('to', event.currentTarget.value)}
          />
        </Group>
      }
    >
      <Loaded query={events} height={560}>
        {() => (
          <>
            <DataTable
              label="Audit entries"
              rows={rows}
              rowKey={(event) => String(event.sequence)}
              empty={
                <Empty title="No entry matches">
                  Each field is compared as a whole, e.g. the noun “run” or a full id. Widen the
                  filter.
                </Empty>
              }
              columns={[
                {
                  name: '#',
                  numeric: true,
                  cell: (event) => formatInteger(event.sequence),
                  width: 70,
                },
                {
                  name: 'When',
                  cell: (event) => <time dateTime={event.at}>{formatAbsolute(event.at)}</time>,
                  width: 210,
                },
                { name: 'Who', cell: (event) => `${event.subject} (${event.role})` },
                { name: 'Action', cell: (event) => <strong>{event.action}</strong> },
                { name: 'What', cell: (event) => <What event={event} /> },
                {
                  name: 'Sealed',
                  cell: (event) =>
                    event.sealedHash ? <Hash value={event.sealedHash} length={8} /> : 'not yet',
                },
                {
                  name: '',
                  cell: (event) => (
                    <div>
                      <Button
                        variant="subtle"
                        size="compact-xs"
                        aria-expanded={open === event.sequence}
                        onClick={() =>
                          setOpen(open === event.sequence ? undefined : event.sequence)
                        }
                      >
                        {open === event.sequence ? 'Close' : 'Details'}
                      </Button>
                      {open === event.sequence && (
                        <Code block className={classes.detail}>
                          {JSON.stringify(event.detail, null, 2)}
                        </Code>
                      )}
                    </div>
                  ),
                },
              ]}
            />
            <Group p={10} justify="space-between" className={classes.foot}>
              <Text size="xs" c="dimmed">
                {plural(rows.length, 'entry', 'entries')} loaded
              </Text>
              {events.hasNextPage && (
                <Button
                  variant="default"
                  loading={events.isFetchingNextPage}
                  onClick={() => void events.fetchNextPage()}
                >
                  Older entries
                </Button>
              )}
            </Group>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

/** Where the thing that an entry tells of can be looked at. */
function placeOf({ noun, nounId: id }: AuditEvent): LinkProps | undefined {
  switch (noun) {
    case 'brain':
    case 'consent':
      return { to: '/brains/$brainId', params: { brainId: id } };
    case 'preparation':
      return { to: '/preparations/$preparationId', params: { preparationId: id } };
    case 'patchset':
      return { to: '/patchsets/$patchsetId', params: { patchsetId: id } };
    case 'study':
      return { to: '/studies/$studyId', params: { studyId: id } };
    case 'run':
      return { to: '/runs/$runId', params: { runId: id } };
    case 'model':
      return { to: '/models/$modelId', params: { modelId: id } };
    case 'node':
      return { to: '/nodes' };
    default:
      return undefined;
  }
}

function What({ event }: { event: AuditEvent }) {
  const place = placeOf(event);
  return (
    <span>
      {place ? <Link {...place}>{event.noun}</Link> : event.noun}{' '}
      {event.nounId && <Hash value={event.nounId} length={event.noun === 'artefact' ? 10 : 13} />}
    </span>
  );
}
