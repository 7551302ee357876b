import { api, bodyIfThere } from '@/api/client';
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
  absent: ({ section }) => (section.image ? undefined : 'The section has no image.'),
  key: ({ section }) => [section.image?.id],
  load: async ({ section: { image } }, signal) => {
    const file =
      image &&
      (await bodyIfThere(
        api.GET('/api/v1/images/{id}/mask', {
          params: { path: { id: image.id } },
          parseAs: 'blob',
          signal,
        }),
      ));
    return file
      ? { paint: await pictureOver(image, file, overGlass) }
      : { empty: 'This image was taken in without a tissue mask.' };
  },
};
