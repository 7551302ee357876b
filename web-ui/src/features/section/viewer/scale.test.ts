import { describe, expect, it } from 'vitest';
import { formatLength, scaleBar } from './scale';

describe('scaleBar', () => {
  it('takes the longest round length that fits', () => {
    expect(scaleBar(10, 140)).toEqual({ um: 1000, px: 100 });
    expect(scaleBar(0.5, 140)).toEqual({ um: 50, px: 100 });
  });

  it('never grows beyond its room', () => {
    for (const um of [0.013, 0.4, 3.7, 40, 199]) {
      const bar = scaleBar(um, 140);
      expect(bar.px).toBeLessThanOrEqual(140);
      expect(bar.px).toBeGreaterThan(50);
    }
  });

  it('shows millimetres from a thousand micrometres on', () => {
    expect(formatLength(500)).toBe('500 µm');
    expect(formatLength(2000)).toBe('2 mm');
  });
});
