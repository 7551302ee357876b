import { describe, expect, it } from 'vitest';
import { numberIn, rangeOf } from './ranges';

describe('the ranges of the API document', () => {
  it('let a number through at both ends and not beyond', () => {
    const share = numberIn('SpatialNce', 'crossBrainFraction');
    expect(share.safeParse(0).success).toBe(true);
    expect(share.safeParse(1).success).toBe(true);
    const beyond = share.safeParse(1.01);
    expect(beyond.error?.issues[0]?.message).toBe('It must be at most 1.');
  });

  it('ask for a whole number where the document says integer', () => {
    const brains = numberIn('PhantomSpec', 'brains');
    expect(brains.safeParse(2.5).error?.issues[0]?.message).toBe('A whole number is needed.');
  });

  it('know values that stand alone', () => {
    const depth = numberIn('NetworkSpec', 'depth');
    expect(depth.safeParse(18).success).toBe(true);
    expect(depth.safeParse(14).error?.issues[0]?.message).toBe('It must be 10 or 18.');
  });

  it('tell a form what it may say beneath a field', () => {
    expect(rangeOf('NewPreparation', 'patchPx')).toEqual([16, 4096]);
    expect(rangeOf('PhantomSpec', 'noSuchField')).toBeUndefined();
  });
});
