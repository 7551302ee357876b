const STEPS = [1, 2, 5];

/** The longest round length (1, 2 or 5 × 10ⁿ µm) that fits into `maxPx` screen pixels. */
export function scaleBar(umPerScreenPx: number, maxPx: number): { um: number; px: number } {
  const maxUm = umPerScreenPx * maxPx;
  const power = 10 ** Math.floor(Math.log10(maxUm));
  const step = [...STEPS].reverse().find((s) => s * power <= maxUm) ?? 1;
  const um = step * power;
  return { um, px: um / umPerScreenPx };
}

export function formatLength(um: number): string {
  return um >= 1000 ? `${um / 1000} mm` : `${um} µm`;
}
