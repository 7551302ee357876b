import { releaseProxy, wrap } from 'comlink';
import type { FileHash } from './file-hash';

/** A hash that is computed beside the page, so that fields stay quick while gigabytes are read. */
export interface OpenHash {
  hash: { step: () => Promise<number>; digest: () => Promise<string> };
  close: () => void;
}

/** Begins to hash a file in a worker of its own. */
export async function openHash(file: Blob): Promise<OpenHash> {
  const worker = new Worker(new URL('./hash-worker.ts', import.meta.url), { type: 'module' });
  const hash = wrap<FileHash>(worker);
  await hash.open(file);
  return {
    hash: { step: () => hash.step(), digest: () => hash.digest() },
    close: () => {
      hash[releaseProxy]();
      worker.terminate();
    },
  };
}
