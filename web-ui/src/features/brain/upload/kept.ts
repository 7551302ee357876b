import { z } from 'zod';
import type { Place } from './details';
import type { Item } from './queue';

const details = z.object({
  section: z.number().nullable(),
  zMm: z.number().nullable(),
  thicknessUm: z.number().nullable(),
  stain: z.string(),
  pixelSizeUm: z.number().nullable(),
});
const stored = z.object({
  version: z.literal(1),
  place: z.object({
    blockId: z.string(),
    plane: z.enum(['CORONAL', 'SAGITTAL', 'HORIZONTAL', 'OBLIQUE']),
  }),
  items: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      bytes: z.number(),
      lastModified: z.number(),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional(),
      there: z.boolean(),
      details,
    }),
  ),
});

/** Whose they are is part of the name: several people may use one browser. */
const nameOf = (subject: string, brainId: string) => `cytostudy.uploads.${subject}.${brainId}`;

/**
 * Keeps what was said of the files, and their hashes; the files themselves a page may not keep. A
 * browser that keeps nothing costs no more than the typing.
 */
export function keepQueue(
  subject: string,
  brainId: string,
  place: Place,
  items: readonly Item[],
): void {
  try {
    if (items.length === 0) window.localStorage.removeItem(nameOf(subject, brainId));
    else {
      window.localStorage.setItem(
        nameOf(subject, brainId),
        JSON.stringify({
          version: 1,
          place,
          items: items.map(({ id, name, bytes, lastModified, sha256, phase, details: said }) => ({
            ...{ id, name, bytes, lastModified, sha256 },
            there: phase === 'there',
            details: said,
          })),
        }),
      );
    }
  } catch {
    // A full or forbidden storage: after a reload everything is chosen and said again.
  }
}

/** What an earlier visit left. Files that are at the platform need not be chosen again. */
export function findQueue(
  subject: string,
  brainId: string,
): { place: Place; items: Item[] } | undefined {
  let text: unknown;
  try {
    text = JSON.parse(window.localStorage.getItem(nameOf(subject, brainId)) ?? 'null');
  } catch {
    return undefined;
  }
  const { data } = stored.safeParse(text);
  return (
    data && {
      place: data.place,
      items: data.items.map(({ there, sha256, ...item }): Item => ({
        ...item,
        ...(sha256 ? { sha256 } : {}),
        phase: there ? 'there' : 'lost',
        doneBytes: 0,
      })),
    }
  );
}
