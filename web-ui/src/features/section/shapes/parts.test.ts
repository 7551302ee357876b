import { describe, expect, it } from 'vitest';
import { random } from '@/testing/fixtures/made-up';
import { MOST_AT_ONCE, overlaps, Parts } from './parts';
import type { Box } from './shape';

const EXTENT = { minX: 0, minY: 0, maxX: 80_000, maxY: 100_000 };
type Point = readonly [x: number, y: number];

const boxOf = (bbox: string): Box => {
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = bbox.split(',').map(Number);
  return { minX, minY, maxX, maxY };
};

/** Answers as the platform does, and says how often it was asked. */
function readAll(parts: Parts, points: readonly Point[]): { seen: Set<number>; requests: number } {
  const seen = new Set<number>();
  let requests = 0;
  for (let part = parts.next(undefined); part; part = parts.next(undefined)) {
    requests++;
    const box = boxOf(parts.bboxOf(part));
    const inside = points.flatMap(([x, y], i) =>
      overlaps({ minX: x, minY: y, maxX: x, maxY: y }, box) ? [i] : [],
    );
    for (const index of inside.slice(0, MOST_AT_ONCE)) seen.add(index);
    const beyondLimit = Math.max(0, inside.length - MOST_AT_ONCE);
    parts.read(part, { inWindow: inside.length, beyondLimit });
  }
  return { seen, requests };
}

const counts = (points: readonly Point[]) => ({
  inWindow: points.length,
  beyondLimit: Math.max(0, points.length - MOST_AT_ONCE),
});

describe('the parts of a section', () => {
  it('are none where one answer holds all', () => {
    const parts = new Parts(EXTENT);
    parts.begin({ inWindow: 8, beyondLimit: 0 });
    expect(parts.done).toBe(true);
    expect(parts.covers(EXTENT)).toBe(true);
  });

  it('leave nothing out, also where all lies on a narrow ribbon or beyond the image', () => {
    const next = random(3);
    const points = Array.from({ length: 60_000 }, (_, i): Point =>
      i < 55_000
        ? [next() * 80_000, 40_000 + next() * 300]
        : [next() * 100_000 - 10_000, next() * 120_000 - 10_000],
    );
    const parts = new Parts(EXTENT);
    parts.begin(counts(points));
    const { seen, requests } = readAll(parts, points);
    expect(seen.size).toBe(points.length);
    expect(requests).toBeLessThan(200);
    expect(parts).toMatchObject({ done: true, beyond: 0 });
  });

  it('are given up where more than an answer holds lies on one point, and that is counted', () => {
    const points = Array.from({ length: MOST_AT_ONCE + 7 }, (): Point => [1_234.5, 777.5]);
    const parts = new Parts(EXTENT);
    parts.begin(counts(points));
    const { seen } = readAll(parts, points);
    expect(seen.size).toBe(MOST_AT_ONCE);
    expect(parts.beyond).toBe(7);
  });

  it('are read from the view outward', () => {
    const parts = new Parts(EXTENT);
    parts.begin({ inWindow: 250_000, beyondLimit: 240_000 });
    const view = { minX: 60_000, minY: 80_000, maxX: 61_000, maxY: 81_000 };
    expect(parts.covers(view)).toBe(false);
    let last = 0;
    for (let i = 0; i < 40; i++) {
      const part = parts.next(view);
      if (!part) throw new Error('there are more parts');
      const apart = Math.hypot(
        Math.max(part.minX - view.maxX, view.minX - part.maxX, 0),
        Math.max(part.minY - view.maxY, view.minY - part.maxY, 0),
      );
      expect(apart).toBeGreaterThanOrEqual(last);
      last = apart;
      parts.read(part, { inWindow: 2_500, beyondLimit: 0 });
    }
    expect(parts.covers(view)).toBe(true);
    expect(parts.covers(EXTENT)).toBe(false);
  });

  it('wait again where a request failed', () => {
    const parts = new Parts(EXTENT);
    parts.begin({ inWindow: 20_000, beyondLimit: 10_000 });
    const part = parts.next(EXTENT);
    if (!part) throw new Error('there are parts');
    parts.failed(part);
    expect(parts.covers(part)).toBe(false);
    expect(parts.next(part)).toBe(part);
  });
});
