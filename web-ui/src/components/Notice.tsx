import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconClock,
  IconInfoCircle,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';

const ICONS = {
  bad: IconAlertOctagon,
  warn: IconAlertTriangle,
  note: IconInfoCircle,
  wait: IconClock,
};

/** A sentence that a reader must not overlook. */
export function Notice({ tone, children }: { tone: keyof typeof ICONS; children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone}>
      <Icon size={17} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
