import { readProblem, type Problem } from '@/lib/problem';
import { touches } from './hit';
import { isDot, labelPlace, trace, type Pen } from './outline';
import { at, PackedShapes } from './packed';
import { featuresOf, shapeOf, type Box, type Kind, type Shape } from './shape';
import { paintTile } from './tile';

/** As many as a canvas draws within a frame; what is more is drawn as pixels, once. */
const VECTOR_SHAPES = 4_000;
const VECTOR_VERTICES = 120_000;
/** An outline may be off by this much of a screen pixel. */
const TOLERANCE_SCREEN_PX = 0.5;
const LABEL_MIN_SCREEN_PX = 48;
const LABELS = 200;

export interface RegionCount {
  region: string | undefined;
  kind: Kind;
  colour: string;
  count: number;
}

export interface Summary {
  count: number;
  vertices: number;
  regions: RegionCount[];
}

/** What became of a request to load: the worker cannot throw a problem across to the page. */
export type Loading = { summary: Summary } | { problem: Problem } | { unreachable: true };

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
export type Visible = { inView: number; around: Box; zoom: number } & (
  | { mode: 'raster'; dots: number }
  | { mode: 'vectors'; vertices: number; drawnVertices: number; groups: Group[]; labels: Label[] }
);

interface Chunk {
  packed: PackedShapes;
  /** Changed, deleted or drawn by the page itself since. */
  gone: Set<number>;
}

/** The annotations of one section. It lives in a worker, so that nothing it does stops the page. */
export class ShapeStore {
  private chunks: Chunk[] = [];
  private hidden: ReadonlySet<string> = new Set();
  private running: AbortController | undefined;

  /** Reads a FeatureCollection in the place of all that was there. */
  async load(address: string): Promise<Loading> {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    let response: Response;
    try {
      response = await fetch(address, { credentials: 'same-origin', signal: running.signal });
    } catch {
      return { unreachable: true };
    }
    if (!response.ok) return { problem: await readProblem(response) };
    const features = featuresOf(await response.json());
    this.fill(features.map((feature, i) => shapeOf(feature, i)));
    return { summary: this.summary() };
  }

  fill(shapes: readonly Shape[]): void {
    this.chunks = [{ packed: new PackedShapes(shapes), gone: new Set() }];
  }

  /** Takes saved changes in, without reading everything again. */
  change(put: readonly Shape[], removed: readonly string[]): Summary {
    const ids = new Set([...put.map((shape) => shape.id), ...removed]);
    for (const { packed, gone } of this.chunks) {
      for (const id of ids) {
        const index = packed.indexOf(id);
        if (index !== undefined) gone.add(index);
      }
    }
    const [base, changed] = this.chunks;
    const kept = changed
      ? [...Array(changed.packed.length).keys()]
          .filter((index) => !changed.gone.has(index))
          .flatMap((index) => changed.packed.unpack(index) ?? [])
      : [];
    const next = { packed: new PackedShapes([...kept, ...put]), gone: new Set<number>() };
    this.chunks = base ? [base, next] : [next];
    return this.summary();
  }

  /** Leaves out what the page draws itself because it was changed there. */
  hide(ids: readonly string[]): void {
    this.hidden = new Set(ids);
  }

  get(id: string): Shape | undefined {
    for (const { packed, gone } of this.chunks) {
      const index = packed.indexOf(id);
      if (index !== undefined && !gone.has(index)) return packed.unpack(index);
    }
    return undefined;
  }

  /** The shapes at a point, the smallest first: what lies inside of another can be reached. */
  hit(x: number, y: number, tolerancePx: number, kinds: readonly Kind[]): Shape[] {
    const box = {
      minX: x - tolerancePx,
      minY: y - tolerancePx,
      maxX: x + tolerancePx,
      maxY: y + tolerancePx,
    };
    const found: { area: number; shape: Shape }[] = [];
    this.each(box, kinds, (packed, index) => {
      if (!touches(packed, index, x, y, tolerancePx)) return;
      const shape = packed.unpack(index);
      if (shape) found.push({ area: boxArea(packed, index), shape });
    });
    return found.sort((a, b) => a.area - b.area).map(({ shape }) => shape);
  }

  /**
   * Outlines of what lies in and around the view where there are few enough, else word that tiles are
   * to be asked for. What is counted is what the view itself shows.
   */
  visible(view: Box, around: Box, zoom: number, kinds: readonly Kind[]): Visible {
    const found: [PackedShapes, number][] = [];
    let inView = 0;
    let dots = 0;
    this.each(around, kinds, (packed, index) => {
      // One too many is enough to know that outlines are not what is asked for.
      if (found.length <= VECTOR_SHAPES) found.push([packed, index]);
      if (!touchesBox(packed, index, view)) return;
      inView++;
      if (isDot(packed, index, zoom)) dots++;
    });
    const raster: Visible = { mode: 'raster', inView, dots, around, zoom };
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
      vertices,
      drawnVertices,
      groups: [...pens.values()].map((pen) => pen.group()),
      labels: labelsOf(found, zoom),
      around,
      zoom,
    };
  }

  /** One tile of the raster, or nothing where nothing of that kind lies. */
  tile(kind: Kind, level: number, column: number, row: number): ImageBitmap | undefined {
    return paintTile(level, column, row, (box, draw) => this.each(box, [kind], draw));
  }

  private summary(): Summary {
    const regions = new Map<string, RegionCount>();
    let vertices = 0;
    let count = 0;
    for (const { packed, gone } of this.chunks) {
      packed.shapes.forEach((shape, index) => {
        if (gone.has(index)) return;
        count++;
        vertices += countOf(packed, index);
        const key = `${shape.kind} ${shape.region ?? ''}`;
        const known = regions.get(key);
        if (known) known.count++;
        else {
          const { region, kind, colour } = shape;
          regions.set(key, { region, kind, colour, count: 1 });
        }
      });
    }
    const byName = (a: RegionCount, b: RegionCount) =>
      (a.region ?? '').localeCompare(b.region ?? '', 'en', { numeric: true });
    return { count, vertices, regions: [...regions.values()].sort(byName) };
  }

  private each(
    box: Box,
    kinds: readonly Kind[],
    visit: (packed: PackedShapes, index: number) => void,
  ): void {
    for (const { packed, gone } of this.chunks) {
      for (const index of packed.search(box)) {
        const shape = packed.shapes[index];
        if (!shape || gone.has(index) || this.hidden.has(shape.id)) continue;
        if (kinds.includes(shape.kind)) visit(packed, index);
      }
    }
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

function countOf(packed: PackedShapes, index: number): number {
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

function boxArea({ boxes }: PackedShapes, index: number): number {
  return (
    (at(boxes, 4 * index + 2) - at(boxes, 4 * index)) *
    (at(boxes, 4 * index + 3) - at(boxes, 4 * index + 1))
  );
}
