import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Shape } from '../shapes/shape';
import { findDrafts, keepDrafts } from './drafts';
import { changes, edited, undone, untouched } from './edit-session';

const drawn: Shape = {
  id: 'a',
  kind: 'layer',
  region: undefined,
  colour: '#123456',
  geometry: {
    type: 'LineString',
    coordinates: [
      [0.1, 2],
      [3, 4],
    ],
  },
  name: undefined,
  revision: 0,
  annotator: undefined,
  origin: undefined,
  certainty: undefined,
  locked: false,
};
const old: Shape = { ...drawn, id: 'b', revision: 4 };
const at = new Date('2026-01-02T03:04:05Z');
const session = edited(edited(untouched, { id: 'a', before: null, after: drawn, says: 'Draw' }), {
  id: 'b',
  before: old,
  after: null,
  says: 'Delete',
});

afterEach(() => vi.restoreAllMocks());

describe('unsaved drawings', () => {
  it('are found again with what they were based on', () => {
    expect(keepDrafts('me', 's1', session, at)).toBe(true);
    const found = findDrafts('me', 's1');
    expect(found?.changedAt).toBe(at.toISOString());
    expect(found && changes(found.session)).toEqual(changes(session));
  });

  it('belong to one person and one section', () => {
    keepDrafts('me', 's1', session, at);
    expect(findDrafts('you', 's1')).toBeUndefined();
    expect(findDrafts('me', 's2')).toBeUndefined();
  });

  it('are gone once nothing is unsaved', () => {
    keepDrafts('me', 's1', session, at);
    keepDrafts('me', 's1', undone(undone(session)), at);
    expect(window.localStorage).toHaveLength(0);
  });

  it('of an unknown form are left alone', () => {
    window.localStorage.setItem('cytostudy.drafts.me.s1', '{"version":2}');
    expect(findDrafts('me', 's1')).toBeUndefined();
    window.localStorage.setItem('cytostudy.drafts.me.s1', 'not JSON');
    expect(findDrafts('me', 's1')).toBeUndefined();
  });

  it('say when the browser takes no more', () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(keepDrafts('me', 's1', session, at)).toBe(false);
  });
});
