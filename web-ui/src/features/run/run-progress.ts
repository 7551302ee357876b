import type { RunRow } from '@/api/types';

type Followed = Pick<RunRow, 'kind' | 'state' | 'progress' | 'stepsDone' | 'stepsTotal'>;

/**
 * How far a run has come. The step under way says it of a training; a preparation of thousands of
 * files has hundreds of steps alike, one of which says nothing.
 */
export function progressOf({ kind, state, progress, stepsDone, stepsTotal }: Followed) {
  if (state !== 'RUNNING') return undefined;
  if (kind === 'preparation' && stepsTotal > 1) {
    return { done: stepsDone, total: stepsTotal, unit: 'steps' };
  }
  return progress ?? undefined;
}
