import type { Interval } from '@/api/types';
import { formatScore } from '@/lib/format';
import classes from './IntervalBar.module.css';

/**
 * A score as a bar from 0 to 1 with its 95 % interval as a whisker, and in figures. Below 0, where R²
 * may lie, there is no bar.
 */
export function IntervalBar({
  interval,
  strong = false,
}: {
  interval: Interval | null | undefined;
  strong?: boolean;
}) {
  if (!interval) return <span className={classes.none}>not scored</span>;
  const { value, low, high } = interval;
  const share = (x: number) => Math.max(0, Math.min(1, x));
  const percent = (x: number) => `${share(x) * 100}%`;
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
          style={{ left: percent(low), width: percent(share(high) - share(low)) }}
        />
      </div>
      <span className={classes.value}>{formatScore(value)}</span>
      <span className={classes.range}>
        [{formatScore(low)}, {formatScore(high)}]
      </span>
    </div>
  );
}
