/**
 * Puts curves with different iterations over one common axis. Where a curve has no point, because it
 * was sampled at others, it is `undefined` and the line goes on; null (not finite) stays a gap.
 */
export function align(curves: readonly (readonly (readonly (number | null)[])[])[]): {
  xs: number[];
  ys: (number | null | undefined)[][];
} {
  const maps = curves.map((curve) => new Map(curve.map(([x, y]) => [x ?? 0, y ?? null])));
  const xs = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort((a, b) => a - b);
  return { xs, ys: maps.map((map) => xs.map((x) => map.get(x))) };
}
