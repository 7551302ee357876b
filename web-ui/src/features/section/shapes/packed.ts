import Flatbush from 'flatbush';
import { boxOf, isClosed, ringsOf, type Box, type Geometry, type Ring, type Shape } from './shape';

/**
 * Many shapes as a few flat arrays: a quarter of a million polygons as objects with arrays of arrays
 * would take seconds to walk and a gigabyte to hold.
 */
export class PackedShapes {
  readonly shapes: readonly Omit<Shape, 'geometry'>[];
  /** Where the rings of a shape begin; one more than there are shapes. */
  readonly firstRing: Uint32Array;
  /** Where the vertices of a ring begin; one more than there are rings. */
  readonly firstVertex: Uint32Array;
  /** x and y of all vertices in level-0 pixels. */
  readonly coordinates: Float64Array;
  /** minX, minY, maxX, maxY of each shape. */
  readonly boxes: Float64Array;
  readonly closed: Uint8Array;
  /**
   * Rings that are to be drawn from their end: all outer ones then turn one way and all holes the
   * other, so that the non-zero rule fills where shapes overlap and spares the holes, whichever way
   * the file has them.
   */
  readonly backward: Uint8Array;
  private readonly geometryTypes: readonly Shape['geometry']['type'][];
  /** For a MultiPolygon, how many rings each of its polygons has. */
  private readonly parts: ReadonlyMap<number, readonly number[]>;
  private readonly tree: Flatbush | undefined;
  private readonly byId: ReadonlyMap<string, number>;

  constructor(shapes: Iterable<Shape>) {
    const facts: Omit<Shape, 'geometry'>[] = [];
    const types: Shape['geometry']['type'][] = [];
    const parts = new Map<number, readonly number[]>();
    const byId = new Map<string, number>();
    const firstRing: number[] = [0];
    const firstVertex: number[] = [0];
    const boxes: number[] = [];
    const closed: number[] = [];
    const backward: number[] = [];
    let coordinates = new Float64Array(1 << 16);
    let used = 0;
    for (const { geometry, ...rest } of shapes) {
      const rings = ringsOf(geometry);
      const needed = used + 2 * rings.reduce((sum, ring) => sum + ring.length, 0);
      if (needed > coordinates.length) {
        const larger = new Float64Array(Math.max(needed, coordinates.length * 2));
        larger.set(coordinates);
        coordinates = larger;
      }
      for (const ring of rings) {
        for (const [x = 0, y = 0] of ring) {
          coordinates[used++] = x;
          coordinates[used++] = y;
        }
        firstVertex.push(used / 2);
      }
      for (const [ring, hole] of turning(geometry))
        backward.push(signedArea(ring) < 0 === hole ? 0 : 1);
      const box = boxOf(geometry);
      boxes.push(box.minX, box.minY, box.maxX, box.maxY);
      closed.push(isClosed(geometry) ? 1 : 0);
      if (geometry.type === 'MultiPolygon') {
        parts.set(
          facts.length,
          geometry.coordinates.map((polygon) => polygon.length),
        );
      }
      byId.set(rest.id, facts.length);
      firstRing.push(firstVertex.length - 1);
      types.push(geometry.type);
      facts.push(rest);
    }
    this.shapes = facts;
    this.geometryTypes = types;
    this.parts = parts;
    this.byId = byId;
    this.firstRing = Uint32Array.from(firstRing);
    this.firstVertex = Uint32Array.from(firstVertex);
    this.coordinates = coordinates.slice(0, used);
    this.boxes = Float64Array.from(boxes);
    this.closed = Uint8Array.from(closed);
    this.backward = Uint8Array.from(backward);
    this.tree = facts.length === 0 ? undefined : indexed(this.boxes);
  }

  get length(): number {
    return this.shapes.length;
  }

  get vertices(): number {
    return this.coordinates.length / 2;
  }

  indexOf(id: string): number | undefined {
    return this.byId.get(id);
  }

  box(index: number): Box {
    const { boxes } = this;
    return {
      minX: at(boxes, 4 * index),
      minY: at(boxes, 4 * index + 1),
      maxX: at(boxes, 4 * index + 2),
      maxY: at(boxes, 4 * index + 3),
    };
  }

  /** Around all shapes; of none where there are none. */
  get bounds(): Box {
    const {
      minX = Infinity,
      minY = Infinity,
      maxX = -Infinity,
      maxY = -Infinity,
    } = this.tree ?? {};
    return { minX, minY, maxX, maxY };
  }

  /** The shapes whose bounding boxes touch a box. */
  search(box: Box): number[] {
    return this.tree?.search(box.minX, box.minY, box.maxX, box.maxY) ?? [];
  }

  /** The shape with its geometry as it came, to the last digit. */
  unpack(index: number): Shape | undefined {
    const facts = this.shapes[index];
    const type = this.geometryTypes[index];
    if (!facts || !type) return undefined;
    const rings: number[][][] = [];
    for (let r = at(this.firstRing, index); r < at(this.firstRing, index + 1); r++) {
      const ring: number[][] = [];
      for (let v = at(this.firstVertex, r); v < at(this.firstVertex, r + 1); v++) {
        ring.push([at(this.coordinates, 2 * v), at(this.coordinates, 2 * v + 1)]);
      }
      rings.push(ring);
    }
    const first = rings[0] ?? [];
    switch (type) {
      case 'Point':
        return { ...facts, geometry: { type, coordinates: first[0] ?? [] } };
      case 'MultiPoint':
        return { ...facts, geometry: { type, coordinates: rings.map((ring) => ring[0] ?? []) } };
      case 'LineString':
        return { ...facts, geometry: { type, coordinates: first } };
      case 'MultiLineString':
      case 'Polygon':
        return { ...facts, geometry: { type, coordinates: rings } };
      case 'MultiPolygon': {
        let from = 0;
        const polygons = (this.parts.get(index) ?? []).map((count) => {
          from += count;
          return rings.slice(from - count, from);
        });
        return { ...facts, geometry: { type, coordinates: polygons } };
      }
    }
  }
}

/** Each ring, and whether it is a hole; lines turn no way and are taken as they come. */
function turning(geometry: Geometry): [ring: Ring, hole: boolean][] {
  if (!isClosed(geometry)) return ringsOf(geometry).map((ring) => [ring, signedArea(ring) < 0]);
  const polygons = geometry.type === 'MultiPolygon' ? geometry.coordinates : [ringsOf(geometry)];
  return polygons.flatMap((rings) => rings.map((ring, i): [Ring, boolean] => [ring, i > 0]));
}

/** Twice the area, positive where the ring turns from x to y. */
function signedArea(ring: Ring): number {
  let sum = 0;
  let [x0 = 0, y0 = 0] = ring.at(-1) ?? [];
  for (const [x = 0, y = 0] of ring) {
    sum += x0 * y - x * y0;
    [x0, y0] = [x, y];
  }
  return sum;
}

function indexed(boxes: Float64Array): Flatbush {
  const tree = new Flatbush(boxes.length / 4);
  for (let i = 0; i < boxes.length; i += 4) {
    tree.add(at(boxes, i), at(boxes, i + 1), at(boxes, i + 2), at(boxes, i + 3));
  }
  tree.finish();
  return tree;
}

/** An element that is known to be there. */
export function at(array: Float64Array | Uint32Array, index: number): number {
  return array[index] ?? 0;
}
