import type { Interval } from '@/api/types';
import { formatScore } from '@/lib/format';
import classes from './IntervalBar.module.css';

/** A score from 0 to 1 as a bar with its 95 % interval as a whisker, and in figures. */
export function IntervalBar({
  interval,
  strong = false,
}: {
  interval: Interval | null | undefined;
  strong?: boolean;
}) {
  if (!interval) return <span className={classes.none}>not scored</span>;
  const { value, low, high } = interval;
  const percent = (x: number) => `${Math.max(0, Math.min(1, x)) * 100}%`;
  return (
    <div className={classes.cell}>
      <div className={classes.track} aria-hidden>
        <div
          className={classes.bar}
          data-strong={strong || undefined}
          style={{ width: percent(value) }}
        />
        <div
          className={classes.whisker}
          style={{ left: percent(low), width: percent(high - low) }}
        />
      </div>
      <span className={classes.value}>{formatScore(value)}</span>
      <span className={classes.range}>
        [{formatScore(low)}, {formatScore(high)}]
      </span>
    </div>
  );
}
