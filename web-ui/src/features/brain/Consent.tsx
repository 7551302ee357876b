import { Tooltip } from '@mantine/core';
import type { AccessTier, Consent } from '@/api/types';
import { StateBadge } from '@/components/StateBadge';
import { formatAbsolute, words } from '@/lib/format';
import { TIER_MEANS } from './choices';

export function TierBadge({ tier }: { tier: AccessTier }) {
  return (
    <Tooltip label={TIER_MEANS[tier]}>
      <span>{words(tier)}</span>
    </Tooltip>
  );
}

/** Whether the current consent holds and for what. */
export function ConsentBadge({ consent }: { consent: Consent | null | undefined }) {
  if (!consent) return <StateBadge state="MISSING" />;
  if (consent.withdrawn) {
    return (
      <Tooltip label={consent.reason ?? 'Withdrawn'}>
        <span style={{ color: 'var(--app-bad)', fontWeight: 550 }}>withdrawn</span>
      </Tooltip>
    );
  }
  const until = consent.validUntil ? `, until ${formatAbsolute(consent.validUntil)}` : '';
  return (
    <Tooltip
      label={`Version ${consent.version}, from ${formatAbsolute(consent.validFrom)}${until}`}
    >
      <span>{consent.purposes.map(words).join(', ')}</span>
    </Tooltip>
  );
}
