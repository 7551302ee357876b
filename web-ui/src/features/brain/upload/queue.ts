import { isRefusal } from '@/lib/problem';
import { randomUuid } from '@/lib/uuid';
import type { Details } from './details';
import { openHash, type OpenHash } from './open-hash';
import { Rate } from './rate';
import { fileProblem, sendFile, unreadable } from './send';

/**
 * `lost`: the page was left since, and a page may not open files on its own; they must be chosen
 * again. `away`: the network or the platform does not answer, and it goes on when it does.
 */
export type Phase =
  'lost' | 'waiting' | 'hashing' | 'hashed' | 'sending' | 'away' | 'paused' | 'failed' | 'there';

/** A file on its way; each change makes another object. */
export interface Item {
  id: string;
  name: string;
  bytes: number;
  lastModified: number;
  file?: File;
  sha256?: string;
  phase: Phase;
  /** Of what the phase does. */
  doneBytes: number;
  bytesPerSecond?: number;
  error?: unknown;
  details: Details;
}

interface Tools {
  open: (file: File) => Promise<OpenHash>;
  send: typeof sendFile;
}

const BUSY: readonly Phase[] = ['waiting', 'hashing', 'hashed', 'sending', 'away'];
export const isBusy = ({ phase }: Item) => BUSY.includes(phase);

/** Two files of one name, size and time of change are taken for one: its hash need not be made again. */
const isSame = (item: Item, file: File) =>
  item.name === file.name && item.bytes === file.size && item.lastModified === file.lastModified;

/**
 * Files that are brought to a project: while one is sent the next one is hashed. Made for
 * `useSyncExternalStore`.
 */
export class UploadQueue {
  private items: readonly Item[];
  private readonly listeners = new Set<() => void>();
  private readonly work = new Map<string, AbortController>();
  private readonly hashes = new Map<string, OpenHash>();

  constructor(
    private readonly projectId: string,
    kept: readonly Item[] = [],
    private readonly tools: Tools = { open: openHash, send: sendFile },
  ) {
    this.items = kept;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): readonly Item[] => this.items;

  /** Takes files in; one that an earlier visit left behind goes on where it was. */
  add(files: readonly File[], detailsOf: (file: File, items: readonly Item[]) => Details): void {
    for (const file of files) {
      const lost = this.items.find((item) => item.phase === 'lost' && isSame(item, file));
      if (lost) {
        this.put(lost.id, { file, phase: lost.sha256 ? 'hashed' : 'waiting' });
      } else if (!this.items.some((item) => isSame(item, file))) {
        this.items = [...this.items, this.taken(file, detailsOf(file, this.items))];
      }
    }
    this.tell();
    this.pump();
  }

  private taken(file: File, details: Details): Item {
    const { name, size: bytes, lastModified } = file;
    const item = { id: randomUuid(), name, bytes, lastModified, file, doneBytes: 0, details };
    const why =
      bytes === 0
        ? fileProblem('The file is empty', 'Remove it here and choose the scan itself.')
        : this.items.some((other) => other.name === name)
          ? fileProblem(
              'Another file here has this name',
              'Rename one of them, then remove it here and choose it again.',
            )
          : undefined;
    return why ? { ...item, phase: 'failed', error: why } : { ...item, phase: 'waiting' };
  }

  describe(id: string, details: Partial<Details>): void {
    const item = this.find(id);
    if (item) this.put(id, { details: { ...item.details, ...details } });
  }

  pause(id: string): void {
    this.work.get(id)?.abort();
    this.put(id, { phase: 'paused', bytesPerSecond: undefined });
    this.pump();
  }

  /** Goes on with what was paused, or tries again what failed. */
  resume(id: string): void {
    const item = this.find(id);
    if (!item?.file) return;
    this.put(id, { phase: item.sha256 ? 'hashed' : 'waiting', error: undefined });
    this.pump();
  }

  remove(id: string): void {
    this.work.get(id)?.abort();
    this.forgetHash(id);
    this.items = this.items.filter((item) => item.id !== id);
    this.tell();
    this.pump();
  }

  /** Ends all work; what is sent stays at the platform, which goes on from there. */
  close(): void {
    this.work.forEach((controller) => controller.abort());
    [...this.hashes.keys()].forEach((id) => this.forgetHash(id));
  }

  private pump(): void {
    this.lane('hashing', 'waiting', (item, file) => this.hash(item, file));
    this.lane('sending', 'hashed', (item, file) => this.send(item, file));
  }

  private lane(
    phase: 'hashing' | 'sending',
    from: Phase,
    run: (item: Item, file: File) => Promise<void>,
  ): void {
    const isTaken = ({ phase: now }: Item) =>
      now === phase || (phase === 'sending' && now === 'away');
    const next = this.items.find((item) => item.phase === from && item.file);
    if (!next?.file || this.items.some(isTaken)) return;
    this.put(next.id, { phase, doneBytes: 0, bytesPerSecond: undefined });
    void run(next, next.file).finally(() => this.pump());
  }

  private async hash({ id, bytes }: Item, file: File): Promise<void> {
    const { signal } = this.begin(id);
    const rate = new Rate();
    try {
      const open = this.hashes.get(id) ?? (await this.tools.open(file));
      this.hashes.set(id, open);
      for (let done = 0; done < bytes;) {
        signal.throwIfAborted();
        done = await open.hash.step().catch(() => {
          throw unreadable(done);
        });
        this.moved(id, signal, 'hashing', done, rate);
      }
      signal.throwIfAborted();
      const sha256 = await open.hash.digest();
      this.forgetHash(id);
      this.put(id, { sha256, phase: 'hashed', doneBytes: 0 });
    } catch (error) {
      if (!signal.aborted) {
        this.forgetHash(id);
        this.put(id, { phase: 'failed', error });
      }
    }
  }

  private async send({ id, sha256 = '' }: Item, file: File): Promise<void> {
    const { signal } = this.begin(id);
    const rate = new Rate();
    try {
      await this.tools.send({
        projectId: this.projectId,
        sha256,
        file,
        signal,
        onThere: (bytes) => this.moved(id, signal, 'sending', bytes, rate),
        onAway: () => {
          if (!signal.aborted) this.put(id, { phase: 'away', bytesPerSecond: undefined });
        },
      });
      if (!signal.aborted) this.put(id, { phase: 'there' });
    } catch (error) {
      if (signal.aborted) return;
      // Refused bytes may not be those that were hashed: the next try looks at them anew.
      this.put(id, { phase: 'failed', error, ...(isRefusal(error) ? { sha256: undefined } : {}) });
    }
  }

  private begin(id: string): AbortController {
    const controller = new AbortController();
    this.work.set(id, controller);
    return controller;
  }

  private moved(id: string, signal: AbortSignal, phase: Phase, doneBytes: number, rate: Rate) {
    if (signal.aborted) return;
    rate.add(doneBytes, performance.now());
    this.put(id, { phase, doneBytes, bytesPerSecond: rate.bytesPerSecond });
  }

  private forgetHash(id: string): void {
    this.hashes.get(id)?.close();
    this.hashes.delete(id);
  }

  private find(id: string): Item | undefined {
    return this.items.find((item) => item.id === id);
  }

  private put(id: string, change: Partial<Item>): void {
    this.items = this.items.map((item) => (item.id === id ? { ...item, ...change } : item));
    this.tell();
  }

  private tell(): void {
    this.listeners.forEach((listener) => listener());
  }
}
