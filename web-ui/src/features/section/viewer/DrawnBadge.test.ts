import { expect, it } from 'vitest';
import { describeDrawn } from './DrawnBadge';

it('the badge says what was made a dot, and how many corners were left out', () => {
  expect(describeDrawn({ complete: true, mode: 'raster', inView: 250_000, dots: 249_990 })).toBe(
    '250,000 annotations in view, all drawn, 249,990 of them smaller than a pixel, as dots. Zoom in for outlines.',
  );
  expect(describeDrawn({ complete: true, mode: 'raster', inView: 5_000, dots: 0 })).not.toContain(
    'dots',
  );
  expect(
    describeDrawn({
      complete: true,
      mode: 'vectors',
      inView: 2,
      vertices: 9_000,
      drawnVertices: 300,
    }),
  ).toBe(
    '2 annotations in view, all drawn, outlines to half a screen pixel: 300 of 9,000 corners.',
  );
  expect(
    describeDrawn({ complete: true, mode: 'vectors', inView: 1, vertices: 5, drawnVertices: 5 }),
  ).toBe('1 annotation in view, all drawn to the last corner.');
  expect(describeDrawn({ complete: false, mode: 'raster', inView: 12_000, dots: 3 })).toBe(
    '12,000 annotations in view so far, the largest of all first; the others are being read.',
  );
});
