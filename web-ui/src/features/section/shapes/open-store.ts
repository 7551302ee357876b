import { expose, releaseProxy, wrap, type Remote } from 'comlink';
import { ShapeStore } from './shape-store';

/** A store whose answers come later, since it lives elsewhere. */
export type RemoteShapeStore = Pick<Remote<ShapeStore>, keyof ShapeStore>;

export interface OpenStore {
  store: RemoteShapeStore;
  /** No two stores of a page have the same. */
  number: number;
}

let opened = 0;

/** A store that is there while somebody listens, for `useSyncExternalStore`. */
export function storeWhileUsed() {
  let current: OpenStore | undefined;
  return {
    subscribe: (): (() => void) => {
      const { store, close } = openStore();
      current = { store, number: ++opened };
      return () => {
        current = undefined;
        close();
      };
    },
    snapshot: (): OpenStore | undefined => current,
  };
}

/**
 * Opens an empty store in a worker of its own. Where there are no workers it lives in the page, behind
 * the same messages.
 */
function openStore(): { store: RemoteShapeStore; close: () => void } {
  if (typeof Worker === 'undefined') {
    const { port1, port2 } = new MessageChannel();
    expose(new ShapeStore(), port1);
    return {
      store: wrap<ShapeStore>(port2),
      close: () => {
        port1.close();
        port2.close();
      },
    };
  }
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const store = wrap<ShapeStore>(worker);
  return {
    store,
    close: () => {
      store[releaseProxy]();
      worker.terminate();
    },
  };
}
