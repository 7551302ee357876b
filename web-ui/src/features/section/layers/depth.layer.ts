import { api, bodyIfThere } from '@/api/client';
import type { DataLayer } from './layer';
import { pictureOver, type Tint } from './picture';

/** Dark to light at equal steps of perceived lightness: from the pial border to the white matter. */
const RAMP = [
  [68, 1, 84],
  [59, 82, 139],
  [33, 145, 140],
  [94, 201, 98],
  [253, 231, 37],
] as const;
const ENDS = ['pial border', 'a quarter', 'half', 'three quarters', 'white-matter border'];
const STRENGTH = 235;

/** Of the depth map, which is black where there is no cortex. */
export const byDepth: Tint = (grey) => {
  if (grey === 0) return [0, 0, 0, 0];
  const place = (grey / 255) * (RAMP.length - 1);
  const from = Math.min(RAMP.length - 2, Math.floor(place));
  const share = place - from;
  const [a, b] = [RAMP[from] ?? RAMP[0], RAMP[from + 1] ?? RAMP[0]];
  const mixed = (channel: 0 | 1 | 2) => Math.round(a[channel] + share * (b[channel] - a[channel]));
  return [mixed(0), mixed(1), mixed(2), STRENGTH];
};

const hex = (rgb: readonly number[]) =>
  `#${rgb.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;

export const layer: DataLayer = {
  id: 'depth',
  label: 'Cortical depth',
  order: 30,
  opacity: 60,
  shown: false,
  absent: ({ section }) => (section.image ? undefined : 'The section has no image.'),
  key: ({ section }) => [section.image?.id],
  load: async ({ section: { image } }, signal) => {
    if (!image) return { empty: 'The section has no image.' };
    const params = { path: { id: image.id } };
    const ribbon = await bodyIfThere(api.GET('/api/v1/images/{id}/ribbon', { params, signal }));
    const map = ribbon?.depthMap;
    const file =
      map &&
      (await bodyIfThere(
        api.GET('/api/v1/images/{id}/depth', { params, parseAs: 'blob', signal }),
      ));
    if (!file) return { empty: 'Depth comes with a ribbon, and none was found in this image yet.' };
    return {
      paint: await pictureOver(image, file, byDepth, map.pixelSizeUm),
      legend: RAMP.map((colour, i) => ({ colour: hex(colour), label: ENDS[i] ?? '' })),
      badge: ribbon.origin === 'estimated' ? 'estimated' : undefined,
      note: ribbon.depthModel ? `Depth is ${MODELS[ribbon.depthModel]}.` : undefined,
    };
  },
};

const MODELS = {
  laplace: 'the potential of Laplace’s equation between the borders',
  equivolumetric: 'the share of the column’s volume above',
  equidistant: 'the share of the streamline’s length above',
};
