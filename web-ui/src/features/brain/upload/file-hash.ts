import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Read and hashed at once: large enough to keep a disk busy, small beside what a page may hold. */
const STEP_BYTES = 16 << 20;

/**
 * The sha256 of a file of any size, one step after the other, so that whoever drives it can stop
 * between two steps and go on later. At most one step is in memory.
 */
export class FileHash {
  private readonly hash = sha256.create();
  private file: Blob = new Blob();
  private done = 0;
  private last: Promise<number> = Promise.resolve(0);

  open(file: Blob): void {
    this.file = file;
  }

  /** Hashes the next step; gives how many bytes are hashed by now. Steps wait for each other. */
  step(): Promise<number> {
    this.last = this.last.catch(() => 0).then(() => this.next());
    return this.last;
  }

  private async next(): Promise<number> {
    const piece = this.file.slice(this.done, this.done + STEP_BYTES);
    this.hash.update(new Uint8Array(await piece.arrayBuffer()));
    this.done += piece.size;
    return this.done;
  }

  /** In lower-case hexadecimal digits; to be asked once, after the last step. */
  digest(): string {
    return bytesToHex(this.hash.digest());
  }
}

/** The same of a text that is in memory. */
export const sha256OfBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));
