import { api, bodyIfThere } from '@/api/client';
import type { Ribbon } from '@/api/types';
import { formatNumber, plural } from '@/lib/format';
import type { DataLayer, Found, LegendEntry, Paint } from './layer';

const LOOKS: Record<
  Ribbon['lines']['features'][number]['properties']['line'],
  { label: string; colour: string; dash: readonly number[] }
> = {
  PIAL: { label: 'Pial border', colour: '#d7263d', dash: [] },
  MID: { label: 'Mid-depth', colour: '#f4a716', dash: [8, 5] },
  WHITE: { label: 'White-matter border', colour: '#1b7fbd', dash: [] },
};
const LINE_SCREEN_PX = 2.5;
const CASING_SCREEN_PX = 4.5;
/** How near one has to click to a station, on the pial border. */
const REACH_PX = 400;

/** The borders that were found in an image, with what they rest on. */
export const layer: DataLayer = {
  id: 'ribbon',
  label: 'Cortical ribbon',
  order: 50,
  opacity: 90,
  shown: false,
  absent: ({ section }) => (section.image ? undefined : 'The section has no image.'),
  key: ({ section }) => [section.image?.id],
  load: async ({ section: { image } }, signal) => {
    const ribbon =
      image &&
      (await bodyIfThere(
        api.GET('/api/v1/images/{id}/ribbon', { params: { path: { id: image.id } }, signal }),
      ));
    if (!ribbon) {
      return { empty: 'No ribbon was found in this image yet; a preparation of kind ribbon does.' };
    }
    return {
      paint: paintOf(ribbon),
      legend: legendOf(ribbon),
      badge: ribbon.origin === 'estimated' ? 'estimated' : undefined,
      note: noteOf(ribbon),
      find: (at) => stationAt(ribbon, at),
    };
  },
};

function paintOf({ lines }: Ribbon): Paint {
  const paths = lines.features.map(({ properties, geometry }) => {
    const path = new Path2D();
    geometry.coordinates.forEach(([x = 0, y = 0], i) =>
      i === 0 ? path.moveTo(x, y) : path.lineTo(x, y),
    );
    return { path, ...LOOKS[properties.line] };
  });
  return (context, { zoom }) => {
    context.lineJoin = 'round';
    for (const { path, colour, dash } of paths) {
      // A white casing, so that the line is seen on dark tissue and on glass.
      context.setLineDash([]);
      context.strokeStyle = '#ffffff';
      context.lineWidth = CASING_SCREEN_PX / zoom;
      context.stroke(path);
      context.setLineDash(dash.map((length) => length / zoom));
      context.strokeStyle = colour;
      context.lineWidth = LINE_SCREEN_PX / zoom;
      context.stroke(path);
    }
  };
}

function legendOf({ lines }: Ribbon): LegendEntry[] {
  const drawn = new Set(lines.features.map(({ properties }) => properties.line));
  return (['PIAL', 'MID', 'WHITE'] as const).flatMap((line) =>
    drawn.has(line) ? [{ colour: LOOKS[line].colour, label: LOOKS[line].label }] : [],
  );
}

function noteOf({ origin, contoursVersion, surface, stations }: Ribbon): string {
  const borders =
    origin === 'estimated'
      ? 'Borders were estimated from the image: they prove nothing about thickness.'
      : `Borders are those of contours version ${contoursVersion ?? '–'}.`;
  const thickness = middleOf(stations.map(({ thicknessMm }) => thicknessMm));
  const across =
    thickness === undefined
      ? ''
      : ` Thickness ${formatNumber(thickness)} mm in the middle of ${plural(stations.length, 'station')}.`;
  return `${borders}${across}${surface ? ` Surface ${surface}.` : ''}`;
}

/** The median. */
export function middleOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const high = sorted[Math.floor(half)];
  const low = sorted[Math.ceil(half) - 1];
  return high === undefined || low === undefined ? undefined : (low + high) / 2;
}

function stationAt({ stations }: Ribbon, at: { x: number; y: number }): Found | undefined {
  let best: (typeof stations)[number] | undefined;
  let nearest = REACH_PX;
  for (const station of stations) {
    const far = Math.hypot(station.xPx - at.x, station.yPx - at.y);
    if (far < nearest) [best, nearest] = [station, far];
  }
  if (!best) return undefined;
  const { arcMm, thicknessMm, cuttingAngleDeg, vertex } = best;
  return {
    id: `station ${best.piece} ${arcMm}`,
    title: 'Station of the ribbon',
    facts: [
      ['Along the ribbon', `${formatNumber(arcMm)} mm`],
      ['Thickness', `${formatNumber(thicknessMm)} mm`],
      ...(typeof cuttingAngleDeg === 'number'
        ? [['Cutting angle', `${formatNumber(cuttingAngleDeg)}°`] as const]
        : []),
      ...(typeof vertex === 'number' ? [['Surface vertex', String(vertex)] as const] : []),
    ],
  };
}
