import { describe, expect, it } from 'vitest';
import { describe as describeField, numberIn, textIn } from './ranges';

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

  it('keep out a bound that a number must be above', () => {
    const thickness = numberIn('NewSection', 'thicknessUm');
    expect(thickness.safeParse(0).error?.issues[0]?.message).toBe('It must be above 0.');
    expect(thickness.safeParse(0.5).success).toBe(true);
  });

  it('know how long a text may be and what it looks like', () => {
    const label = textIn('NewBlock', 'label', 'A label is needed.');
    expect(label.safeParse('  ').error?.issues[0]?.message).toBe('A label is needed.');
    expect(label.safeParse('x'.repeat(101)).error?.issues[0]?.message).toBe(
      'At most 100 characters.',
    );
    const hash = textIn('NewConsent', 'documentSha256', 'No hash.');
    expect(hash.safeParse(`${'a'.repeat(64)}0`).error?.issues[0]?.message).toBe('No hash.');
    expect(hash.safeParse('a'.repeat(64)).success).toBe(true);
  });

  it('know values that stand alone', () => {
    const depth = numberIn('NetworkSpec', 'depth');
    expect(depth.safeParse(18).success).toBe(true);
    expect(depth.safeParse(14).error?.issues[0]?.message).toBe('It must be 10 or 18.');
  });

  it('tell a form what it may say beneath a field', () => {
    expect(describeField('NewPreparation', 'patchPx')).toEqual({
      says: '16 to 4,096',
      unit: 'px',
      start: undefined,
    });
    expect(describeField('PhantomSpec', 'borderJitterMm').start).toBe(8);
    expect(describeField('NewSection', 'number').says).toBe('at least 1');
    expect(describeField('PretrainSpec', 'iterations').says).toBe('0 to 10,000,000');
    expect(describeField('SpatialNce', 'temperature').says).toBe('0.001 to 10');
    expect(describeField('OptimiserSpec', 'learningRate').says).toBe('above 0, at most 1');
    expect(describeField('NewSection', 'thicknessUm').says).toBe('above 0, at most 1,000');
    expect(describeField('PhantomSpec', 'noSuchField').says).toBeUndefined();
  });
});
