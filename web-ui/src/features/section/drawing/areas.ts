import {
  booleanOpDWithPolyTree,
  ClipType,
  EndType,
  FillRule,
  inflatePathsD,
  JoinType,
  PolyTreeD,
  type PathsD,
  type PolyPathD,
} from 'clipper2-ts';
import type { Point } from '../viewer/camera';
import { isClosed, type Geometry, type Ring } from '../shapes/shape';

/** Decimal places of level-0 pixels that drawn coordinates keep. */
const DECIMALS = 2;
const MITER_LIMIT = 2;
/** A round end may be off by this share of the brush's radius. */
const ARC_SHARE = 0.01;

/** What a round brush of some radius covers along a way. */
export function strokeArea(way: readonly Point[], radiusPx: number): Geometry | undefined {
  const paths = inflatePathsD(
    [way.map(({ x, y }) => ({ x, y }))],
    radiusPx,
    JoinType.Round,
    EndType.Round,
    MITER_LIMIT,
    DECIMALS,
    Math.max(0.01, radiusPx * ARC_SHARE),
  );
  return combined(ClipType.Union, paths, []);
}

/** Two areas as one; undefined where neither covers anything. */
export function joined(a: Geometry, b: Geometry): Geometry | undefined {
  return combined(ClipType.Union, pathsOf(a), pathsOf(b));
}

/** What of an area another one leaves; undefined where that is nothing. */
export function without(a: Geometry, b: Geometry): Geometry | undefined {
  return combined(ClipType.Difference, pathsOf(a), pathsOf(b));
}

/** An area as it was drawn, whose line may cross itself, as polygons whose lines do not. */
export function untangled(ring: readonly Point[]): Geometry | undefined {
  return combined(ClipType.Union, [ring.map(({ x, y }) => ({ x, y }))], []);
}

function combined(type: ClipType, subject: PathsD, clip: PathsD): Geometry | undefined {
  const tree = new PolyTreeD();
  booleanOpDWithPolyTree(type, subject, clip, tree, FillRule.NonZero, DECIMALS);
  const polygons: Ring[][] = [];
  collect(tree, polygons);
  const [first, ...more] = polygons;
  if (!first) return undefined;
  return more.length === 0
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: polygons };
}

/** The tree alternates: areas, the holes in them, the islands in those. */
function collect(parent: PolyPathD, polygons: Ring[][]) {
  for (let i = 0; i < parent.count; i++) {
    const area = parent.child(i);
    const rings: Ring[] = [closedRing(area)];
    for (let h = 0; h < area.count; h++) rings.push(closedRing(area.child(h)));
    polygons.push(rings);
    for (let h = 0; h < area.count; h++) collect(area.child(h), polygons);
  }
}

function closedRing(path: PolyPathD): Ring {
  const ring = (path.poly ?? []).map(({ x, y }) => [rounded(x), rounded(y)]);
  const [first] = ring;
  return first ? [...ring, first] : ring;
}

/**
 * Rings for the non-zero rule: outer ones turn one way and holes the other, whichever way the file
 * has them.
 */
function pathsOf(geometry: Geometry): PathsD {
  if (!isClosed(geometry)) return [];
  const polygons =
    geometry.type === 'MultiPolygon'
      ? geometry.coordinates
      : [geometry.coordinates as readonly Ring[]];
  return polygons.flatMap((rings) =>
    rings.map((ring, i) => {
      const path = ring.map(([x = 0, y = 0]) => ({ x, y }));
      return area(path) > 0 === (i === 0) ? path : path.toReversed();
    }),
  );
}

function area(path: readonly Point[]): number {
  let sum = 0;
  let before = path.at(-1);
  for (const point of path) {
    if (before) sum += before.x * point.y - point.x * before.y;
    before = point;
  }
  return sum;
}

export function rounded(pixels: number): number {
  return Number(pixels.toFixed(DECIMALS));
}
