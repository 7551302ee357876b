/** Puts curves with different iterations over one common axis; where one has no point is a gap. */
export function align(curves: readonly (readonly (readonly (number | null)[])[])[]): {
  xs: number[];
  ys: (number | null)[][];
} {
  const maps = curves.map((curve) => new Map(curve.map(([x, y]) => [x ?? 0, y ?? null])));
  const xs = [...new Set(maps.flatMap((map) => [...map.keys()]))].sort((a, b) => a - b);
  return { xs, ys: maps.map((map) => xs.map((x) => map.get(x) ?? null)) };
}
