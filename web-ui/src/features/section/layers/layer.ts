import type { Section } from '@/api/types';
import type { Kind } from '../shapes/shape';
import type { Camera } from '../viewer/camera';

interface Described {
  /** Names it in addresses: never changed, of letters and digits only. */
  id: string;
  label: string;
  /** Layers are listed and drawn by it, the lowest beneath. */
  order: number;
  /** Per cent, where nothing else was chosen. */
  opacity: number;
  shown: boolean;
}

/** Draws in level-0 pixels of the section; the opacity is set already. */
export type Paint = (context: CanvasRenderingContext2D, camera: Camera) => void;

/** A kind of annotations; those that a section has none of are not listed. */
export interface AnnotationLayer extends Described {
  kind: Kind;
}

/** Something else that lies on a section, e.g. what a run predicted for it. */
export interface DataLayer extends Described {
  /** Tells queries of one section and layer apart from others. */
  key: (section: Section) => readonly unknown[];
  /** How to draw it; null where this section has none, which is then not listed. */
  load: (section: Section, signal: AbortSignal) => Promise<Paint | null>;
}

export type Layer = AnnotationLayer | DataLayer;

/** Every file of this folder named `*.layer.ts` is a layer: a new one needs nothing else. */
const files: Record<string, { layer: Layer | readonly Layer[] }> = import.meta.glob(
  './*.layer.ts',
  {
    eager: true,
  },
);

export const LAYERS: readonly Layer[] = Object.values(files)
  .flatMap(({ layer }) => layer)
  .sort((a, b) => a.order - b.order);

export const ANNOTATION_LAYERS = LAYERS.filter((layer) => 'kind' in layer);
export const DATA_LAYERS = LAYERS.filter((layer) => 'load' in layer);
