import { describe, expect, it } from 'vitest';
import { smooth } from './smoothing';

describe('smooth', () => {
  it('leaves a constant as it is from the first value on', () => {
    for (const value of smooth([3, 3, 3, 3], 0.9)) expect(value).toBeCloseTo(3, 12);
  });

  it('weighs the past as Kingma and Ba do', () => {
    // m₂ = 0.5·(0.5·2) + 0.5·4 = 2.5; divided by 1 − 0.5² = 0.75.
    expect(smooth([2, 4], 0.5)[1]).toBeCloseTo(2.5 / 0.75, 12);
  });

  it('leaves a gap where a value is not finite', () => {
    expect(smooth([1, null, 1], 0.5)[1]).toBeNull();
  });
});
