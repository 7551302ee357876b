/** What an annotation marks; the order is the one in which kinds are drawn, the first beneath. */
export const KINDS = ['extent', 'area', 'layer', 'exclude', 'detection', 'landmark'] as const;
export type Kind = (typeof KINDS)[number];

/** Level-0 pixels: x to the right, y downward. */
export type Position = readonly number[];
export type Ring = readonly Position[];

/** The geometries of GeoJSON that can be annotations. */
export type Geometry =
  | { type: 'Point'; coordinates: Position }
  | { type: 'MultiPoint'; coordinates: Ring }
  | { type: 'LineString'; coordinates: Ring }
  | { type: 'MultiLineString'; coordinates: readonly Ring[] }
  | { type: 'Polygon'; coordinates: readonly Ring[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly Ring[])[] };

/** One annotation as the platform has it. */
export interface Shape {
  id: string;
  kind: Kind;
  /** Name of its region; undefined for what was not classified. */
  region: string | undefined;
  /** Of the region, where it was chosen here. */
  regionId?: string | undefined;
  /** `#rrggbb` */
  colour: string;
  geometry: Geometry;
  name: string | undefined;
  /** Of the newest revision; 0 is not saved yet. */
  revision: number;
  annotator: string | undefined;
  origin: string | undefined;
  certainty: number | undefined;
  /** Nobody may change it until it is unlocked. */
  locked: boolean;
}

export interface Box {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

export function isClosed(geometry: Geometry): boolean {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/** All rings, lines or single points of a geometry, one after the other. */
export function ringsOf(geometry: Geometry): readonly Ring[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((point) => [point]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

export function boxOf(geometry: Geometry): Box {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (const ring of ringsOf(geometry)) {
    for (const [x = 0, y = 0] of ring) {
      box.minX = Math.min(box.minX, x);
      box.minY = Math.min(box.minY, y);
      box.maxX = Math.max(box.maxX, x);
      box.maxY = Math.max(box.maxY, y);
    }
  }
  return box;
}

const UNCLASSIFIED_COLOUR = '#808080';

/** What the platform writes beside a geometry, as far as the viewer shows it. */
interface Feature {
  id?: string;
  geometry: Geometry;
  properties?: {
    name?: string;
    classification?: { name?: string; color?: number[] };
    isLocked?: boolean;
    cytostudy?: {
      kind?: string;
      revision?: number;
      annotator?: string;
      origin?: string;
      certainty?: number;
    };
  };
}

/**
 * The features of an answer of the platform. Its own document is not checked number by number, which
 * would take longer than drawing it; what is no feature collection is refused.
 */
export function featuresOf(document: unknown): readonly Feature[] {
  const features = (document as { features?: unknown } | null | undefined)?.features;
  if (!Array.isArray(features)) throw new Error('The answer is no GeoJSON FeatureCollection.');
  return features as Feature[];
}

export function shapeOf(feature: Feature, index: number): Shape {
  const { properties: said = {}, geometry } = feature;
  const own = said.cytostudy ?? {};
  const [red = 128, green = 128, blue = 128] = said.classification?.color ?? [];
  return {
    id: feature.id ?? `unnamed-${index}`,
    kind: KINDS.find((kind) => kind === own.kind) ?? 'area',
    region: said.classification?.name,
    colour: said.classification
      ? `#${((1 << 24) | (red << 16) | (green << 8) | blue).toString(16).slice(1)}`
      : UNCLASSIFIED_COLOUR,
    geometry,
    name: said.name,
    revision: own.revision ?? 0,
    annotator: own.annotator,
    origin: own.origin,
    certainty: own.certainty,
    locked: said.isLocked ?? false,
  };
}
