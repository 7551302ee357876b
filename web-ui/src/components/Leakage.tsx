import { List } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import type { Leakage } from '@/api/types';
import { plural } from '@/lib/format';
import { Notice } from './Notice';

/** Whether somebody answers for a leak, which no study is refused for any more. */
export function acceptsLeak(leakage: Leakage): boolean {
  return leakage.findings.some((finding) => finding.severity === 'OVERRIDDEN');
}

/** In one phrase: whether the split leaks. A note (how near sections lie) is no leak. */
export function LeakageMark({ leakage }: { leakage: Leakage }) {
  const warnings = leakage.findings.filter((finding) => finding.severity !== 'NOTE').length;
  const [says, tone] = leakage.leaks
    ? ['leaks', 'bad']
    : acceptsLeak(leakage)
      ? ['leak accepted', 'bad']
      : warnings > 0
        ? [plural(warnings, 'warning'), 'warn']
        : ['none found', 'good'];
  const Icon = tone === 'good' ? IconShieldCheck : IconAlertTriangle;
  return (
    <span
      style={{
        display: 'inline-flex',
        gap: 5,
        alignItems: 'center',
        color: `var(--app-${tone})`,
        fontWeight: 550,
        fontSize: 12,
        whiteSpace: 'nowrap',
      }}
    >
      <Icon size={14} aria-hidden />
      {says}
    </span>
  );
}

/** What the leakage check found, in sentences. */
export function LeakageFindings({ leakage }: { leakage: Leakage }) {
  const notes = leakage.findings.filter((finding) => finding.severity === 'NOTE');
  const serious = leakage.findings.filter((finding) => finding.severity !== 'NOTE');
  return (
    <>
      {serious.length === 0 ? (
        <LeakageMark leakage={leakage} />
      ) : (
        <Notice tone={leakage.leaks || acceptsLeak(leakage) ? 'bad' : 'warn'}>
          <strong>{headingOf(leakage)}</strong>
          <List size="sm">
            {serious.map((finding) => (
              <List.Item key={finding.what}>{finding.what}</List.Item>
            ))}
          </List>
        </Notice>
      )}
      {notes.map((finding) => (
        <div
          key={finding.what}
          style={{ fontSize: 12, color: 'var(--mantine-color-dimmed)', marginTop: 3 }}
        >
          {finding.what}
        </div>
      ))}
    </>
  );
}

function headingOf(leakage: Leakage): string {
  if (leakage.leaks) return 'The split leaks';
  if (acceptsLeak(leakage)) return 'A leak was accepted: scores on this split may be too good';
  return 'The split needs a look';
}
