import { describe, expect, it } from 'vitest';
import { isClosed, ringsOf, type Geometry } from '../shapes/shape';
import { joined, strokeArea, untangled, without } from './areas';

const square = (x: number, y: number, edge: number): Geometry => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + edge, y],
      [x + edge, y + edge],
      [x, y + edge],
      [x, y],
    ],
  ],
});

/** By the shoelace formula; holes count against. */
function areaOf(geometry: Geometry | undefined): number {
  if (!geometry || !isClosed(geometry)) return 0;
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [ringsOf(geometry)];
  return polygons
    .map((rings) =>
      rings
        .map((ring, i) => {
          const twice = ring.reduce((sum, [x = 0, y = 0], v) => {
            const [nx = 0, ny = 0] = ring[v + 1] ?? ring[0] ?? [];
            return sum + x * ny - nx * y;
          }, 0);
          return (i === 0 ? 1 : -1) * Math.abs(twice / 2);
        })
        .reduce((a, b) => a + b, 0),
    )
    .reduce((a, b) => a + b, 0);
}

describe('areas', () => {
  it('join where they overlap, and stay two where they do not', () => {
    const overlapping = joined(square(0, 0, 10), square(5, 5, 10));
    expect(overlapping?.type).toBe('Polygon');
    expect(areaOf(overlapping)).toBeCloseTo(175);
    const apart = joined(square(0, 0, 10), square(20, 0, 10));
    expect(apart?.type).toBe('MultiPolygon');
    expect(areaOf(apart)).toBeCloseTo(200);
  });

  it('keep the holes that are cut into them', () => {
    const holed = without(square(0, 0, 100), square(40, 40, 20));
    expect(holed && ringsOf(holed)).toHaveLength(2);
    expect(areaOf(holed)).toBeCloseTo(9_600);
    const island = holed && joined(holed, square(45, 45, 5));
    expect(island?.type).toBe('MultiPolygon');
    expect(areaOf(island)).toBeCloseTo(9_625);
    expect(areaOf(island && without(island, square(-1, -1, 200)))).toBe(0);
  });

  it('leave nothing where all is erased', () => {
    expect(without(square(0, 0, 10), square(-1, -1, 20))).toBeUndefined();
  });

  it('do not depend on which way a ring turns', () => {
    const turned: Geometry = {
      type: 'Polygon',
      coordinates: ringsOf(square(5, 5, 10)).map((ring) => ring.toReversed()),
    };
    expect(areaOf(joined(square(0, 0, 10), turned))).toBeCloseTo(175);
    expect(areaOf(without(square(0, 0, 10), turned))).toBeCloseTo(75);
  });

  it('of a brush are as wide as the brush', () => {
    const stroke = strokeArea(
      [
        { x: 0, y: 0 },
        { x: 100, y: 0 },
      ],
      5,
    );
    expect(areaOf(stroke)).toBeGreaterThan(1_000 + Math.PI * 25 * 0.97);
    expect(areaOf(stroke)).toBeLessThan(1_000 + Math.PI * 25);
    expect(areaOf(strokeArea([{ x: 3, y: 3 }], 10))).toBeCloseTo(Math.PI * 100, -1);
  });

  it('whose line crosses itself become two', () => {
    const eight = untangled([
      { x: 0, y: 0 },
      { x: 10, y: 10 },
      { x: 10, y: 0 },
      { x: 0, y: 10 },
    ]);
    expect(eight?.type).toBe('MultiPolygon');
    expect(areaOf(eight)).toBeCloseTo(50);
  });
});
