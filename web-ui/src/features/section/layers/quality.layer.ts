import type { DataLayer } from './layer';
import { pictureOver, type Tint } from './picture';

const STRENGTH = 210;

/** Of the check, whose tissue is grey: its faults alone, in the colours that it gives them. */
export const faults: Tint = (red, green, blue, alpha) => [
  red,
  green,
  blue,
  alpha === 0 || (red === green && green === blue) ? 0 : STRENGTH,
];

export const layer: DataLayer = {
  id: 'quality',
  label: 'Tears, folds, blur, saturation',
  order: 20,
  opacity: 70,
  shown: false,
  key: (section) => [section.image?.id],
  load: async ({ image }, signal) =>
    image ? pictureOver(image, 'quality-overlay', signal, faults) : null,
};
