import { isClosed, ringsOf, type Geometry, type Position, type Ring } from '../shapes/shape';
import type { Camera, Point } from '../viewer/camera';
import { rounded } from './areas';

/** One corner of a geometry, or the place in the middle of an edge where one can be added. */
export interface Corner {
  ring: number;
  /** The corner, or the one before the middle of an edge. */
  index: number;
  middle: boolean;
  x: number;
  y: number;
}

const REACH_SCREEN_PX = 8;
/** More handles than this could not be told apart. */
const MOST_HANDLES = 400;
/** Shorter edges have no room for a handle in their middle. */
const EDGE_SCREEN_PX = 28;

/** The corners in view, and the middles of long edges; none where they would be too many. */
export function handles(geometry: Geometry, camera: Camera): { corners: Corner[]; all: boolean } {
  const box = camera.box();
  const corners: Corner[] = [];
  let inView = 0;
  const closed = isClosed(geometry);
  ringsOf(geometry).forEach((ring, r) => {
    const count = cornerCount(ring, closed);
    for (let i = 0; i < count; i++) {
      const [x = 0, y = 0] = ring[i] ?? [];
      if (x < box.minX || x > box.maxX || y < box.minY || y > box.maxY) continue;
      inView++;
      if (inView > MOST_HANDLES) return;
      corners.push({ ring: r, index: i, middle: false, x, y });
      const next = ring[i + 1];
      if (!next) continue;
      const [nx = 0, ny = 0] = next;
      if (Math.hypot(nx - x, ny - y) * camera.zoom < EDGE_SCREEN_PX) continue;
      corners.push({ ring: r, index: i, middle: true, x: (x + nx) / 2, y: (y + ny) / 2 });
    }
  });
  return inView > MOST_HANDLES ? { corners: [], all: false } : { corners, all: true };
}

/** The handle under the pointer; corners go before middles of edges. */
export function grabbed(geometry: Geometry, camera: Camera, at: Point): Corner | undefined {
  const reach = REACH_SCREEN_PX / camera.zoom;
  const near = handles(geometry, camera)
    .corners.map((corner) => ({ corner, far: Math.hypot(corner.x - at.x, corner.y - at.y) }))
    .filter(({ far }) => far <= reach)
    .sort((a, b) => Number(a.corner.middle) - Number(b.corner.middle) || a.far - b.far);
  return near[0]?.corner;
}

/** The geometry with one corner elsewhere; the middle of an edge becomes a corner. */
export function moved(geometry: Geometry, corner: Corner, to: Point): Geometry {
  const place = [rounded(to.x), rounded(to.y)];
  return withRing(geometry, corner.ring, (ring) => {
    if (corner.middle)
      return [...ring.slice(0, corner.index + 1), place, ...ring.slice(corner.index + 1)];
    const next = ring.map((position, i) => (i === corner.index ? place : position));
    // The first corner of a closed ring is its last one as well.
    if (isClosed(geometry) && corner.index === 0) next[next.length - 1] = place;
    return next;
  });
}

/** The corner that `moved` has just made of the middle of an edge. */
export function asCorner(corner: Corner): Corner {
  return corner.middle ? { ...corner, index: corner.index + 1, middle: false } : corner;
}

/** The geometry without a corner; undefined where too few would be left. */
export function removed(geometry: Geometry, corner: Corner): Geometry | undefined {
  if (geometry.type === 'Point' || geometry.type === 'MultiPoint') return undefined;
  const closed = isClosed(geometry);
  const ring = ringsOf(geometry)[corner.ring] ?? [];
  if (corner.middle || cornerCount(ring, closed) <= (closed ? 3 : 2)) return undefined;
  return withRing(geometry, corner.ring, (old) => {
    const next = old.filter((_, i) => i !== corner.index);
    const [first] = next;
    if (closed && corner.index === 0 && first) next[next.length - 1] = first;
    return next;
  });
}

function cornerCount(ring: Ring, closed: boolean): number {
  return closed ? ring.length - 1 : ring.length;
}

function withRing(geometry: Geometry, index: number, change: (ring: Ring) => Position[]): Geometry {
  const changed = (rings: readonly Ring[], from = 0): Ring[] =>
    rings.map((ring, i) => (from + i === index ? change(ring) : ring));
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: change([geometry.coordinates])[0] ?? [] };
    case 'MultiPoint':
      return {
        ...geometry,
        coordinates: geometry.coordinates.map((point, i) =>
          i === index ? (change([point])[0] ?? point) : point,
        ),
      };
    case 'LineString':
      return { ...geometry, coordinates: change(geometry.coordinates) };
    case 'MultiLineString':
    case 'Polygon':
      return { ...geometry, coordinates: changed(geometry.coordinates) };
    case 'MultiPolygon': {
      let from = 0;
      const polygons = geometry.coordinates.map((rings) => {
        from += rings.length;
        return changed(rings, from - rings.length);
      });
      return { ...geometry, coordinates: polygons };
    }
  }
}
