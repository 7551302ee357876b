import { describe, expect, it } from 'vitest';
import { Rate } from './rate';

describe('the rate of an upload', () => {
  it('is not told before there is a second to tell it of', () => {
    const rate = new Rate();
    rate.add(0, 0);
    rate.add(500, 900);
    expect(rate.bytesPerSecond).toBeUndefined();
    rate.add(1_000, 1_000);
    expect(rate.bytesPerSecond).toBe(1_000);
  });

  it('forgets what was long ago', () => {
    const rate = new Rate();
    rate.add(0, 0);
    rate.add(1_000, 1_000);
    rate.add(2_000, 100_000);
    rate.add(12_000, 102_000);
    expect(rate.bytesPerSecond).toBe(5_000);
  });

  it('of what does not move is unknown', () => {
    const rate = new Rate();
    rate.add(10, 0);
    rate.add(10, 5_000);
    expect(rate.bytesPerSecond).toBeUndefined();
  });
});
