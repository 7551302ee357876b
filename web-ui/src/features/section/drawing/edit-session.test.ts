import { describe, expect, it } from 'vitest';
import type { Shape } from '../shapes/shape';
import { random } from '@/testing/fixtures/made-up';
import {
  accepted,
  changes,
  dropped,
  edited,
  rebased,
  redone,
  undone,
  unsavedOf,
  untouched,
  type EditSession,
} from './edit-session';

const shape = (id: string, x: number, revision = 0): Shape => ({
  id,
  kind: 'area',
  region: 'hOc1',
  colour: '#000000',
  geometry: { type: 'Point', coordinates: [x, 0] },
  name: undefined,
  revision,
  annotator: undefined,
  origin: undefined,
  certainty: undefined,
  locked: false,
});
const edit = (session: EditSession, id: string, before: Shape | null, after: Shape | null) =>
  edited(session, { id, before, after, says: 'Change' });

describe('an edit session', () => {
  it('has nothing to save after everything was undone, and all again after redo', () => {
    const old = shape('a', 0, 3);
    let session = edit(untouched, 'a', old, shape('a', 1, 3));
    session = edit(session, 'a', session.current.get('a') ?? null, shape('a', 2, 3));
    session = edit(session, 'b', null, shape('b', 9));
    const all = changes(session);
    expect(all.map(({ id, revision }) => [id, revision])).toEqual([
      ['a', 3],
      ['b', 0],
    ]);
    const back = undone(undone(undone(session)));
    expect(changes(back)).toEqual([]);
    expect(back.current.get('a')).toBe(old);
    expect(undone(back)).toBe(back);
    const again = redone(redone(redone(back)));
    expect(changes(again)).toEqual(all);
    expect(redone(again)).toBe(again);
  });

  it('forgets what was undone when something new is done', () => {
    const session = edit(
      undone(edit(untouched, 'a', null, shape('a', 1))),
      'b',
      null,
      shape('b', 1),
    );
    expect(redone(session)).toBe(session);
    expect(changes(session).map(({ id }) => id)).toEqual(['b']);
  });

  it('does not send what was drawn and deleted before it was saved', () => {
    const drawn = shape('a', 1);
    expect(changes(edit(edit(untouched, 'a', null, drawn), 'a', drawn, null))).toEqual([]);
  });

  it('undoes what was saved by a further revision', () => {
    let session = edit(untouched, 'a', null, shape('a', 1));
    const [change] = changes(session);
    if (!change) throw new Error('nothing to save');
    session = accepted(session, change, { revision: 1, shape: change.shape });
    expect(changes(session)).toEqual([]);
    expect(changes(undone(session))).toEqual([{ id: 'a', revision: 1, shape: null }]);
  });

  it('shows what the platform says of what it took in, and redoing it is nothing new', () => {
    let session = edit(untouched, 'a', null, shape('a', 1));
    const [change] = changes(session);
    if (!change?.shape) throw new Error('nothing to save');
    const known = { ...change.shape, revision: 1, annotator: 'ana' };
    session = accepted(session, change, { revision: 1, shape: known });
    expect(session.current.get('a')).toBe(known);
    expect(changes(redone(undone(session)))).toEqual([]);
  });

  it('keeps what was changed while a save was under way', () => {
    let session = edit(untouched, 'a', null, shape('a', 1));
    const [change] = changes(session);
    if (!change) throw new Error('nothing to save');
    const later = shape('a', 2);
    session = edit(session, 'a', change.shape, later);
    expect(changes(accepted(session, change, { revision: 1, shape: change.shape }))).toEqual([
      { id: 'a', revision: 1, shape: later },
    ]);
  });

  it('puts mine onto theirs, and the way back leads to theirs', () => {
    const mine = shape('a', 1, 3);
    const theirs = shape('a', 7, 4);
    let session = edit(untouched, 'a', shape('a', 0, 3), mine);
    session = rebased(session, 'a', { revision: 4, shape: theirs });
    expect(changes(session)).toEqual([{ id: 'a', revision: 4, shape: mine }]);
    const back = undone(session);
    expect(back.current.get('a')).toBe(theirs);
    expect(changes(back)).toEqual([]);
  });

  it('drops one annotation and leaves the others', () => {
    let session = edit(untouched, 'a', null, shape('a', 1));
    session = edit(session, 'b', null, shape('b', 1));
    session = dropped(session, 'a');
    expect(changes(session).map(({ id }) => id)).toEqual(['b']);
    expect(session.done).toHaveLength(1);
  });

  it('forgets what is saved, and keeps what is not', () => {
    let session = edit(untouched, 'a', null, shape('a', 1));
    const [change] = changes(session);
    if (!change) throw new Error('nothing to save');
    session = edit(
      accepted(session, change, { revision: 1, shape: change.shape }),
      'b',
      null,
      shape('b', 1),
    );
    expect([...unsavedOf(session).current.keys()]).toEqual(['b']);
  });

  it('comes back to where it was after any sequence of steps', () => {
    const next = random(3);
    let session = untouched;
    const states = [session.current];
    for (let i = 0; i < 300; i++) {
      const id = `s${Math.floor(next() * 5)}`;
      const before = session.current.get(id) ?? null;
      session = edit(session, id, before, before && next() < 0.3 ? null : shape(id, i));
      states.push(session.current);
    }
    const seen = (current: EditSession['current']) =>
      [...current].filter(([, each]) => each !== null).sort(([a], [b]) => a.localeCompare(b));
    for (const state of states.toReversed()) {
      expect(seen(session.current)).toEqual(seen(state));
      session = undone(session);
    }
    for (const state of states) {
      expect(seen(session.current)).toEqual(seen(state));
      session = redone(session);
    }
  });
});
