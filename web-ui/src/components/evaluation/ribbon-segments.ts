/** A stretch of cortex with one area, from `fromMm` to `toMm` along the ribbon. */
export interface Segment {
  area: number;
  fromMm: number;
  toMm: number;
}

/** The edges of the patches: half-way between neighbours, and as far again at both ends. */
export function edges(arcMm: readonly number[]): number[] {
  const n = arcMm.length;
  if (n === 0) return [];
  const at = (i: number) => arcMm[i] ?? 0;
  if (n === 1) return [at(0) - 0.5, at(0) + 0.5];
  const inner = Array.from({ length: n - 1 }, (_, i) => (at(i) + at(i + 1)) / 2);
  const first = inner[0] ?? 0;
  const last = inner[n - 2] ?? 0;
  return [2 * at(0) - first, ...inner, 2 * at(n - 1) - last];
}

/** Joins neighbouring patches of the same area. */
export function segments(arcMm: readonly number[], areas: readonly number[]): Segment[] {
  const bounds = edges(arcMm);
  const joined: Segment[] = [];
  areas.forEach((area, i) => {
    const fromMm = bounds[i] ?? 0;
    const toMm = bounds[i + 1] ?? 0;
    const before = joined.at(-1);
    if (before?.area === area) before.toMm = toMm;
    else joined.push({ area, fromMm, toMm });
  });
  return joined;
}

/** Where truth and prediction differ; unlabelled cortex (−1) is no difference. */
export function differences(
  arcMm: readonly number[],
  truth: readonly number[],
  predicted: readonly number[],
): Segment[] {
  const wrong = truth.map((t, i) => (t >= 0 && t !== predicted[i] ? 1 : 0));
  return segments(arcMm, wrong).filter((segment) => segment.area === 1);
}
