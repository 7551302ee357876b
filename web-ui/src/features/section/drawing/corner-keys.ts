import { isClosed, ringsOf, type Geometry, type Shape } from '../shapes/shape';
import type { Camera, Point } from '../viewer/camera';
import { handles, moved, type Corner } from './corners';
import { edited, type EditSession } from './edit-session';

/** What the keys act on. */
interface Held {
  selected: Shape | undefined;
  corner: Corner | undefined;
  session: EditSession;
}

/** All corners of a geometry in their order, wherever they lie. */
export function cornersOf(geometry: Geometry): Corner[] {
  const closed = isClosed(geometry);
  return ringsOf(geometry).flatMap((ring, r) =>
    ring
      .slice(0, closed ? -1 : undefined)
      .map(([x = 0, y = 0], index) => ({ ring: r, index, middle: false, x, y })),
  );
}

/** Which of the corners it is, from 0; −1 where it is none of them, or the middle of an edge. */
export function placeOf(corner: Corner | undefined, corners: readonly Corner[]): number {
  if (!corner || corner.middle) return -1;
  return corners.findIndex(({ ring, index }) => ring === corner.ring && index === corner.index);
}

/** The corner after or before the one that is held, at first one in view; undefined past the ends. */
export function nextCorner(
  geometry: Geometry,
  held: Corner | undefined,
  camera: Camera,
  forward: boolean,
): Corner | undefined {
  const corners = cornersOf(geometry);
  const at = placeOf(held, corners);
  if (at >= 0) return corners[at + (forward ? 1 : -1)];
  const seen = handles(geometry, camera).corners.filter(({ middle }) => !middle);
  return forward ? (seen[0] ?? corners[0]) : (seen.at(-1) ?? corners.at(-1));
}

/**
 * Moves the held corner key by key. All steps until Enter are one change, which Escape takes back; it
 * is a change from the first step on, so that saving and leaving lose nothing.
 */
export class CornerKeys {
  private steps: { before: Held; after: EditSession } | undefined;

  /** What was begun; anything else that was done since has ended it. */
  private begun(session: EditSession): Held | undefined {
    return this.steps?.after === session ? this.steps.before : undefined;
  }

  /** What a step makes of it; undefined where no corner is held. */
  step(held: Held, byScreenPx: Point, camera: Camera): Held | undefined {
    const { selected, corner, session } = held;
    if (!selected || !corner || corner.middle) return undefined;
    const here = cornersOf(selected.geometry)[placeOf(corner, cornersOf(selected.geometry))];
    if (!here) return undefined;
    const { x, y } = camera.toScreen(here.x, here.y);
    const to = camera.toImage(x + byScreenPx.x, y + byScreenPx.y);
    const before = this.begun(session) ?? { selected, corner, session };
    const after = { ...selected, geometry: moved(selected.geometry, corner, to) };
    const known = before.session.current;
    const next = edited(before.session, {
      id: selected.id,
      // Of what was touched before, the session's own object, so that undoing ends where it began.
      before: known.has(selected.id) ? (known.get(selected.id) ?? null) : (before.selected ?? null),
      after,
      says: 'Move a corner',
    });
    this.steps = { before, after: next };
    return { selected: after, corner: { ...corner, x: to.x, y: to.y }, session: next };
  }

  /** Enter: what comes next is another change. True where there was something to end. */
  settle({ session }: Held): boolean {
    const was = this.begun(session) !== undefined;
    this.steps = undefined;
    return was;
  }

  /** Escape: how it was before the first step; without one the corner is let go. */
  giveUp(held: Held): Held | undefined {
    const before = this.begun(held.session);
    this.steps = undefined;
    if (before) return before;
    const { selected, corner, session } = held;
    return corner && { selected, corner: undefined, session };
  }
}
