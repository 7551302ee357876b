import { describe, expect, it, vi } from 'vitest';
import { isTyping, KeyRegistry, namesOf } from './keys';

describe('KeyRegistry', () => {
  it('runs a chord of two keys when they follow each other closely', () => {
    const registry = new KeyRegistry();
    const run = vi.fn();
    registry.add('Everywhere', [{ keys: 'g r', does: 'go to the runs', run }]);
    expect(registry.press('g', 0)).toBe(true);
    expect(registry.press('r', 400)).toBe(true);
    expect(run).toHaveBeenCalledOnce();
  });

  it('forgets the first key of a chord after a while', () => {
    const registry = new KeyRegistry();
    const run = vi.fn();
    registry.add('Everywhere', [{ keys: 'g r', does: 'go to the runs', run }]);
    registry.press('g', 0);
    expect(registry.press('r', 5_000)).toBe(false);
    expect(run).not.toHaveBeenCalled();
  });

  it('forgets the keys of a page that was left', () => {
    const registry = new KeyRegistry();
    const run = vi.fn();
    const leave = registry.add('Section', [{ keys: 'n', does: 'next section', run }]);
    leave();
    expect(registry.press('n', 0)).toBe(false);
  });
});

describe('a binding that has no use for its key', () => {
  it('leaves it to the browser', () => {
    const registry = new KeyRegistry();
    let used = true;
    registry.add('Map', [{ keys: 'Tab', does: 'the next corner', run: () => used }]);
    expect(registry.press('Tab', 0)).toBe(true);
    used = false;
    expect(registry.press('Tab', 0)).toBe(false);
  });
});

describe('the name of a key press', () => {
  const press = {
    key: 'x',
    code: '',
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
  };

  it('says Ctrl for ⌘ as well, and Shift only with it', () => {
    expect(namesOf({ ...press, key: 'z', ctrlKey: true })).toEqual(['Ctrl+z']);
    expect(namesOf({ ...press, key: 'Z', metaKey: true, shiftKey: true })).toEqual([
      'Ctrl+Shift+z',
    ]);
    expect(namesOf({ ...press, key: 'P', shiftKey: true })).toEqual(['P']);
  });

  it('knows a digit with Shift on every keyboard, after the sign that stands there', () => {
    expect(namesOf({ ...press, key: '!', code: 'Digit1', shiftKey: true })).toEqual([
      '!',
      'Shift+1',
    ]);
    expect(namesOf({ ...press, key: '/', code: 'Digit7', shiftKey: true })).toEqual([
      '/',
      'Shift+7',
    ]);
    expect(namesOf({ ...press, key: '1', code: 'Digit1' })).toEqual(['1']);
  });

  it('leaves Alt to the menus', () => {
    expect(namesOf({ ...press, altKey: true })).toEqual([]);
  });
});

it('keys are left to fields that take text, and to those alone', () => {
  const field = (type: string) => Object.assign(document.createElement('input'), { type });
  expect(
    ['text', 'search', 'number', 'checkbox', 'radio'].map((type) => isTyping(field(type))),
  ).toEqual([true, true, true, false, false]);
  expect(isTyping(document.createElement('textarea'))).toBe(true);
  expect(isTyping(document.body)).toBe(false);
});
