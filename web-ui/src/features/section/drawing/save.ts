import { api, body, bodyIfThere } from '@/api/client';
import type { Annotation } from '@/api/types';
import { ProblemError } from '@/lib/problem';
import type { Geometry, Kind, Shape } from '../shapes/shape';
import type { Change, Saved } from './edit-session';

/** Somebody else saved the same annotation meanwhile. */
export interface Conflict {
  change: Change;
  theirs: Annotation;
}

/** What became of a save; what is in none of the lists was not sent. */
export interface Outcome {
  saved: { change: Change; now: Saved }[];
  conflicts: Conflict[];
  refused: { change: Change; error: unknown }[];
  /** The platform did not answer: the rest waits. */
  broken: unknown;
}

const UNCLASSIFIED_COLOUR = '#808080';

/** Saves one annotation after the other: each is a revision of its own, and none waits for a conflict. */
export async function saveAll(
  imageId: string,
  changes: readonly Change[],
  reason: string,
  onProgress: (done: number) => void,
): Promise<Outcome> {
  const outcome: Outcome = { saved: [], conflicts: [], refused: [], broken: undefined };
  let done = 0;
  for (const change of changes) {
    try {
      const result = await save(imageId, change, reason);
      if ('theirs' in result) outcome.conflicts.push(result);
      else outcome.saved.push({ change, now: result });
    } catch (error) {
      if (!isOfThisOne(error)) return { ...outcome, broken: error };
      outcome.refused.push({ change, error });
    }
    onProgress(++done);
  }
  return outcome;
}

/** A refusal that says something of this annotation, so that the next one may well be taken. */
function isOfThisOne(error: unknown): boolean {
  return error instanceof ProblemError && [400, 404, 409, 413, 422].includes(error.problem.status);
}

async function save(imageId: string, change: Change, reason: string): Promise<Saved | Conflict> {
  const { id, revision, shape } = change;
  if (revision === 0) {
    if (!shape) return { revision: 0, shape: null };
    try {
      return await create(imageId, id, shape, reason);
    } catch (error) {
      // It is there already: an earlier save arrived, but its answer did not.
      if (!(error instanceof ProblemError) || error.problem.status !== 409) throw error;
      const theirs = await readAnnotation(imageId, id).catch(() => undefined);
      if (!theirs) throw error;
      return { change, theirs };
    }
  }
  const theirs = await readAnnotation(imageId, id);
  if (theirs.revision !== revision) return { change, theirs };
  try {
    return await (shape ? revise(imageId, theirs, shape, reason) : remove(imageId, theirs, reason));
  } catch (error) {
    // Between the reading and the writing.
    if (!(error instanceof ProblemError) || error.problem.status !== 412) throw error;
    return { change, theirs: await readAnnotation(imageId, id) };
  }
}

/** One that may be deleted, or never have been. */
export async function findAnnotation(imageId: string, id: string): Promise<Shape | undefined> {
  const found = await bodyIfThere(
    api.GET('/api/v1/images/{id}/annotations/{annotation}', {
      params: { path: { id: imageId, annotation: id } },
    }),
  );
  return (found && savedOf(found).shape) ?? undefined;
}

/** The newest revision, also where that is a deletion. */
async function readAnnotation(imageId: string, annotation: string): Promise<Annotation> {
  const { items } = await body(
    api.GET('/api/v1/images/{id}/annotations/{annotation}/revisions', {
      params: { path: { id: imageId, annotation }, query: { limit: 1 } },
    }),
  );
  const [newest] = items;
  if (!newest) throw new Error(`The platform has no revision of annotation ${annotation}.`);
  return newest.annotation;
}

async function create(imageId: string, id: string, shape: Shape, reason: string): Promise<Saved> {
  const made = await body(
    api.POST('/api/v1/images/{id}/annotations', {
      params: { path: { id: imageId } },
      // Of its own, so that what was made is found again where the answer got lost.
      headers: { 'Idempotency-Key': id },
      body: {
        id,
        kind: kindNames[shape.kind],
        regionId: shape.regionId,
        geometry: shape.geometry,
        name: shape.name,
        certainty: shape.certainty,
        reason,
      },
    }),
  );
  return savedOf(made, shape.geometry);
}

/** Makes an earlier revision the newest one, under a reason of its own. */
export async function bringBack(
  imageId: string,
  newestRevision: number,
  earlier: Annotation,
  reason: string,
): Promise<Saved> {
  const made = await body(
    api.PUT('/api/v1/images/{id}/annotations/{annotation}', {
      params: { path: { id: imageId, annotation: earlier.id } },
      headers: { 'If-Match': `"${newestRevision}"` },
      body: {
        kind: earlier.kind,
        regionId: earlier.region?.id,
        geometry: earlier.geometry,
        name: earlier.name,
        origin: earlier.origin,
        certainty: earlier.certainty,
        uncertaintyBandUm: earlier.uncertaintyBandUm,
        reason,
      },
    }),
  );
  return savedOf(made);
}

/** All that the viewer does not change stays as the newest revision has it. */
async function revise(
  imageId: string,
  before: Annotation,
  shape: Shape,
  reason: string,
): Promise<Saved> {
  const isSameRegion = shape.regionId === undefined && shape.region === nameOf(before);
  const made = await body(
    api.PUT('/api/v1/images/{id}/annotations/{annotation}', {
      params: { path: { id: imageId, annotation: before.id } },
      headers: { 'If-Match': `"${before.revision}"` },
      body: {
        kind: kindNames[shape.kind],
        regionId: isSameRegion ? before.region?.id : shape.regionId,
        geometry: shape.geometry,
        name: before.name,
        origin: before.origin,
        certainty: before.certainty,
        uncertaintyBandUm: before.uncertaintyBandUm,
        reason,
      },
    }),
  );
  return savedOf(made, shape.geometry);
}

async function remove(imageId: string, before: Annotation, reason: string): Promise<Saved> {
  const made = await body(
    api.DELETE('/api/v1/images/{id}/annotations/{annotation}', {
      params: { path: { id: imageId, annotation: before.id }, query: { reason } },
      headers: { 'If-Match': `"${before.revision}"` },
    }),
  );
  return savedOf(made, undefined);
}

/** What the platform has now; a geometry that it took as it was stays the same object. */
export function savedOf(annotation: Annotation, geometry?: Geometry): Saved {
  const { revision, region, kind, deleted } = annotation;
  if (deleted) return { revision, shape: null };
  return {
    revision,
    shape: {
      id: annotation.id,
      kind: kind.toLowerCase() as Kind,
      region: nameOf(annotation),
      regionId: region?.id,
      colour: region?.colour ?? UNCLASSIFIED_COLOUR,
      geometry: geometry ?? (annotation.geometry as Geometry),
      name: annotation.name ?? undefined,
      revision,
      annotator: annotation.annotator,
      origin: annotation.origin.toLowerCase(),
      certainty: annotation.certainty ?? undefined,
      locked: annotation.locked,
    },
  };
}

const nameOf = ({ region, className }: Annotation) => region?.name ?? className ?? undefined;

const kindNames = {
  area: 'AREA',
  layer: 'LAYER',
  landmark: 'LANDMARK',
  exclude: 'EXCLUDE',
  extent: 'EXTENT',
  detection: 'DETECTION',
} as const;
