import { numberIn } from '@/lib/ranges';
import type { Section } from '@/api/types';

/** What a person says of a scan. */
export interface Details {
  section: number | null;
  /** Only of sections that the platform does not know yet. */
  zMm: number | null;
  thicknessUm: number | null;
  stain: string;
  /** Only where the file states none; never guessed. */
  pixelSizeUm: number | null;
}

/** Where sections that the platform does not know yet were cut. */
export interface Place {
  /** Empty where none is chosen. */
  blockId: string;
  plane: Section['plane'];
}

export type Faults = Partial<Record<keyof Details | 'place', string>>;

const SECTION = numberIn('NewSection', 'number');
const THICKNESS = numberIn('NewSection', 'thicknessUm');
const PIXEL_SIZE = numberIn('Source', 'pixelSizeUm');
const STAIN_LENGTH = 200;

/** What still keeps a scan from being ingested, field by field; nothing where it may be. */
export function faultsOf(
  details: Details,
  others: readonly Details[],
  known: Section | undefined,
  place: Place,
): Faults {
  const faults: Faults = {};
  const need = (field: keyof Faults, message: string | undefined) => {
    if (message) faults[field] = message;
  };
  need('section', complaint(SECTION, details.section));
  if (details.section !== null && others.some(({ section }) => section === details.section)) {
    need('section', 'Another file here is this section too.');
  }
  need('thicknessUm', complaint(THICKNESS, details.thicknessUm));
  if (details.stain.trim() === '') need('stain', 'Name the stain.');
  if (details.stain.length > STAIN_LENGTH) need('stain', `At most ${STAIN_LENGTH} characters.`);
  if (details.pixelSizeUm !== null) need('pixelSizeUm', complaint(PIXEL_SIZE, details.pixelSizeUm));
  if (!known && details.zMm === null) need('zMm', 'A new section needs its position.');
  if (!known && place.blockId === '') need('place', 'Choose the block of new sections.');
  return faults;
}

function complaint(schema: ReturnType<typeof numberIn>, value: number | null): string | undefined {
  return schema.safeParse(value).error?.issues[0]?.message;
}

/**
 * What a file starts with: the settings of the file before it; the number only where the last number
 * in the file's name is that of a section without an image, and of no other file.
 */
export function firstDetails(
  name: string,
  before: Details | undefined,
  sections: readonly Section[],
  taken: ReadonlySet<number | null>,
): Details {
  const digits = /(\d+)\D*$/.exec(name.replace(/(\.ome)?\.\w+$/i, ''))?.[1];
  const number = Number(digits);
  const section = sections.find((each) => each.number === number);
  const last = sections.at(-1);
  const stain = sections.findLast(({ image }) => image)?.image?.stain;
  return {
    section: section && !section.image && !taken.has(number) ? number : null,
    zMm: null,
    thicknessUm: section?.thicknessUm ?? before?.thicknessUm ?? last?.thicknessUm ?? null,
    stain: before?.stain ?? stain ?? '',
    pixelSizeUm: null,
  };
}
