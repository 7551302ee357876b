import { describe, expect, it, vi } from 'vitest';
import { KeyRegistry } from './keys';

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
