import { Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { consentsQuery } from '@/api/queries/brain';
import type { Brain } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Facts } from '@/components/Facts';
import { DialogButton } from '@/components/form/DialogButton';
import { Hash } from '@/components/Hash';
import { Loaded } from '@/components/Loaded';
import { Notice } from '@/components/Notice';
import { Panel } from '@/components/Page';
import { formatAbsolute, words } from '@/lib/format';
import { useMayOwn } from '@/lib/session';
import { ConsentBadge, TierBadge } from './Consent';
import { ConsentForm } from './ConsentForm';
import { WithdrawForm } from './WithdrawForm';

/** What may be done with a brain, and the ways to change it. */
export function ConsentFacts({ brain }: { brain: Brain }) {
  const { consent } = brain;
  return (
    <>
      {!consent && (
        <div style={{ marginBottom: 10 }}>
          <Notice tone="warn">
            No consent is recorded: nothing of this brain may be computed or shown.
          </Notice>
        </div>
      )}
      <Facts
        facts={[
          ['Access tier', <TierBadge key="tier" tier={brain.accessTier} />],
          ['Allows', consent && <ConsentBadge key="consent" consent={consent} />],
          ['Version', consent?.version],
          ['From', consent && formatAbsolute(consent.validFrom)],
          [
            'Until',
            consent && (consent.validUntil ? formatAbsolute(consent.validUntil) : 'no end set'),
          ],
          ['Reason', consent?.reason ?? undefined],
          [
            'Document',
            consent?.documentSha256 ? (
              <Hash key="hash" value={consent.documentSha256} />
            ) : undefined,
          ],
        ]}
      />
      <ConsentActions brain={brain} />
    </>
  );
}

function ConsentActions({ brain }: { brain: Brain }) {
  const mayOwn = useMayOwn(brain.projectId);
  const { consent: asked } = useSearch({ from: '/brains/$brainId' });
  const navigate = useNavigate({ from: '/brains/$brainId' });
  const { consent } = brain;
  const holds = consent && !consent.withdrawn;
  return (
    <Group gap="xs" mt={14}>
      <DialogButton
        label={holds ? 'Record a new version' : 'Record a consent'}
        title={`Consent of brain ${brain.pseudonym}`}
        access={mayOwn}
        variant={holds ? 'default' : 'filled'}
        initiallyOpen={asked === 'record'}
      >
        {(close) => (
          <ConsentForm
            brain={brain}
            onDone={() => {
              close();
              if (asked) void navigate({ search: {}, replace: true });
            }}
          />
        )}
      </DialogButton>
      {holds && (
        <DialogButton
          label="Withdraw"
          title={`Withdraw the consent of brain ${brain.pseudonym}`}
          access={mayOwn}
        >
          {(close) => <WithdrawForm brain={brain} onDone={close} />}
        </DialogButton>
      )}
    </Group>
  );
}

/** Every version that was recorded; none is ever changed. */
export function ConsentHistory({ brainId }: { brainId: string }) {
  const consents = useQuery(consentsQuery(brainId));
  if (consents.data?.length === 0) return null;
  return (
    <Panel title="History of the consent" flush>
      <Loaded query={consents} height={90}>
        {(versions) => (
          <DataTable
            label="History of the consent"
            rows={versions}
            rowKey={(consent) => String(consent.version)}
            columns={[
              { name: 'Version', numeric: true, cell: ({ version }) => version, width: 80 },
              {
                name: 'Allows',
                cell: ({ withdrawn, reason, purposes }) =>
                  withdrawn ? (
                    <>
                      <strong>withdrawn</strong>
                      {reason && `: ${reason}`}
                    </>
                  ) : (
                    purposes.map(words).join(', ')
                  ),
              },
              { name: 'Access', cell: ({ accessTier }) => words(accessTier), width: 110 },
              {
                name: 'Valid',
                cell: ({ validFrom, validUntil, withdrawn }) =>
                  withdrawn
                    ? '–'
                    : `${formatAbsolute(validFrom)} – ${validUntil ? formatAbsolute(validUntil) : 'no end'}`,
              },
              {
                name: 'Recorded',
                cell: ({ recordedAt, recordedBy }) =>
                  `${formatAbsolute(recordedAt)} by ${recordedBy}`,
              },
              {
                name: 'Document',
                cell: ({ documentSha256 }) =>
                  documentSha256 ? <Hash value={documentSha256} length={8} /> : '–',
                width: 120,
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}
