import { at, type PackedShapes } from './packed';

/** Takes vertices and the ends of rings; a canvas path and a test's list can both be one. */
export interface Pen {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  closePath(): void;
}

/**
 * Draws the rings of a shape, leaving out each vertex that lies nearer than `tolerancePx` to the one
 * drawn before it: the drawn outline is never further than that from the true one. Gives the number
 * of vertices that were drawn.
 */
export function trace(packed: PackedShapes, shape: number, tolerancePx: number, pen: Pen): number {
  const { coordinates, firstRing, firstVertex } = packed;
  const square = tolerancePx * tolerancePx;
  let drawn = 0;
  for (let ring = at(firstRing, shape); ring < at(firstRing, shape + 1); ring++) {
    const low = at(firstVertex, ring);
    const high = at(firstVertex, ring + 1) - 1;
    if (high < low) continue;
    const step = packed.backward[ring] ? -1 : 1;
    const from = step > 0 ? low : high;
    const last = step > 0 ? high : low;
    let x = at(coordinates, 2 * from);
    let y = at(coordinates, 2 * from + 1);
    pen.moveTo(x, y);
    drawn++;
    for (let vertex = from; vertex !== last;) {
      vertex += step;
      const nextX = at(coordinates, 2 * vertex);
      const nextY = at(coordinates, 2 * vertex + 1);
      // The last one stays, so that no line ends short and no small ring collapses.
      if (vertex !== last && (nextX - x) ** 2 + (nextY - y) ** 2 < square) continue;
      x = nextX;
      y = nextY;
      pen.lineTo(x, y);
      drawn++;
    }
    if (packed.closed[shape]) pen.closePath();
  }
  return drawn;
}

/**
 * Where the name of a closed shape fits: on the horizontal line through the middle of its box, in the
 * middle of the widest part that lies inside. The middle of the box itself lies outside of what is
 * bent, as parts of a cortical ribbon are.
 */
export function labelPlace(packed: PackedShapes, shape: number): { x: number; y: number } {
  const { coordinates, firstRing, firstVertex, boxes } = packed;
  const y = (at(boxes, 4 * shape + 1) + at(boxes, 4 * shape + 3)) / 2;
  const crossings: number[] = [];
  for (let ring = at(firstRing, shape); ring < at(firstRing, shape + 1); ring++) {
    const to = at(firstVertex, ring + 1);
    for (let v = at(firstVertex, ring); v + 1 < to; v++) {
      const y0 = at(coordinates, 2 * v + 1);
      const y1 = at(coordinates, 2 * v + 3);
      if (y0 > y === y1 > y) continue;
      const x0 = at(coordinates, 2 * v);
      crossings.push(x0 + ((y - y0) / (y1 - y0)) * (at(coordinates, 2 * v + 2) - x0));
    }
  }
  crossings.sort((a, b) => a - b);
  let best = { x: (at(boxes, 4 * shape) + at(boxes, 4 * shape + 2)) / 2, width: -1 };
  for (let i = 0; i + 1 < crossings.length; i += 2) {
    const [left = 0, right = 0] = [crossings[i], crossings[i + 1]];
    if (right - left > best.width) best = { x: (left + right) / 2, width: right - left };
  }
  return { x: best.x, y };
}

/** Whether a shape is smaller than a pixel of a picture with `zoom` pixels per image pixel. */
export function isDot({ boxes }: PackedShapes, shape: number, zoom: number): boolean {
  return (
    (at(boxes, 4 * shape + 2) - at(boxes, 4 * shape)) * zoom < 1 &&
    (at(boxes, 4 * shape + 3) - at(boxes, 4 * shape + 1)) * zoom < 1
  );
}
