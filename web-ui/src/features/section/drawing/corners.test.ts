import { describe, expect, it } from 'vitest';
import { ringsOf, type Geometry } from '../shapes/shape';
import { Camera } from '../viewer/camera';
import { asCorner, grabbed, handles, moved, removed } from './corners';

const camera = new Camera(1, 0, 0, 1, 0, 0, 1_000, 800);
const square: Geometry = {
  type: 'Polygon',
  coordinates: [
    [
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 200],
      [100, 100],
    ],
  ],
};
const line: Geometry = {
  type: 'LineString',
  coordinates: [
    [0, 0],
    [50, 0],
    [50, 50],
  ],
};
const grab = (geometry: Geometry, x: number, y: number) => {
  const corner = grabbed(geometry, camera, { x, y });
  if (!corner) throw new Error('there is no handle');
  return corner;
};

describe('corners', () => {
  it('move, and the first one of a ring takes the last one along', () => {
    const first = grab(square, 102, 99);
    expect(moved(square, first, { x: 90.123, y: 80 })).toEqual({
      type: 'Polygon',
      coordinates: [
        [
          [90.12, 80],
          [200, 100],
          [200, 200],
          [100, 200],
          [90.12, 80],
        ],
      ],
    });
  });

  it('are added in the middle of an edge, also of the one that closes the ring', () => {
    const middle = grab(square, 100, 150);
    expect(middle.middle).toBe(true);
    const next = moved(square, middle, { x: 60, y: 150 });
    expect(ringsOf(next)[0]).toEqual([
      [100, 100],
      [200, 100],
      [200, 200],
      [100, 200],
      [60, 150],
      [100, 100],
    ]);
    expect(moved(next, asCorner(middle), { x: 70, y: 150 })).toEqual(
      moved(square, middle, { x: 70, y: 150 }),
    );
  });

  it('are removed until an area or a line would be none', () => {
    const triangle = removed(square, grab(square, 100, 100));
    expect(triangle?.type === 'Polygon' && triangle.coordinates[0]).toEqual([
      [200, 100],
      [200, 200],
      [100, 200],
      [200, 100],
    ]);
    expect(triangle && removed(triangle, grab(triangle, 200, 100))).toBeUndefined();
    const short = removed(line, grab(line, 50, 0));
    expect(short).toEqual({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [50, 50],
      ],
    });
    expect(short && removed(short, grab(short, 0, 0))).toBeUndefined();
  });

  it('of one polygon of several change that one alone', () => {
    const two: Geometry = {
      type: 'MultiPolygon',
      coordinates: [
        ringsOf(square),
        [
          [
            [500, 500],
            [600, 500],
            [600, 600],
            [500, 500],
          ],
        ],
      ],
    };
    const [first, second] = ringsOf(moved(two, grab(two, 600, 500), { x: 650, y: 480 }));
    expect(first).toEqual(ringsOf(square)[0]);
    expect(second?.[1]).toEqual([650, 480]);
  });

  it('have no handles where those could not be told apart', () => {
    const ring = Array.from({ length: 1_001 }, (_, i) => [
      500 + 100 * Math.cos((i / 1_000) * 2 * Math.PI),
      400 + 100 * Math.sin((i / 1_000) * 2 * Math.PI),
    ]);
    const many: Geometry = { type: 'Polygon', coordinates: [ring] };
    expect(handles(many, camera)).toEqual({ corners: [], all: false });
    const near = new Camera(20, 0, 0, 20, -20 * 590, -20 * 390, 1_000, 800);
    expect(handles(many, near).all).toBe(true);
    expect(handles(many, near).corners.length).toBeGreaterThan(10);
  });
});
