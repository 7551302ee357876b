import { z } from 'zod';
import { KINDS, type Shape } from '../shapes/shape';
import { changes, untouched, type EditSession } from './edit-session';

const position = z.array(z.number()).min(2);
const ring = z.array(position);
const geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Point'), coordinates: position }),
  z.object({ type: z.literal('MultiPoint'), coordinates: ring }),
  z.object({ type: z.literal('LineString'), coordinates: ring }),
  z.object({ type: z.literal('MultiLineString'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) }),
]);
const shape = z
  .object({
    id: z.string(),
    kind: z.enum(KINDS),
    region: z.string().optional(),
    regionId: z.string().optional(),
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    geometry,
    name: z.string().optional(),
    revision: z.number(),
    annotator: z.string().optional(),
    origin: z.string().optional(),
    certainty: z.number().optional(),
    locked: z.boolean(),
  })
  .nullable();
const stored = z.object({
  version: z.literal(1),
  changedAt: z.iso.datetime(),
  changes: z.array(
    z.object({
      id: z.string(),
      saved: z.object({ revision: z.number(), shape }),
      current: shape,
    }),
  ),
});

/** Changes that an earlier visit left unsaved. */
export interface Drafts {
  session: EditSession;
  changedAt: string;
}

/** Whose they are is part of the name: several people may use one browser. */
const nameOf = (subject: string, sectionId: string) => `cytostudy.drafts.${subject}.${sectionId}`;

/**
 * Keeps what is not saved in the browser, so that neither a crash nor a failed save loses it; false
 * where the browser takes no more.
 */
export function keepDrafts(
  subject: string,
  sectionId: string,
  session: EditSession,
  changedAt: Date,
): boolean {
  const unsaved = changes(session);
  const name = nameOf(subject, sectionId);
  try {
    if (unsaved.length === 0) window.localStorage.removeItem(name);
    else {
      window.localStorage.setItem(
        name,
        JSON.stringify({
          version: 1,
          changedAt: changedAt.toISOString(),
          changes: unsaved.map(({ id, shape: current }) => ({
            id,
            saved: session.saved.get(id),
            current,
          })),
        }),
      );
    }
    return true;
  } catch {
    return false;
  }
}

/** What was kept; nothing where nothing was, or where another version of this page kept it. */
export function findDrafts(subject: string, sectionId: string): Drafts | undefined {
  const parsed = stored.safeParse(read(nameOf(subject, sectionId)));
  if (!parsed.success || parsed.data.changes.length === 0) return undefined;
  const saved = new Map<string, { revision: number; shape: Shape | null }>();
  const current = new Map<string, Shape | null>();
  for (const change of parsed.data.changes) {
    saved.set(change.id, {
      revision: change.saved.revision,
      shape: change.saved.shape as Shape | null,
    });
    current.set(change.id, change.current as Shape | null);
  }
  return { session: { ...untouched, saved, current }, changedAt: parsed.data.changedAt };
}

function read(name: string): unknown {
  try {
    return JSON.parse(window.localStorage.getItem(name) ?? 'null');
  } catch {
    return undefined;
  }
}
