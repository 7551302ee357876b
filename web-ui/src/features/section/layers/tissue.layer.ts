import type { DataLayer } from './layer';
import { pictureOver, type Tint } from './picture';

const WHITE = 128;

/** Of the mask, which is white where there is tissue: a veil over what is none. */
export const overGlass: Tint = (red) => [0, 105, 146, red < WHITE ? 150 : 0];

export const layer: DataLayer = {
  id: 'tissue',
  label: 'Outside of the tissue mask',
  order: 10,
  opacity: 60,
  shown: false,
  key: (section) => [section.image?.id],
  load: async ({ image }, signal) => (image ? pictureOver(image, 'mask', signal, overGlass) : null),
};
