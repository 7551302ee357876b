import { LOOKS } from '../shapes/look';
import type { RemoteShapeStore } from '../shapes/open-store';
import { KINDS, type Kind } from '../shapes/shape';
import type { Group, Label, Visible } from '../shapes/visible';
import { TILE_PX, tileBox, tileLevel } from '../shapes/tile';
import { contains, type Camera } from './camera';
import { paintLabel, paintPath } from './paint';
import { TileCache, type TilePlace } from './tile-cache';

/** Drawn around the view, as a share of it, so that a small move shows nothing empty. */
const MARGIN = 0.3;
/** Outlines that were simplified for one zoom serve until it differs by this factor. */
const ZOOM_REUSE = 1.6;
const COARSER_LEVELS = 4;

/** Says how the annotations in view are drawn. */
export type Drawn = { inView: number; complete: boolean } & (
  { mode: 'raster'; dots: number } | { mode: 'vectors'; vertices: number; drawnVertices: number }
);

interface Outlines {
  groups: { kind: Kind; colour: string; closed: boolean; path: Path2D; points: Float64Array }[];
  labels: Label[];
}

/** Draws the saved annotations of a section: as outlines where they are few, else from tiles. */
export class ShapePainter {
  private readonly tiles: TileCache;
  private seen: Visible | undefined;
  private asked = '';
  private outlines: Outlines | undefined;
  private asking = false;
  private fresh = false;
  private closed = false;

  constructor(
    private readonly store: Pick<RemoteShapeStore, 'visible' | 'tile'>,
    private readonly repaint: () => void,
    private readonly report: (drawn: Drawn) => void,
  ) {
    this.tiles = new TileCache(store, repaint);
  }

  /** The store holds something else from now on; another section's tiles are of no use. */
  renew(otherSection: boolean) {
    this.fresh = false;
    if (otherSection) {
      this.tiles.clear();
      this.seen = undefined;
      this.outlines = undefined;
    } else this.tiles.outdate();
    this.repaint();
  }

  close() {
    this.closed = true;
    this.tiles.close();
  }

  paint(
    context: CanvasRenderingContext2D,
    camera: Camera,
    opacities: ReadonlyMap<Kind, number>,
    atRest: boolean,
  ) {
    this.look(camera, [...opacities.keys()], atRest);
    if (this.seen?.mode === 'raster') {
      const complete = this.paintTiles(context, camera, opacities);
      if (complete) this.outlines = undefined;
    } else this.tiles.want([]);
    if (this.outlines) this.paintOutlines(context, camera, opacities, this.outlines);
  }

  /** Asks what is in view, unless the last answer still serves; at rest it must be of just this view. */
  private look(camera: Camera, kinds: readonly Kind[], atRest: boolean) {
    const { seen } = this;
    const view = camera.box();
    const asked = JSON.stringify([view, kinds]);
    const serves =
      this.fresh &&
      (asked === this.asked ||
        (!atRest &&
          seen !== undefined &&
          contains(seen.around, view) &&
          seen.zoom / camera.zoom < ZOOM_REUSE &&
          camera.zoom / seen.zoom < ZOOM_REUSE));
    if (serves || this.asking || this.closed) return;
    this.asking = true;
    this.fresh = true;
    this.asked = asked;
    void this.store
      .visible(view, camera.box(MARGIN), camera.zoom, kinds)
      .then((answer) => this.take(answer))
      .catch((error: unknown) => {
        // Asked again with each repaint, a store that fails would fail for ever.
        this.closed = true;
        throw error;
      })
      .finally(() => {
        this.asking = false;
        this.repaint();
      });
  }

  private take(answer: Visible) {
    if (this.closed) return;
    this.seen = answer;
    const { mode, inView, complete } = answer;
    if (mode === 'raster') {
      this.report({ mode, inView, complete, dots: answer.dots });
    } else {
      this.outlines = outlinesOf(answer);
      const { vertices, drawnVertices } = answer;
      this.report({ mode, inView, complete, vertices, drawnVertices });
    }
  }

