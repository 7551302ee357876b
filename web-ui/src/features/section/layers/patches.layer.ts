import Flatbush from 'flatbush';
import { allPages } from '@/api/all-pages';
import { api, body } from '@/api/client';
import type { PatchBox } from '@/api/types';
import { areaColour, UNLABELLED_COLOUR } from '@/lib/colours';
import { formatInteger, formatNumber } from '@/lib/format';
import type { DataLayer, Found, LegendEntry, Paint } from './layer';

const A_PAGE = 500;
const LINE_SCREEN_PX = 1.5;
const FILL = 0.18;
/** Smaller squares are points for the eye, and are drawn as such. */
const SMALLEST_SCREEN_PX = 5;

/** What a patchset was cut from on a section; the squares are turned so that the pia is on top. */
export const layer: DataLayer = {
  id: 'patches',
  label: 'Patches',
  order: 60,
  opacity: 80,
  shown: false,
  absent: ({ section, patchset }) =>
    !section.image
      ? 'The section has no image.'
      : patchset === undefined
        ? 'Choose a patchset.'
        : undefined,
  key: ({ section, patchset }) => [section.image?.id, patchset],
  load: async ({ section: { image }, patchset }, signal) => {
    if (!image || patchset === undefined) return { empty: 'Choose a patchset.' };
    const boxes = await allPages((cursor) =>
      body(
        api.GET('/api/v1/images/{id}/patches', {
          params: { path: { id: image.id }, query: { patchset, cursor, limit: A_PAGE } },
          signal,
        }),
      ),
    );
    if (boxes.length === 0) return { empty: 'This patchset has no patch of this image.' };
    const colours = coloursOf(boxes, await body(api.GET('/api/v1/parcellations', { signal })));
    return {
      paint: paintOf(boxes, colours),
      legend: legendOf(boxes, colours),
      find: finderOf(boxes, image.pixelSizeUm, patchset),
    };
  },
};

/** An area has the colour of the region of its name, as annotations have it. */
export function coloursOf(
  boxes: readonly PatchBox[],
  parcellations: readonly { regions: readonly { name: string; colour: string }[] }[],
): ReadonlyMap<string | null, string> {
  const known = new Map(
    parcellations.flatMap(({ regions }) =>
      regions.map(({ name, colour }): [string, string] => [name, colour]),
    ),
  );
  const areas = [...new Set(boxes.flatMap(({ area }) => area ?? []))].sort();
  return new Map<string | null, string>([
    ...areas.map((area, i): [string, string] => [area, known.get(area) ?? areaColour(i)]),
    [null, UNLABELLED_COLOUR],
  ]);
}

function legendOf(
  boxes: readonly PatchBox[],
  colours: ReadonlyMap<string | null, string>,
): LegendEntry[] {
  return [...colours].flatMap(([area, colour]) => {
    const count = boxes.filter((box) => (box.area ?? null) === area).length;
    const label = area ?? 'not annotated';
    return count === 0 ? [] : [{ colour, label, value: formatInteger(count) }];
  });
}

/** The corners of a patch; counter-clockwise on a screen is against the growing y. */
export function cornersOf({ xPx, yPx, sidePx, angleDeg }: PatchBox): [x: number, y: number][] {
  const angle = (angleDeg * Math.PI) / 180;
  const [cos, sin] = [(Math.cos(angle) * sidePx) / 2, (Math.sin(angle) * sidePx) / 2];
  return (
    [
      [-1, -1],
      [1, -1],
      [1, 1],
      [-1, 1],
    ] as const
  ).map(([u, v]) => [xPx + u * cos - v * sin, yPx + u * sin + v * cos]);
}

function paintOf(boxes: readonly PatchBox[], colours: ReadonlyMap<string | null, string>): Paint {
  const paths = [...colours].map(([area, colour]) => {
    const squares = new Path2D();
    const points = new Path2D();
    for (const box of boxes) {
      if ((box.area ?? null) !== area) continue;
      cornersOf(box).forEach(([x, y], i) =>
        i === 0 ? squares.moveTo(x, y) : squares.lineTo(x, y),
      );
      squares.closePath();
      points.rect(
        box.xPx - box.sidePx / 4,
        box.yPx - box.sidePx / 4,
        box.sidePx / 2,
        box.sidePx / 2,
      );
    }
    return { colour, squares, points };
  });
  const sidePx = boxes[0]?.sidePx ?? 0;
  return (context, { zoom }) => {
    const opacity = context.globalAlpha;
    const small = sidePx * zoom < SMALLEST_SCREEN_PX;
    for (const { colour, squares, points } of paths) {
      context.fillStyle = colour;
      context.strokeStyle = colour;
      context.lineWidth = LINE_SCREEN_PX / zoom;
      context.globalAlpha = small ? opacity : opacity * FILL;
      context.fill(small ? points : squares);
      context.globalAlpha = opacity;
      if (!small) context.stroke(squares);
    }
  };
}

function finderOf(boxes: readonly PatchBox[], pixelSizeUm: number, patchset: string) {
  const index = new Flatbush(boxes.length);
  for (const box of boxes) {
    const corners = cornersOf(box);
    const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
    index.add(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
  }
  index.finish();
  return ({ x, y }: { x: number; y: number }): Found | undefined => {
    const hit = index
      .search(x, y, x, y)
      .flatMap((i) => boxes[i] ?? [])
      .filter((box) => isInside(box, x, y))
      .sort((a, b) => Math.hypot(a.xPx - x, a.yPx - y) - Math.hypot(b.xPx - x, b.yPx - y))[0];
    return hit && { ...foundOf(hit, pixelSizeUm), patchset };
  };
}

export function isInside({ xPx, yPx, sidePx, angleDeg }: PatchBox, x: number, y: number): boolean {
  const angle = (angleDeg * Math.PI) / 180;
  const [dx, dy] = [x - xPx, y - yPx];
  const u = dx * Math.cos(angle) + dy * Math.sin(angle);
  const v = dy * Math.cos(angle) - dx * Math.sin(angle);
  return Math.max(Math.abs(u), Math.abs(v)) <= sidePx / 2;
}

function foundOf({ patchId, xPx, yPx, sidePx, angleDeg, area }: PatchBox, um: number): Found {
  return {
    id: `patch ${patchId}`,
    title: `Patch ${patchId}`,
    facts: [
      ['Area', area ?? 'not annotated'],
      ['Centre', `${formatInteger(xPx)}, ${formatInteger(yPx)} px`],
      ['Side', `${formatNumber(sidePx)} px, ${formatNumber(sidePx * um)} µm`],
      ['Turned by', `${formatNumber(angleDeg)}°`],
    ],
    at: { x: xPx, y: yPx, sizePx: sidePx },
  };
}
