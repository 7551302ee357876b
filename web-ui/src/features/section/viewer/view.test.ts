import { describe, expect, it } from 'vitest';
import { random } from '@/testing/fixtures/made-up';
import { carried, sameView, searchOf, turned, viewOf, zoomOfLevel } from './view';

describe('a view in an address', () => {
  it('comes back as it was, to a hundredth of a pixel', () => {
    const next = random(11);
    for (let i = 0; i < 200; i++) {
      const view = {
        xPx: next() * 100_000,
        yPx: next() * 100_000,
        zoom: 2 ** (next() * 12 - 9),
        rotationDeg: Math.floor(next() * 24) * 15,
      };
      const back = viewOf(searchOf(view));
      expect(back && sameView(back, view)).toBe(true);
      expect(Math.abs((back?.xPx ?? NaN) - view.xPx)).toBeLessThanOrEqual(0.005_01);
      expect((back?.zoom ?? NaN) / view.zoom).toBeCloseTo(1, 5);
    }
  });

  it('is none where a part is missing or makes no sense', () => {
    expect(viewOf({ x: 1, y: 2 })).toBeUndefined();
    expect(viewOf({ x: 1, y: 2, z: 0 })).toBeUndefined();
    expect(viewOf({ x: 1, y: NaN, z: 1 })).toBeUndefined();
    expect(viewOf({ x: 1, y: 2, z: 3, r: -90 })?.rotationDeg).toBe(270);
  });

  it('leaves no rotation out of the address', () => {
    expect(searchOf({ xPx: 1, yPx: 2, zoom: 3, rotationDeg: 0 }).r).toBeUndefined();
  });
});

describe('a view on another section', () => {
  it('shows the same micrometres', () => {
    const view = { xPx: 1_000, yPx: 500, zoom: 0.5, rotationDeg: 30 };
    const other = carried(view, 1, 0.5);
    expect(other).toEqual({ xPx: 2_000, yPx: 1_000, zoom: 0.25, rotationDeg: 30 });
    expect(carried(other, 0.5, 1)).toEqual(view);
  });
});

describe('the levels of zoom', () => {
  it('go from the whole section to its pixels in equal factors', () => {
    expect(zoomOfLevel(1, 0.01)).toBeCloseTo(0.01);
    expect(zoomOfLevel(7, 0.01)).toBeCloseTo(1);
    const factor = zoomOfLevel(3, 0.01) / zoomOfLevel(2, 0.01);
    expect(zoomOfLevel(6, 0.01) / zoomOfLevel(5, 0.01)).toBeCloseTo(factor);
  });

  it('magnify what is seen whole at full resolution', () => {
    expect(zoomOfLevel(7, 1.5)).toBeCloseTo(12);
  });
});

it('turns round', () => {
  expect(turned(345, 15)).toBe(0);
  expect(turned(0, -15)).toBe(345);
});
