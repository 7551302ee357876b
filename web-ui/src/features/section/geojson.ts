import { z } from 'zod';

const position = z.array(z.number()).min(2);
const geometry = z.union([
  z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(position))) }),
  z.object({ type: z.literal('LineString'), coordinates: z.array(position) }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal('Point'), coordinates: position }),
]);
const collection = z.object({
  features: z.array(
    z.object({
      geometry,
      properties: z
        .object({ classification: z.object({ name: z.string() }).partial().nullish() })
        .loose()
        .nullish(),
    }),
  ),
});

/** An annotation ready to be drawn: an SVG path in level-0 pixels. */
export interface Outline {
  region: string;
  path: string;
  closed: boolean;
  /** Where its name fits: the middle of its bounding box. */
  label: { x: number; y: number };
}

/** Reads a QuPath FeatureCollection; what is none gives no outlines. */
export function outlines(geojson: unknown): Outline[] {
  const parsed = collection.safeParse(geojson);
  if (!parsed.success) return [];
  return parsed.data.features.map(({ geometry: shape, properties }) => {
    const closed = shape.type === 'Polygon' || shape.type === 'MultiPolygon';
    const rings =
      shape.type === 'Polygon' || shape.type === 'MultiLineString'
        ? shape.coordinates
        : shape.type === 'MultiPolygon'
          ? shape.coordinates.flat()
          : shape.type === 'LineString'
            ? [shape.coordinates]
            : [[shape.coordinates]];
    const points = rings.flat();
    const xs = points.map((p) => p[0] ?? 0);
    const ys = points.map((p) => p[1] ?? 0);
    return {
      region: properties?.classification?.name ?? 'unnamed',
      closed,
      path: rings
        .map(
          (ring) =>
            `M${ring.map((p) => `${p[0] ?? 0} ${p[1] ?? 0}`).join('L')}${closed ? 'Z' : ''}`,
        )
        .join(''),
      label: { x: middle(xs), y: middle(ys) },
    };
  });
}

// A loop, since spreading a long outline into Math.min would overflow the stack.
function middle(values: number[]): number {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return (low + high) / 2;
}
