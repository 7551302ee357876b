import type { Shape } from '../shapes/shape';

/** One thing that was done to one annotation; null is one that is not there. */
export interface Edit {
  id: string;
  before: Shape | null;
  after: Shape | null;
  /** e.g. `Move a corner`, for the list of what can be undone. */
  says: string;
}

/** What the platform has of an annotation that was changed here. */
export interface Saved {
  /** 0 where it has none yet. */
  revision: number;
  shape: Shape | null;
}

/** What was changed and not saved, and the way back. Each step gives a new session. */
export interface EditSession {
  /** Of each annotation that was touched, as the platform has it. */
  readonly saved: ReadonlyMap<string, Saved>;
  /** Of each annotation that was touched, as it is here. */
  readonly current: ReadonlyMap<string, Shape | null>;
  readonly done: readonly Edit[];
  readonly undone: readonly Edit[];
}

export const untouched: EditSession = {
  saved: new Map(),
  current: new Map(),
  done: [],
  undone: [],
};

/** Does something new; what was undone before is out of reach then. */
export function edited(session: EditSession, edit: Edit): EditSession {
  const { id, before, after } = edit;
  const saved = session.saved.has(id)
    ? session.saved
    : new Map(session.saved).set(id, { revision: before?.revision ?? 0, shape: before });
  return {
    saved,
    current: new Map(session.current).set(id, after),
    done: [...session.done, edit],
    undone: [],
  };
}

export function undone(session: EditSession): EditSession {
  const edit = session.done.at(-1);
  if (!edit) return session;
  return {
    ...session,
    current: new Map(session.current).set(edit.id, edit.before),
    done: session.done.slice(0, -1),
    undone: [...session.undone, edit],
  };
}

export function redone(session: EditSession): EditSession {
  const edit = session.undone.at(-1);
  if (!edit) return session;
  return {
    ...session,
    current: new Map(session.current).set(edit.id, edit.after),
    done: [...session.done, edit],
    undone: session.undone.slice(0, -1),
  };
}

/** What is sent to save one annotation. */
export interface Change {
  id: string;
  /** That the change is based on; 0 makes a new annotation. */
  revision: number;
  /** As it shall be; null deletes it. */
  shape: Shape | null;
}

/** What would have to be saved, in the order in which it was touched first. */
export function changes(session: EditSession): Change[] {
  return [...session.current].flatMap(([id, shape]) => {
    const saved = session.saved.get(id);
    if (!saved || isSame(shape, saved.shape)) return [];
    if (shape === null && saved.revision === 0) return [];
    return [{ id, revision: saved.revision, shape }];
  });
}

/** Whether there is nothing to save between two: a geometry that was not touched is the same object. */
function isSame(a: Shape | null, b: Shape | null): boolean {
  return (
    a === b ||
    (a !== null &&
      b !== null &&
      a.geometry === b.geometry &&
      a.kind === b.kind &&
      a.region === b.region)
  );
}

/**
 * The platform has taken a change in, and says more of it than was sent. The way back stays open, as
 * a further revision; what was changed while the save was under way stays unsaved.
 */
export function accepted(session: EditSession, change: Change, now: Saved): EditSession {
  const { id } = change;
  const known = session.current.get(id) === change.shape;
  return {
    ...session,
    saved: new Map(session.saved).set(id, now),
    current: known ? new Map(session.current).set(id, now.shape) : session.current,
  };
}

/**
 * Puts the changes of an annotation on top of what another person saved meanwhile. The way back leads
 * to theirs, not to what was there before.
 */
export function rebased(session: EditSession, id: string, theirs: Saved): EditSession {
  const onto = (edits: readonly Edit[]) => edits.filter((edit) => edit.id !== id);
  const mine = session.current.get(id) ?? null;
  return {
    saved: new Map(session.saved).set(id, theirs),
    current: session.current,
    done: [
      ...onto(session.done),
      { id, before: theirs.shape, after: mine, says: 'Put onto the newer revision' },
    ],
    undone: onto(session.undone),
  };
}

/** Forgets what was done to an annotation. */
export function dropped(session: EditSession, id: string): EditSession {
  const without = <V>(map: ReadonlyMap<string, V>) =>
    new Map([...map].filter(([key]) => key !== id));
  return {
    saved: without(session.saved),
    current: without(session.current),
    done: session.done.filter((edit) => edit.id !== id),
    undone: session.undone.filter((edit) => edit.id !== id),
  };
}

/** Without what is saved as it is here, whose newest revision is read anew. */
export function unsavedOf(session: EditSession): EditSession {
  const kept = new Set(changes(session).map(({ id }) => id));
  return [...session.current.keys()]
    .filter((id) => !kept.has(id))
    .reduce((rest, id) => dropped(rest, id), session);
}
