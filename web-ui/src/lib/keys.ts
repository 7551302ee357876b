import { createContext, use, useEffect, useEffectEvent } from 'react';

/** A key, or two keys one after the other (`g r`), and what it does. */
export interface Binding {
  keys: string;
  does: string;
  run: () => void;
}

/** Collects what the page binds, so that `?` can show it. */
export class KeyRegistry {
  private readonly groups = new Map<string, readonly Binding[]>();
  private pending: string | undefined;
  private pendingAt = 0;

  add(group: string, bindings: readonly Binding[]): () => void {
    this.groups.set(group, bindings);
    return () => {
      if (this.groups.get(group) === bindings) this.groups.delete(group);
    };
  }

  all(): { group: string; bindings: readonly Binding[] }[] {
    return [...this.groups].map(([group, bindings]) => ({ group, bindings }));
  }

  /** Answers one key press; true when it was ours. */
  press(key: string, atMs: number): boolean {
    const chord =
      this.pending !== undefined && atMs - this.pendingAt < 1_500 ? `${this.pending} ${key}` : key;
    this.pending = undefined;
    const bindings = [...this.groups.values()].flat();
    const found = bindings.find((b) => b.keys === chord) ?? bindings.find((b) => b.keys === key);
    if (found) {
      found.run();
      return true;
    }
    if (bindings.some((b) => b.keys.startsWith(`${key} `))) {
      this.pending = key;
      this.pendingAt = atMs;
      return true;
    }
    return false;
  }
}

export const KeyContext = createContext(new KeyRegistry());

/** Binds keys while the component is mounted. */
export function useKeys(group: string, bindings: readonly Binding[]) {
  const registry = use(KeyContext);
  const runs = useEffectEvent((keys: string) => bindings.find((b) => b.keys === keys)?.run());
  const described = bindings.map((b) => `${b.keys}\n${b.does}`).join('\t');
  useEffect(
    () =>
      registry.add(
        group,
        described.split('\t').map((line) => {
          const [keys = '', does = ''] = line.split('\n');
          return { keys, does, run: () => runs(keys) };
        }),
      ),
    [registry, group, described],
  );
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** Listens for the whole page; keys typed into a field or with a modifier are left alone. */
export function useKeyListener(registry: KeyRegistry) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      if (registry.press(event.key, event.timeStamp)) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [registry]);
}