  /** True where nothing lacks. */
  private paintTiles(
    context: CanvasRenderingContext2D,
    camera: Camera,
    opacities: ReadonlyMap<Kind, number>,
  ): boolean {
    const level = tileLevel(camera.zoom * window.devicePixelRatio);
    const edge = TILE_PX * 2 ** level;
    const view = camera.box();
    const lacking: TilePlace[] = [];
    let complete = true;
    for (const kind of KINDS) {
      const opacity = opacities.get(kind);
      if (opacity === undefined) continue;
      context.globalAlpha = opacity;
      for (let row = Math.floor(view.minY / edge); row * edge < view.maxY; row++) {
        for (let column = Math.floor(view.minX / edge); column * edge < view.maxX; column++) {
          const place = { kind, level, column, row };
          const { bitmap, known, current } = this.tiles.get(place);
          if (!current) lacking.push(place);
          if (known) {
            if (bitmap) drawTile(context, bitmap, place);
          } else {
            complete = false;
            this.paintCoarser(context, place);
          }
        }
      }
    }
    context.globalAlpha = 1;
    this.tiles.want(lacking);
    return complete;
  }

  /** The part of a coarser tile that stands in until the finer one is there. */
  private paintCoarser(context: CanvasRenderingContext2D, place: TilePlace) {
    for (let up = 1; up <= COARSER_LEVELS; up++) {
      const factor = 2 ** up;
      const column = Math.floor(place.column / factor);
      const row = Math.floor(place.row / factor);
      const { bitmap } = this.tiles.get({ ...place, level: place.level + up, column, row });
      if (!bitmap) continue;
      const part = TILE_PX / factor;
      const { minX, minY, maxX } = tileBox(place.level, place.column, place.row);
      context.drawImage(
        bitmap,
        (place.column - column * factor) * part,
        (place.row - row * factor) * part,
        part,
        part,
        minX,
        minY,
        maxX - minX,
        maxX - minX,
      );
      return;
    }
  }

  private paintOutlines(
    context: CanvasRenderingContext2D,
    camera: Camera,
    opacities: ReadonlyMap<Kind, number>,
    { groups, labels }: Outlines,
  ) {
    for (const kind of KINDS) {
      const opacity = opacities.get(kind);
      if (opacity === undefined) continue;
      for (const group of groups) {
        if (group.kind !== kind) continue;
        paintPath(context, camera.zoom, group.path, {
          ...LOOKS[kind],
          colour: group.colour,
          closed: group.closed,
          opacity,
          points: group.points,
        });
      }
    }
    for (const label of labels) {
      if (opacities.has(label.kind)) paintLabel(context, camera, label);
    }
  }
}

function drawTile(context: CanvasRenderingContext2D, bitmap: ImageBitmap, place: TilePlace) {
  const { minX, minY, maxX, maxY } = tileBox(place.level, place.column, place.row);
  context.drawImage(bitmap, minX, minY, maxX - minX, maxY - minY);
}

function outlinesOf({ groups, labels }: { groups: readonly Group[]; labels: Label[] }): Outlines {
  return {
    labels,
    groups: groups.map(({ kind, colour, closed, coordinates, ringEnds }) => {
      const path = new Path2D();
      const points: number[] = [];
      let vertex = 0;
      for (const end of ringEnds) {
        const first = vertex;
        for (; vertex < end; vertex++) {
          const x = coordinates[2 * vertex] ?? 0;
          const y = coordinates[2 * vertex + 1] ?? 0;
          if (vertex > first) path.lineTo(x, y);
          else path.moveTo(x, y);
          if (end - first === 1) points.push(x, y);
        }
        if (closed) path.closePath();
      }
      return { kind, colour, closed, path, points: Float64Array.from(points) };
    }),
  };
}
