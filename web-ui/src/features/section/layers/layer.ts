import type { Section } from '@/api/types';
import type { Kind } from '../shapes/shape';
import type { Camera, Point } from '../viewer/camera';

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

/** A kind of annotations. */
export interface AnnotationLayer extends Described {
  kind: Kind;
}

/** What a data layer is of. */
export interface LayerSubject {
  section: Section;
  /** The patchset whose patches are looked at. */
  patchset: string | undefined;
}

/** What a colour of a layer stands for. */
export interface LegendEntry {
  colour: string;
  label: string;
  /** e.g. a share of the tissue. */
  value?: string;
}

/** Something of a layer that lies at a place of the section. */
export interface Found {
  id: string;
  title: string;
  facts: readonly (readonly [name: string, value: string])[];
  /** Where it lies and how large it is, in level-0 pixels. */
  at?: { x: number; y: number; sizePx: number };
  /** The patchset that it is of. */
  patchset?: string;
}

/** What a layer has to show of a section, or why that is nothing. */
export type LayerData =
  | {
      paint: Paint;
      legend?: readonly LegendEntry[];
      /** Stands beside the name, e.g. “estimated”. */
      badge?: string;
      /** One sentence more. */
      note?: string;
      /** What lies at a place, in level-0 pixels. */
      find?: (at: Point) => Found | undefined;
    }
  | { empty: string };

/** Something else that lies on a section, e.g. faults of its image. */
export interface DataLayer extends Described {
  /** Why there is nothing to ask for, as far as the section itself says so. */
  absent?: (of: LayerSubject) => string | undefined;
  /** Tells queries of one subject apart from others. */
  key: (of: LayerSubject) => readonly unknown[];
  /** Asked for once the layer is shown. */
  load: (of: LayerSubject, signal: AbortSignal) => Promise<LayerData>;
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
