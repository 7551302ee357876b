/** How a layer is shown; the opacity in per cent. */
export interface Shown {
  shown: boolean;
  opacity: number;
}

interface Default extends Shown {
  id: string;
}

/**
 * The layers of an address, such as `area.35~tissue.on~ribbon.off.60`: what is not named there is as
 * the layer itself has it, and so is what makes no sense.
 */
export function shownOf(
  text: string | undefined,
  defaults: readonly Default[],
): Map<string, Shown> {
  const said = new Map((text ?? '').split('~').map((part) => [part.split('.')[0] ?? '', part]));
  return new Map(
    defaults.map(({ id, shown, opacity }) => {
      const words = (said.get(id) ?? '').split('.').slice(1);
      const percent = words.find((word) => /^\d{1,3}$/.test(word));
      return [
        id,
        {
          shown: words.includes('on') || (shown && !words.includes('off')),
          opacity: percent === undefined ? opacity : Math.min(100, Number(percent)),
        },
      ];
    }),
  );
}

/** The other way; nothing where every layer is as it is by itself. */
export function layersText(
  state: ReadonlyMap<string, Shown>,
  defaults: readonly Default[],
): string | undefined {
  const parts = defaults.flatMap(({ id, shown, opacity }) => {
    const now = state.get(id);
    if (!now) return [];
    const words = [
      ...(now.shown === shown ? [] : [now.shown ? 'on' : 'off']),
      ...(now.opacity === opacity ? [] : [String(now.opacity)]),
    ];
    return words.length === 0 ? [] : [[id, ...words].join('.')];
  });
  return parts.length === 0 ? undefined : parts.join('~');
}
