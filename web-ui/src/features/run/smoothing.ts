/**
 * Exponential moving average with the start's bias divided out (Kingma and Ba 2015, §3), so that the
 * first values are not drawn towards zero. A gap stays a gap.
 *
 * @param weight share of the past, 0 (none) to below 1
 */
export function smooth(values: readonly (number | null)[], weight: number): (number | null)[] {
  let average = 0;
  let mass = 0;
  return values.map((value) => {
    if (value === null || !Number.isFinite(value)) return null;
    average = weight * average + (1 - weight) * value;
    mass = weight * mass + (1 - weight);
    return average / mass;
  });
}
