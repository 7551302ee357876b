import { useQueries } from '@tanstack/react-query';
import type { Kind } from '../shapes/shape';
import type { Underlay } from '../viewer/scene';
import {
  ANNOTATION_LAYERS,
  DATA_LAYERS,
  LAYERS,
  type Layer,
  type LayerData,
  type LayerSubject,
} from './layer';
import { layersText, shownOf, type Shown } from './layer-state';

export interface ListedLayer extends Shown {
  layer: Layer;
  error: unknown;
  /** Once it was asked for; undefined until then, and for annotations. */
  data: LayerData | undefined;
  /** Why it has nothing to show here. */
  empty: string | undefined;
}

/** The layers of a section, how they are shown, and what of them is to be drawn. */
export function useLayers(
  subject: LayerSubject | undefined,
  kinds: { present: ReadonlySet<Kind>; complete: boolean },
  text: string | undefined,
  annotationsShown: boolean,
) {
  const state = shownOf(text, LAYERS);
  const of = (layer: Layer): Shown => state.get(layer.id) ?? { shown: false, opacity: 0 };
  const answers = useQueries({
    queries: DATA_LAYERS.map((layer) => {
      const absent = subject && layer.absent?.(subject);
      return {
        queryKey: ['layer', layer.id, ...(subject ? layer.key(subject) : ['none'])],
        queryFn: ({ signal }: { signal: AbortSignal }): LayerData | Promise<LayerData> =>
          subject ? layer.load(subject, signal) : { empty: '' },
        enabled: subject !== undefined && absent === undefined && of(layer).shown,
        staleTime: Infinity,
      };
    }),
  });
  const listed: ListedLayer[] = LAYERS.map((layer): ListedLayer => {
    if ('kind' in layer) {
      const none = kinds.complete && !kinds.present.has(layer.kind);
      const empty = none ? 'Nobody has drawn any here.' : undefined;
      return { layer, ...of(layer), error: null, data: undefined, empty };
    }
    const answer = answers[DATA_LAYERS.indexOf(layer)];
    const data = answer?.data;
    const empty = (subject && layer.absent?.(subject)) ?? (data && 'empty' in data && data.empty);
    return { layer, ...of(layer), error: answer?.error, data, empty: empty || undefined };
  });
  const shown = listed.flatMap(({ layer, shown: isShown, opacity, data, empty }) =>
    isShown && empty === undefined && data && 'paint' in data ? [{ layer, opacity, data }] : [],
  );
  const underlays: Underlay[] = shown.map(({ layer, opacity, data }) => ({
    id: layer.id,
    opacity: opacity / 100,
    paint: data.paint,
  }));
  const opacities = new Map<Kind, number>(
    annotationsShown
      ? ANNOTATION_LAYERS.flatMap((layer): [Kind, number][] => {
          const { shown: isShown, opacity } = of(layer);
          return isShown && kinds.present.has(layer.kind) ? [[layer.kind, opacity / 100]] : [];
        })
      : [],
  );
  return {
    listed,
    underlays,
    opacities,
    /** What the layers have at a place, the topmost first. */
    find: (at: { x: number; y: number }) =>
      shown.toReversed().flatMap(({ data }) => data.find?.(at) ?? []),
    changed: (id: string, change: Partial<Shown>): string | undefined => {
      const before = state.get(id);
      return before ? layersText(new Map(state).set(id, { ...before, ...change }), LAYERS) : text;
    },
  };
}
