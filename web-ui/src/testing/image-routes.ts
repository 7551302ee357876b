import type { Section } from '@/api/types';
import { find, found, json, missing, page, type Answer, type Route } from './answers';
import {
  annotationsOf,
  deletedOf,
  draw,
  find as findAnnotation,
  parcellations,
  revise,
  revisionsOf,
} from './fixtures/annotation';
import { brains } from './fixtures/brain';
import { personalData, personalTexts } from './fixtures/personal';
import { patchBoxes, ribbonOf } from './fixtures/ribbon';
import { sections } from './fixtures/section';

/** The section of an image; each has one. */
function sectionOf(image: string | undefined): string {
  const all = [0, 1, 2, 3].flatMap((brain) => sections(brain));
  return all.find((section) => section.image?.id === image)?.id ?? '';
}

function neighbours(id: string | undefined): Answer {
  const brain = [0, 1, 2, 3].find((b) => sections(b).some((section) => section.id === id));
  if (brain === undefined) return missing();
  const withImage = sections(brain).filter((section) => section.image);
  const at = withImage.findIndex((section) => section.id === id);
  return json({
    position: at + 1,
    count: withImage.length,
    previous: withImage[at - 1]?.id ?? null,
    next: withImage[at + 1]?.id ?? null,
  });
}

function isOfQuality({ image }: Section, wanted: string | null): boolean {
  const flags: readonly string[] | undefined = image?.quality?.flags;
  if (wanted === null) return true;
  if (wanted === 'unknown') return flags === undefined;
  if (wanted === 'clean') return flags?.length === 0;
  return wanted === 'flagged' ? (flags?.length ?? 0) > 0 : (flags?.includes(wanted) ?? false);
}

/** Sections, what lies on their images, and what was held back of them. */
export const IMAGE_ROUTES: readonly Route[] = [
  [
    'PATCH',
    /^\/sections\/([^/]+)$/,
    ({ body }) => json({ ...sections(0)[0], ...(body as object) }),
  ],
  [
    'GET',
    /^\/brains\/([^/]+)\/sections$/,
    ({ query }, id) =>
      page(
        sections(brains.findIndex((b) => b.id === id)).filter((section) =>
          isOfQuality(section, query.get('quality')),
        ),
        query,
      ),
  ],
  [
    'GET',
    /^\/sections\/([^/]+)$/,
    (_, id) =>
      find(
        [0, 1, 2, 3].flatMap((b) => sections(b)),
        id,
      ),
  ],
  ['GET', /^\/sections\/([^/]+)\/neighbours$/, (_, id) => neighbours(id)],
  [
    'GET',
    /^\/sections\/([^/]+)\/annotations$/,
    ({ query }, id = '') => json(annotationsOf(id, query)),
  ],
  [
    'POST',
    /^\/sections\/([^/]+)\/annotations$/,
    () =>
      json(
        {
          created: 8,
          revised: 0,
          unchanged: 0,
          deleted: 0,
          unmapped: [{ className: 'Tumour', annotations: 2 }],
          warnings: [{ pointer: '/features/3/geometry', detail: 'its outline crosses itself' }],
          moreWarnings: 0,
        },
        201,
      ),
  ],
  [
    'POST',
    /^\/images\/([^/]+)\/annotations$/,
    ({ body }, image) => json(draw(sectionOf(image), body), 201),
  ],
  [
    'GET',
    /^\/images\/([^/]+)\/annotations\/([^/]+)$/,
    (_, image, id = '') => found(findAnnotation(sectionOf(image), id)),
  ],
  [
    'GET',
    /^\/images\/([^/]+)\/annotations\/([^/]+)\/revisions$/,
    ({ query }, image, id = '') => {
      const revisions = revisionsOf(sectionOf(image), id);
      return revisions ? page(revisions, query) : missing();
    },
  ],
  [
    'GET',
    /^\/images\/([^/]+)\/deleted-annotations$/,
    ({ query }, image) => page(deletedOf(sectionOf(image)), query),
  ],
  [
    'PUT',
    /^\/images\/([^/]+)\/annotations\/([^/]+)$/,
    ({ body }, image, id = '') => found(revise(sectionOf(image), id, body)),
  ],
  [
    'DELETE',
    /^\/images\/([^/]+)\/annotations\/([^/]+)$/,
    ({ query }, image, id = '') =>
      found(revise(sectionOf(image), id, { deleted: true, reason: query.get('reason') })),
  ],
  ['GET', /^\/images\/([^/]+)\/ribbon$/, (_, image = '') => found(ribbonOf(image))],
  ['GET', /^\/images\/[^/]+\/patches$/, ({ query }) => page(patchBoxes, query)],
  ['GET', /^\/parcellations$/, () => json(parcellations)],
  [
    'GET',
    /^\/personal-data$/,
    ({ query }) =>
      page(
        personalData.filter(({ state }) => !query.get('state') || state === query.get('state')),
        query,
      ),
  ],
  [
    'PATCH',
    /^\/personal-data\/([^/]+)$/,
    ({ body }, id) => {
      const datum = personalData.find((each) => each.id === id);
      return datum ? json({ ...datum, ...(body as object), version: 2 }) : missing();
    },
  ],
  ['GET', /^\/personal-data\/[^/]+\/content$/, () => json(personalTexts)],
];
