import { describe, expect, it } from 'vitest';
import { progressOf } from './run-progress';

const step = { done: 16, total: 16, unit: 'images', step: 'ingest-3' };
const ingest = {
  kind: 'preparation',
  state: 'RUNNING',
  progress: step,
  stepsDone: 3,
  stepsTotal: 250,
} as const;

describe('how far a run has come', () => {
  it('is told by the steps of a preparation that has many', () => {
    expect(progressOf(ingest)).toEqual({ done: 3, total: 250, unit: 'steps' });
    expect(progressOf({ ...ingest, progress: null })?.done).toBe(3);
  });

  it('is told by the step under way otherwise', () => {
    expect(progressOf({ ...ingest, kind: 'experiment' })).toBe(step);
    expect(progressOf({ ...ingest, stepsTotal: 1 })).toBe(step);
  });

  it('is not told of what does not run', () => {
    expect(progressOf({ ...ingest, state: 'SUCCEEDED' })).toBeUndefined();
    expect(progressOf({ ...ingest, kind: 'report', progress: null })).toBeUndefined();
  });
});
