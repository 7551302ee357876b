import { api, bodyIfThere } from '@/api/client';
import type { Quality, QualityFlag } from '@/api/types';
import type { DataLayer, LegendEntry } from './layer';
import { pictureOver, type Tint } from './picture';

const STRENGTH = 210;

/** The faults in the colours of the platform's picture of them. */
const FAULTS: readonly {
  flag: QualityFlag;
  share: keyof Quality['shares'];
  label: string;
  colour: string;
}[] = [
  { flag: 'tears', share: 'tears', label: 'Tears', colour: '#e08214' },
  { flag: 'folds', share: 'folds', label: 'Folds', colour: '#b03ab0' },
  { flag: 'out-of-focus', share: 'outOfFocus', label: 'Out of focus', colour: '#2c7bd0' },
  { flag: 'saturated', share: 'saturated', label: 'Saturated', colour: '#d7191c' },
];

/** Of the check, whose tissue is grey: its faults alone, in the colours that it gives them. */
export const faults: Tint = (red, green, blue, alpha) => [
  red,
  green,
  blue,
  alpha === 0 || (red === green && green === blue) ? 0 : STRENGTH,
];

/** How much of the tissue shows each fault; what the image is flagged for says so. */
export function legendOf({ shares, flags }: Omit<Quality, 'hasOverlay'>): LegendEntry[] {
  return FAULTS.map(({ flag, share, label, colour }) => {
    const percent = `${(shares[share] * 100).toFixed(1)} %`;
    return { colour, label, value: flags.includes(flag) ? `${percent}, flagged` : percent };
  });
}

export const layer: DataLayer = {
  id: 'quality',
  label: 'Tears, folds, blur, saturation',
  order: 20,
  opacity: 70,
  shown: false,
  absent: ({ section: { image } }) => {
    if (!image) return 'The section has no image.';
    if (!image.quality) return 'This image was taken in before faults were looked for.';
    return image.quality.hasOverlay ? undefined : 'No picture of the faults was kept.';
  },
  key: ({ section }) => [section.image?.id],
  load: async ({ section: { image } }, signal) => {
    const file =
      image &&
      (await bodyIfThere(
        api.GET('/api/v1/images/{id}/quality-overlay', {
          params: { path: { id: image.id } },
          parseAs: 'blob',
          signal,
        }),
      ));
    if (!file) return { empty: 'No picture of the faults was kept.' };
    return {
      paint: await pictureOver(image, file, faults),
      legend: image.quality ? legendOf(image.quality) : [],
      note: 'Shares are of the tissue; blur and saturation of the places that were looked at.',
    };
  },
};
