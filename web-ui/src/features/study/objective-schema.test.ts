import { describe, expect, it } from 'vitest';
import { objective } from './objective-schema';

const spatial = {
  kind: 'spatial-nce',
  temperature: 0.1,
  positiveRadiusMm: 5,
  negativeRadiusMm: 10,
  crossBrainFraction: 0,
  excludeSameSection: false,
  shuffleCoordinates: false,
  distance: 'within-section',
  hemispheres: null,
  softSigmaMm: null,
};

function problems(value: unknown) {
  const result = objective.safeParse(value);
  return result.success ? [] : result.error.issues.map(({ path, message }) => [path[0], message]);
}

describe('the schema of an objective', () => {
  it('lets distances within a section through, and no partner of another one', () => {
    expect(problems(spatial)).toEqual([]);
    expect(problems({ ...spatial, crossBrainFraction: 0.5 })).toEqual([
      ['crossBrainFraction', 'Within a section no partner is of another brain: it is 0.'],
    ]);
    expect(problems({ ...spatial, excludeSameSection: true })).toEqual([
      ['distance', 'Within a section all partners are of the same section: allow them.'],
    ]);
    expect(
      problems({ ...spatial, distance: 'geodesic', crossBrainFraction: 0.5, softSigmaMm: 2 }),
    ).toEqual([]);
  });

  it('keeps the radii in order and the weights within their range', () => {
    expect(problems({ ...spatial, negativeRadiusMm: 4 })).toEqual([
      ['negativeRadiusMm', 'It must not be smaller than the positive radius.'],
    ]);
    expect(problems({ ...spatial, softSigmaMm: 0 })).toEqual([
      ['softSigmaMm', 'It must be at least 0.001.'],
    ]);
  });
});
