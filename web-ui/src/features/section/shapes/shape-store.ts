import { touches } from './hit';
import { PackedShapes } from './packed';
import { PartReader, type Failure, type Reading } from './part-reader';
import { overlaps } from './parts';
import { boxOf, type Box, type Kind, type Shape } from './shape';
import { paintTile, tileReach } from './tile';
import { boxArea, countOf, Look, type Visible } from './visible';

export interface RegionCount {
  region: string | undefined;
  kind: Kind;
  colour: string;
  count: number;
}

/** What was read so far. */
export interface Summary {
  count: number;
  vertices: number;
  regions: RegionCount[];
  reading: Reading;
}

/** What became of a request to load. */
export type Loading = { summary: Summary } | Failure;

/** A tile as it is now, or word that it is as it was. */
export type TileAnswer = { revision: number } & (
  | { same: true }
  /** No bitmap where nothing of that kind lies. */
  | { same: false; bitmap: ImageBitmap | undefined }
);

interface Chunk {
  packed: PackedShapes;
  /** Changed, deleted or drawn by the page itself since. */
  gone: Set<number>;
}

/** While much is read, the page hears of it no more often. */
const REPORT_MS = 1_000;
/** Drawing anew what has changed shall take no more than this share of the time. */
const DRAWING_SHARE = 0.25;

/** The annotations of one section. It lives in a worker, so that nothing it does stops the page. */
export class ShapeStore {
  private chunks: Chunk[] = [];
  private edited: Chunk | undefined;
  /** All that was read or changed here: what comes again is known already. */
  private known = new Set<string>();
  private hidden: ReadonlySet<string> = new Set();
  private reader: PartReader | undefined;
  /** Where something changed, the oldest change first; its length is the revision. */
  private changed: Box[] = [];
  private report: ((summary: Summary) => void) | undefined;
  private reportedAt = -Infinity;
  private drawnMs = 0;

  /**
   * Reads the annotations of a section in the place of all that was there. Answers once the largest
   * ones are here, and reports as long as others follow.
   */
  async load(
    address: string,
    size: { widthPx: number; heightPx: number },
    report: (summary: Summary) => void,
  ): Promise<Loading> {
    this.reader?.close();
    this.reader = undefined;
    this.report = undefined;
    this.fill([]);
    const reader = new PartReader(address, size, (shapes) => this.take(shapes));
    this.reader = reader;
    const failure = await reader.begin();
    if (failure) return failure;
    if (this.reader === reader) this.report = report;
    return { summary: this.summary() };
  }

  /** Goes on with reading after a failure. */
  resume(): Summary {
    this.reader?.resume();
    return this.summary();
  }

  fill(shapes: readonly Shape[]): void {
    this.chunks = [];
    this.edited = undefined;
    this.known = new Set();
    this.changed = [];
    this.take(shapes);
  }

  /** Takes saved changes in, without reading everything again. */
  change(put: readonly Shape[], removed: readonly string[]): Summary {
    const ids = new Set([...put.map((shape) => shape.id), ...removed]);
    for (const id of ids) {
      this.known.add(id);
      this.each(id, ({ packed, gone }, index) => {
        gone.add(index);
        this.changed.push(packed.box(index));
      });
    }
    const { edited } = this;
    const kept = edited
      ? [...Array(edited.packed.length).keys()]
          .filter((index) => !edited.gone.has(index))
          .flatMap((index) => edited.packed.unpack(index) ?? [])
      : [];
    this.edited = { packed: new PackedShapes([...kept, ...put]), gone: new Set() };
    this.changed.push(...put.map(({ geometry }) => boxOf(geometry)));
    return this.summary();
  }

  /** Leaves out what the page draws itself because it was changed there. */
  hide(ids: readonly string[]): void {
    const next = new Set(ids);
    for (const id of [...next, ...this.hidden]) {
      if (next.has(id) && this.hidden.has(id)) continue;
      this.each(id, ({ packed }, index) => this.changed.push(packed.box(index)));
    }
    this.hidden = next;
  }

  get(id: string): Shape | undefined {
    let found: Shape | undefined;
    this.each(id, ({ packed, gone }, index) => {
      if (!gone.has(index)) found = packed.unpack(index);
    });
    return found;
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
    this.within(box, kinds, (packed, index) => {
      if (!touches(packed, index, x, y, tolerancePx)) return;
      const shape = packed.unpack(index);
      if (shape) found.push({ area: boxArea(packed, index), shape });
    });
    return found.sort((a, b) => a.area - b.area).map(({ shape }) => shape);
  }

  /**
   * Outlines of what lies in and around the view where there are few enough, else word that tiles are
   * to be asked for. What is counted is what the view itself shows; it is read before all else.
   */
  visible(view: Box, around: Box, zoom: number, kinds: readonly Kind[]): Visible {
    const started = performance.now();
    this.reader?.look(view);
    const look = new Look(view, around, zoom, this.reader?.covers(view) ?? true);
    this.within(around, kinds, look.add);
    const result = look.result();
    this.drawnMs += performance.now() - started;
    return result;
  }

  /** One tile of the raster; drawn only where it has changed since `revision`. */
  tile(kind: Kind, level: number, column: number, row: number, revision?: number): TileAnswer {
    const now = this.changed.length;
    const started = performance.now();
    const box = tileReach(level, column, row);
    if (revision !== undefined && !this.changed.slice(revision).some((each) => overlaps(each, box)))
      return { revision: now, same: true };
    const bitmap = paintTile(level, column, row, (part, draw) => this.within(part, [kind], draw));
    this.drawnMs += performance.now() - started;
    return { revision: now, same: false, bitmap };
  }

  /** Takes in what was read; a shape that lies in two parts comes twice. */
  private take(shapes: readonly Shape[]) {
    const fresh = shapes.filter(({ id }) => !this.known.has(id));
    for (const { id } of fresh) this.known.add(id);
    if (fresh.length > 0) {
      const packed = new PackedShapes(fresh);
      this.chunks.push({ packed, gone: new Set() });
      this.changed.push(packed.bounds);
    }
    const { done, failure } = this.reader?.reading ?? {};
    const gap = Math.max(REPORT_MS, this.drawnMs / DRAWING_SHARE);
    if (!this.report || (!done && !failure && performance.now() - this.reportedAt < gap)) return;
    this.reportedAt = performance.now();
    this.drawnMs = 0;
    this.report(this.summary());
  }

  private summary(): Summary {
    const regions = new Map<string, RegionCount>();
    let vertices = 0;
    let count = 0;
    for (const { packed, gone } of this.all()) {
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
    const reading = this.reader?.reading ?? {
      total: count,
      done: true,
      beyond: 0,
      failure: undefined,
    };
    return { count, vertices, regions: [...regions.values()].sort(byName), reading };
  }

  private all(): Chunk[] {
    return this.edited ? [...this.chunks, this.edited] : this.chunks;
  }

  private each(id: string, visit: (chunk: Chunk, index: number) => void) {
    for (const chunk of this.all()) {
      const index = chunk.packed.indexOf(id);
      if (index !== undefined) visit(chunk, index);
    }
  }

  private within(
    box: Box,
    kinds: readonly Kind[],
    visit: (packed: PackedShapes, index: number) => void,
  ): void {
    for (const { packed, gone } of this.all()) {
      for (const index of packed.search(box)) {
        const shape = packed.shapes[index];
        if (!shape || gone.has(index) || this.hidden.has(shape.id)) continue;
        if (kinds.includes(shape.kind)) visit(packed, index);
      }
    }
  }
}
