import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconClock,
  IconHourglass,
  IconLoader2,
  IconPlayerPause,
  IconPlayerSkipForward,
  IconX,
} from '@tabler/icons-react';
import { words } from '@/lib/format';
import classes from './StateBadge.module.css';

const LOOKS: Record<string, [tone: string, icon: typeof IconCheck]> = {
  SUCCEEDED: ['good', IconCheck],
  ONLINE: ['good', IconCheck],
  ACCEPTED: ['good', IconCheck],
  PRESENT: ['good', IconCheck],
  RUNNING: ['busy', IconLoader2],
  LEASED: ['busy', IconHourglass],
  PLACED: ['busy', IconHourglass],
  READY: ['idle', IconClock],
  PENDING: ['idle', IconClock],
  BLOCKED: ['idle', IconPlayerPause],
  SKIPPED: ['idle', IconPlayerSkipForward],
  CANCELLED: ['idle', IconBan],
  PREEMPTED: ['warn', IconPlayerPause],
  DRAINING: ['warn', IconPlayerPause],
  DAMAGED: ['warn', IconAlertTriangle],
  UNREACHABLE: ['warn', IconAlertTriangle],
  MISSING: ['warn', IconX],
  FAILED: ['bad', IconX],
  REFUSED: ['bad', IconX],
};

/** A state by word, icon and colour; never by colour alone. */
export function StateBadge({ state, soft = false }: { state: string; soft?: boolean }) {
  const [tone, Icon] = LOOKS[state] ?? ['idle', IconClock];
  return (
    <span
      className={classes.badge}
      data-tone={tone}
      data-soft={soft || undefined}
      data-state={state}
    >
      <Icon
        size={14}
        stroke={2.2}
        aria-hidden
        className={state === 'RUNNING' ? classes.spin : undefined}
      />
      {words(state)}
    </span>
  );
}
