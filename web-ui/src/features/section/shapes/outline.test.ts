import { describe, expect, it } from 'vitest';
import { labelPlace, trace } from './outline';
import { PackedShapes } from './packed';
import type { Geometry } from './shape';

const pack = (geometry: Geometry) =>
  new PackedShapes([
    {
      id: 'a',
      kind: 'area',
      region: undefined,
      colour: '#000000',
      geometry,
      name: undefined,
      revision: 1,
      annotator: undefined,
      origin: undefined,
      certainty: undefined,
      locked: false,
    },
  ]);

/** Writes what it is told, as SVG does. */
function scribe() {
  const words: string[] = [];
  return {
    words,
    pen: {
      moveTo: (x: number, y: number) => void words.push(`M${x} ${y}`),
      lineTo: (x: number, y: number) => void words.push(`L${x} ${y}`),
      closePath: () => void words.push('Z'),
    },
  };
}

const clockwise = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
  [0, 0],
];

describe('trace', () => {
  it('turns outer rings one way and holes the other', () => {
    const hole = [
      [2, 2],
      [4, 2],
      [4, 4],
      [2, 2],
    ];
    const { words, pen } = scribe();
    trace(pack({ type: 'Polygon', coordinates: [clockwise, hole] }), 0, 0, pen);
    expect(words.join('')).toBe('M0 0L10 0L10 10L0 10L0 0ZM2 2L4 4L4 2L2 2Z');
    const other = scribe();
    trace(
      pack({ type: 'Polygon', coordinates: [clockwise.toReversed(), hole.toReversed()] }),
      0,
      0,
      other.pen,
    );
    expect(other.words).toEqual(words);
  });

  it('leaves a line as it was drawn, open and in its direction', () => {
    const { words, pen } = scribe();
    trace(pack({ type: 'LineString', coordinates: clockwise.slice(0, 3).reverse() }), 0, 0, pen);
    expect(words.join('')).toBe('M10 10L10 0L0 0');
  });

  it('is never further from the true outline than its tolerance', () => {
    const ring = Array.from({ length: 1_001 }, (_, i) => {
      const angle = ((i % 1_000) / 1_000) * 2 * Math.PI;
      return [1_000 * Math.cos(angle), 1_000 * Math.sin(angle)];
    });
    const drawn: [number, number][] = [];
    const count = trace(pack({ type: 'Polygon', coordinates: [ring] }), 0, 50, {
      moveTo: (x, y) => void drawn.push([x, y]),
      lineTo: (x, y) => void drawn.push([x, y]),
      closePath: () => undefined,
    });
    expect(count).toBe(drawn.length);
    expect(count).toBeLessThan(140);
    for (const [x = 0, y = 0] of ring) {
      const nearest = Math.min(...drawn.map(([a, b]) => Math.hypot(a - x, b - y)));
      expect(nearest).toBeLessThanOrEqual(50);
    }
  });
});

describe('labelPlace', () => {
  it('lies inside of what is bent', () => {
    const bent = [
      [0, 0],
      [100, 0],
      [100, 100],
      [70, 100],
      [70, 20],
      [0, 20],
      [0, 0],
    ];
    expect(labelPlace(pack({ type: 'Polygon', coordinates: [bent] }), 0)).toEqual({ x: 85, y: 50 });
  });
});
