import { createContext, use, useEffect, useEffectEvent } from 'react';

/**
 * A key, or two keys one after the other (`g r`), and what it does. With Ctrl, which is ⌘ as well, it
 * is called `Ctrl+z`, with both `Ctrl+Shift+z`. A digit with Shift, which is another sign on each
 * keyboard, is called `Shift+1`, an arrow with it `Shift+ArrowUp`, the tabulator `Shift+Tab`.
 */
export interface Binding {
  keys: string;
  does: string;
  /** What answers with false had no use for the key here, which then does what it does everywhere. */
  run: () => unknown;
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
      return found.run() !== false;
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

/** Fields that take no text: a switch that was just pressed must not swallow keys. */
const TEXTLESS = new Set(['checkbox', 'radio', 'range', 'button', 'submit', 'file']);

export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !TEXTLESS.has(target.type);
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function isPressable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, input, [role="button"]') !== null;
}

/** What bindings call a key press, the likelier name first; none with Alt, which menus take. */
export function namesOf(
  event: Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): string[] {
  if (event.altKey) return [];
  if (event.ctrlKey || event.metaKey) {
    return [`Ctrl+${event.shiftKey ? 'Shift+' : ''}${event.key.toLowerCase()}`];
  }
  if (event.shiftKey && event.key.startsWith('Arrow')) return [`Shift+${event.key}`, event.key];
  if (event.shiftKey && event.key === 'Tab') return ['Shift+Tab'];
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return event.shiftKey && digit ? [event.key, `Shift+${digit}`] : [event.key];
}

/** A button under the focus answers to these itself. */
const PRESSES = new Set(['Enter', ' ']);

/** Listens for the whole page; keys typed into a field, or used by what has the focus, are left alone. */
export function useKeyListener(registry: KeyRegistry) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (PRESSES.has(event.key) && isPressable(event.target)) return;
      if (document.querySelector('[role="dialog"]')) return;
      const used = namesOf(event).some((name) => registry.press(name, event.timeStamp));
      if (used) event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [registry]);
}
