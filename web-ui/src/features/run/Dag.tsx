import type { Step } from '@/api/types';
import { StateBadge } from '@/components/StateBadge';
import { placeSteps } from '@/lib/dag-layout';
import classes from './Dag.module.css';

const BOX = { width: 158, height: 50, gapX: 46, gapY: 14 };

/** The run's steps from left to right; each box is a button that shows its step. */
export function Dag({
  steps,
  selected,
  onSelect,
}: {
  steps: readonly Step[];
  selected: string | undefined;
  onSelect: (key: string) => void;
}) {
  const placed = placeSteps(steps);
  const at = new Map(
    placed.map((p) => [
      p.key,
      { x: p.column * (BOX.width + BOX.gapX), y: p.row * (BOX.height + BOX.gapY) },
    ]),
  );
  const width = Math.max(0, ...[...at.values()].map((p) => p.x)) + BOX.width;
  const height = Math.max(0, ...[...at.values()].map((p) => p.y)) + BOX.height;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Steps as a graph">
      <div className={classes.canvas} style={{ width, height }}>
        <svg width={width} height={height} aria-hidden className={classes.edges}>
          {steps.flatMap((step) =>
            step.dependsOn.map((before) => {
              const from = at.get(before);
              const to = at.get(step.key);
              if (!from || !to) return null;
              const x1 = from.x + BOX.width;
              const y1 = from.y + BOX.height / 2;
              const y2 = to.y + BOX.height / 2;
              const bend = (to.x - x1) / 2;
              return (
                <path
                  key={`${before}→${step.key}`}
                  d={`M${x1} ${y1}C${x1 + bend} ${y1} ${to.x - bend} ${y2} ${to.x} ${y2}`}
                  data-done={step.state !== 'BLOCKED' || undefined}
                />
              );
            }),
          )}
        </svg>
        {steps.map((step) => {
          const p = at.get(step.key);
          return (
            <button
              key={step.key}
              type="button"
              className={classes.step}
              data-state={step.state}
              aria-pressed={selected === step.key}
              style={{ left: p?.x, top: p?.y, width: BOX.width, height: BOX.height }}
              onClick={() => onSelect(step.key)}
            >
              <span className={classes.name}>{step.key}</span>
              <span className={classes.state}>
                <StateBadge state={step.state} />
                {step.cachedFromStep ? (
                  <span className={classes.note}>reused</span>
                ) : (
                  step.progress &&
                  step.state === 'RUNNING' && (
                    <span className={classes.note}>
                      {Math.floor((100 * step.progress.done) / Math.max(1, step.progress.total))} %
                    </span>
                  )
                )}
              </span>
              {step.state === 'RUNNING' && step.progress && (
                <span
                  className={classes.fill}
                  style={{
                    width: `${(100 * step.progress.done) / Math.max(1, step.progress.total)}%`,
                  }}
                />
              )}
            </button>
          );
        })}
      </div>
    </div>
  );
}
