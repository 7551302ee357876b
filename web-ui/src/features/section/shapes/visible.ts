import { isDot, labelPlace, trace, type Pen } from './outline';
import { at, type PackedShapes } from './packed';
import type { Box, Kind } from './shape';

/** As many as a canvas draws within a frame; what is more is drawn as pixels, once. */
const VECTOR_SHAPES = 4_000;
const VECTOR_VERTICES = 120_000;
/** An outline may be off by this much of a screen pixel. */
const TOLERANCE_SCREEN_PX = 0.5;
const LABEL_MIN_SCREEN_PX = 48;
const LABELS = 200;

/** Outlines of one look, ready to be drawn. */
export interface Group {
  kind: Kind;
  colour: string;
  closed: boolean;
  /** x and y in level-0 pixels. */
  coordinates: Float64Array;
  /** How many vertices end each ring, counted from the first of the group. */
  ringEnds: Uint32Array;
}

export interface Label {
  text: string;
  kind: Kind;
  colour: string;
  x: number;
  y: number;
}

/** What lies in a part of the section, and how it is to be drawn. */
export type Visible = {
  inView: number;
  /** Whether all that lies in view is read; else it is what came so far. */
  complete: boolean;
  around: Box;
  zoom: number;
} & (
  | { mode: 'raster'; dots: number }
  | { mode: 'vectors'; vertices: number; drawnVertices: number; groups: Group[]; labels: Label[] }
);

/** Gathers what lies in and around a view, and makes outlines of it where there are few enough. */
export class Look {
  private readonly found: [PackedShapes, number][] = [];
  private inView = 0;
  private dots = 0;

  constructor(
    private readonly view: Box,
    private readonly around: Box,
    private readonly zoom: number,
    private readonly complete: boolean,
  ) {}

  readonly add = (packed: PackedShapes, index: number) => {
    // One too many is enough to know that outlines are not what is asked for.
    if (this.found.length <= VECTOR_SHAPES) this.found.push([packed, index]);
    if (!touchesBox(packed, index, this.view)) return;
    this.inView++;
    if (isDot(packed, index, this.zoom)) this.dots++;
  };

  result(): Visible {
    const { found, inView, dots, around, zoom, complete } = this;
    const raster: Visible = { mode: 'raster', inView, dots, complete, around, zoom };
    if (found.length > VECTOR_SHAPES) return raster;
    const pens = new Map<string, FlatPen>();
    let vertices = 0;
    let drawnVertices = 0;
    // Small ones last, so that they lie on top of what surrounds them.
    found.sort(([a, i], [b, j]) => boxArea(b, j) - boxArea(a, i));
    for (const [packed, index] of found) {
      const shape = packed.shapes[index];
      if (!shape) continue;
      const closed = packed.closed[index] === 1;
      const key = `${shape.kind} ${shape.colour} ${closed}`;
      const pen = pens.get(key) ?? new FlatPen(shape.kind, shape.colour, closed);
      pens.set(key, pen);
      drawnVertices += trace(packed, index, TOLERANCE_SCREEN_PX / zoom, pen);
      if (drawnVertices > VECTOR_VERTICES) return raster;
      vertices += countOf(packed, index);
    }
    return {
      mode: 'vectors',
      inView,
      complete,
      vertices,
      drawnVertices,
      groups: [...pens.values()].map((pen) => pen.group()),
      labels: labelsOf(found, zoom),
      around,
      zoom,
    };
  }
}

/** Collects outlines in flat arrays, which go to the page without being copied. */
class FlatPen implements Pen {
  private readonly coordinates: number[] = [];
  private readonly ringEnds: number[] = [];

  constructor(
    private readonly kind: Kind,
    private readonly colour: string,
    private readonly closed: boolean,
  ) {}

  moveTo(x: number, y: number) {
    if (this.coordinates.length > 0) this.ringEnds.push(this.coordinates.length / 2);
    this.coordinates.push(x, y);
  }
  lineTo(x: number, y: number) {
    this.coordinates.push(x, y);
  }
  closePath() {}

  group(): Group {
    const { kind, colour, closed } = this;
    return {
      kind,
      colour,
      closed,
      coordinates: Float64Array.from(this.coordinates),
      ringEnds: Uint32Array.from([...this.ringEnds, this.coordinates.length / 2]),
    };
  }
}

function labelsOf(found: readonly [PackedShapes, number][], zoom: number): Label[] {
  const labels: Label[] = [];
  for (const [packed, index] of found) {
    if (labels.length === LABELS) break;
    const shape = packed.shapes[index];
    const text = shape?.region ?? shape?.name;
    const width = (at(packed.boxes, 4 * index + 2) - at(packed.boxes, 4 * index)) * zoom;
    if (!shape || text === undefined || !packed.closed[index] || width < LABEL_MIN_SCREEN_PX)
      continue;
    labels.push({ text, kind: shape.kind, colour: shape.colour, ...labelPlace(packed, index) });
  }
  return labels;
}

export function countOf(packed: PackedShapes, index: number): number {
  const { firstRing, firstVertex } = packed;
  return at(firstVertex, at(firstRing, index + 1)) - at(firstVertex, at(firstRing, index));
}

function touchesBox({ boxes }: PackedShapes, index: number, box: Box): boolean {
  return (
    at(boxes, 4 * index) <= box.maxX &&
    at(boxes, 4 * index + 1) <= box.maxY &&
    at(boxes, 4 * index + 2) >= box.minX &&
    at(boxes, 4 * index + 3) >= box.minY
  );
}

export function boxArea({ boxes }: PackedShapes, index: number): number {
  return (
    (at(boxes, 4 * index + 2) - at(boxes, 4 * index)) *
    (at(boxes, 4 * index + 3) - at(boxes, 4 * index + 1))
  );
}
