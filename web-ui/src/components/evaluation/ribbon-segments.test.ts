import { describe, expect, it } from 'vitest';
import { differences, segments } from './ribbon-segments';

describe('areas along a ribbon', () => {
  it('joins neighbours of the same area and ends half-way between patches', () => {
    expect(segments([1, 2, 3, 4], [0, 0, 1, 1])).toEqual([
      { area: 0, fromMm: 0.5, toMm: 2.5 },
      { area: 1, fromMm: 2.5, toMm: 4.5 },
    ]);
  });

  it('marks where truth and prediction differ, and unlabelled cortex never', () => {
    expect(differences([1, 2, 3], [0, 1, -1], [0, 0, 0])).toEqual([
      { area: 1, fromMm: 1.5, toMm: 2.5 },
    ]);
  });

  it('draws nothing of nothing', () => {
    expect(segments([], [])).toEqual([]);
  });
});
