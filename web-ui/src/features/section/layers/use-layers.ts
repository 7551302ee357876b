import { useQueries } from '@tanstack/react-query';
import type { Section } from '@/api/types';
import type { Kind } from '../shapes/shape';
import type { Underlay } from '../viewer/scene';
import { ANNOTATION_LAYERS, DATA_LAYERS, LAYERS, type Layer } from './layer';
import { layersText, shownOf, type Shown } from './layer-state';

export interface ListedLayer extends Shown {
  layer: Layer;
  error: unknown;
}

/** The layers that a section has, how they are shown, and what of them is to be drawn. */
export function useLayers(
  section: Section | undefined,
  kinds: ReadonlySet<Kind>,
  text: string | undefined,
  annotationsShown: boolean,
) {
  const state = shownOf(text, LAYERS);
  const of = (layer: Layer): Shown => state.get(layer.id) ?? { shown: false, opacity: 0 };
  const answers = useQueries({
    queries: DATA_LAYERS.map((layer) => ({
      queryKey: ['layer', layer.id, ...(section ? layer.key(section) : ['none'])],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        section ? layer.load(section, signal) : null,
      enabled: section !== undefined,
      staleTime: Infinity,
    })),
  });
  const listed: ListedLayer[] = LAYERS.flatMap((layer): ListedLayer[] => {
    if ('kind' in layer) return kinds.has(layer.kind) ? [{ layer, ...of(layer), error: null }] : [];
    const answer = answers[DATA_LAYERS.indexOf(layer)];
    return answer?.data || answer?.error ? [{ layer, ...of(layer), error: answer.error }] : [];
  });
  const underlays: Underlay[] = DATA_LAYERS.flatMap((layer, i) => {
    const paint = answers[i]?.data;
    const { shown, opacity } = of(layer);
    return paint && shown ? [{ id: layer.id, opacity: opacity / 100, paint }] : [];
  });
  const opacities = new Map<Kind, number>(
    annotationsShown
      ? ANNOTATION_LAYERS.flatMap((layer): [Kind, number][] => {
          const { shown, opacity } = of(layer);
          return shown && kinds.has(layer.kind) ? [[layer.kind, opacity / 100]] : [];
        })
      : [],
  );
  return {
    listed,
    underlays,
    opacities,
    changed: (id: string, change: Partial<Shown>): string | undefined => {
      const before = state.get(id);
      return before ? layersText(new Map(state).set(id, { ...before, ...change }), LAYERS) : text;
    },
  };
}
