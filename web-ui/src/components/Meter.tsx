import { formatDuration, formatInteger } from '@/lib/format';
import classes from './Meter.module.css';

/** How far something has come, with its unit and the time it will still take. */
export function Meter({
  done,
  total,
  unit,
  etaSeconds,
  compact = false,
}: {
  done: number;
  total: number;
  unit: string;
  etaSeconds?: number | null;
  compact?: boolean;
}) {
  const share = total > 0 ? Math.min(1, done / total) : 0;
  const eta = etaSeconds ? `about ${formatDuration(etaSeconds)} left` : undefined;
  return (
    <div className={classes.meter} data-compact={compact || undefined}>
      <div
        className={classes.track}
        role="progressbar"
        aria-valuenow={Math.round(share * 100)}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-label={`${formatInteger(done)} of ${formatInteger(total)} ${unit}`}
      >
        <div className={classes.fill} style={{ width: `${share * 100}%` }} />
      </div>
      <span className={classes.text}>
        {compact
          ? `${Math.floor(share * 100)} %`
          : `${formatInteger(done)} / ${formatInteger(total)} ${unit}`}
        {eta && <span className={classes.eta}> · {eta}</span>}
      </span>
    </div>
  );
}
