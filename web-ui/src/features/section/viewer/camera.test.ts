import { describe, expect, it } from 'vitest';
import { Camera, contains } from './camera';

/** Half size, turned by a right angle clockwise, moved by (200, 30). */
const turned = Camera.of(
  { origin: { x: 200, y: 30 }, right: { x: 200, y: 130 }, down: { x: 150, y: 30 } },
  { widthPx: 200, heightPx: 100 },
  { width: 300, height: 200 },
);

describe('a camera', () => {
  it('finds the way to the screen and back', () => {
    expect(turned.zoom).toBeCloseTo(0.5);
    expect(turned.toScreen(200, 100)).toEqual({ x: 150, y: 130 });
    const { x, y } = turned.toImage(150, 130);
    expect([x, y]).toEqual([200, 100]);
  });

  it('knows what is in sight when the image is turned', () => {
    const box = turned.box();
    expect(box).toEqual({ minX: -60, minY: -200, maxX: 340, maxY: 400 });
    expect(contains(turned.box(0.1), box)).toBe(true);
    expect(contains(box, turned.box(0.1))).toBe(false);
  });
});
