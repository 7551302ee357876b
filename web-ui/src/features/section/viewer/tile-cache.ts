import type { RemoteShapeStore } from '../shapes/open-store';
import type { Kind } from '../shapes/shape';

const TILES_HELD = 120;
const REQUESTS_AT_ONCE = 2;

export interface TilePlace {
  kind: Kind;
  level: number;
  column: number;
  row: number;
}

interface Held {
  /** Undefined where the tile is empty. */
  bitmap: ImageBitmap | undefined;
  version: number;
  /** What the store had changed when it was drawn. */
  revision: number;
}

/** The raster tiles that were drawn, and the order in which those that lack are asked for. */
export class TileCache {
  private readonly held = new Map<string, Held>();
  private readonly asked = new Set<string>();
  private queue: TilePlace[] = [];
  private version = 0;
  /** What was asked for before is of another section. */
  private oldest = 0;
  private closed = false;

  constructor(
    private readonly store: Pick<RemoteShapeStore, 'tile'>,
    private readonly onTile: () => void,
  ) {}

  /** What is drawn may be out of date; it stays in sight until the store has looked at it anew. */
  outdate() {
    this.version++;
  }

  clear() {
    for (const { bitmap } of this.held.values()) bitmap?.close();
    this.held.clear();
    this.oldest = ++this.version;
  }

  close() {
    this.closed = true;
    this.clear();
  }

  /** The tile as far as it is there; `known` tells an empty one from one that lacks. */
  get(place: TilePlace): { bitmap: ImageBitmap | undefined; known: boolean; current: boolean } {
    const key = keyOf(place);
    const held = this.held.get(key);
    if (!held) return { bitmap: undefined, known: false, current: false };
    this.held.delete(key);
    this.held.set(key, held);
    return { bitmap: held.bitmap, known: true, current: held.version === this.version };
  }

  /** Asks for what the picture of this moment lacks; what an earlier one lacked is forgotten. */
  want(places: TilePlace[]) {
    this.queue = places;
    this.next();
  }

  private next() {
    while (this.asked.size < REQUESTS_AT_ONCE && !this.closed) {
      const place = this.queue.shift();
      if (!place) return;
      const key = keyOf(place);
      if (this.asked.has(key)) continue;
      this.asked.add(key);
      void this.ask(place, key, this.version);
    }
  }

  private async ask({ kind, level, column, row }: TilePlace, key: string, version: number) {
    try {
      const answer = await this.store.tile(kind, level, column, row, this.held.get(key)?.revision);
      const held = this.held.get(key);
      // Another section's, or thrown away meanwhile.
      if (this.closed || version < this.oldest || (answer.same && !held)) {
        if (!answer.same) answer.bitmap?.close();
        return;
      }
      if (!answer.same) held?.bitmap?.close();
      const bitmap = answer.same ? held?.bitmap : answer.bitmap;
      this.held.delete(key);
      this.held.set(key, { bitmap, version, revision: answer.revision });
      this.trim();
      this.onTile();
    } finally {
      this.asked.delete(key);
      this.next();
    }
  }

  private trim() {
    for (const [key, { bitmap }] of this.held) {
      if (this.held.size <= TILES_HELD) return;
      bitmap?.close();
      this.held.delete(key);
    }
  }
}

const keyOf = ({ kind, level, column, row }: TilePlace) => `${kind}/${level}/${column}/${row}`;
