import { List } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import type { Leakage } from '@/api/types';
import { Notice } from './Notice';
import { plural } from '@/lib/format';

/** In a table: whether the split leaks. */
export function LeakageMark({ leakage }: { leakage: Leakage }) {
  const bad = leakage.findings.length > 0;
  return (
    <span
      style={{
        display: 'inline-flex',
        gap: 5,
        alignItems: 'center',
        color: bad ? 'var(--app-warn)' : 'var(--app-good)',
        fontWeight: 550,
        fontSize: 12,
      }}
    >
      {bad ? (
        <IconAlertTriangle size={14} aria-hidden />
      ) : (
        <IconShieldCheck size={14} aria-hidden />
      )}
      {bad ? plural(leakage.findings.length, 'finding') : 'none found'}
    </span>
  );
}

/** What the leakage check found, in sentences. */
export function LeakageFindings({ leakage }: { leakage: Leakage }) {
  if (leakage.findings.length === 0) {
    return <LeakageMark leakage={leakage} />;
  }
  return (
    <Notice tone="warn">
      <strong>The split may leak</strong>
      <List size="sm">
        {leakage.findings.map((finding) => (
          <List.Item key={finding.what}>
            <strong>{finding.severity.toLowerCase()}</strong>: {finding.what}
          </List.Item>
        ))}
      </List>
    </Notice>
  );
}
