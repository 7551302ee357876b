import { at, type PackedShapes } from './packed';

/**
 * Whether a point lies in a closed shape (even-odd, so that holes are outside), or no further than
 * `tolerancePx` from its lines.
 */
export function touches(
  packed: PackedShapes,
  shape: number,
  x: number,
  y: number,
  tolerancePx: number,
): boolean {
  const { coordinates, firstRing, firstVertex } = packed;
  const closed = packed.closed[shape] === 1;
  const square = tolerancePx * tolerancePx;
  let inside = false;
  for (let ring = at(firstRing, shape); ring < at(firstRing, shape + 1); ring++) {
    const from = at(firstVertex, ring);
    const to = at(firstVertex, ring + 1);
    for (let v = from; v < to; v++) {
      const x0 = at(coordinates, 2 * v);
      const y0 = at(coordinates, 2 * v + 1);
      const next = v + 1 < to ? v + 1 : closed ? from : v;
      const x1 = at(coordinates, 2 * next);
      const y1 = at(coordinates, 2 * next + 1);
      if (squaredDistance(x, y, x0, y0, x1, y1) <= square) return true;
      if (closed && y0 > y !== y1 > y && x < x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)) {
        inside = !inside;
      }
    }
  }
  return inside;
}

/** From a point to the line between two others, squared. */
export function squaredDistance(
  x: number,
  y: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
): number {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const length = dx * dx + dy * dy;
  const along =
    length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / length));
  return (x - x0 - along * dx) ** 2 + (y - y0 - along * dy) ** 2;
}
