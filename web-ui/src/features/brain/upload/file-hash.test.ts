import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { FileHash, sha256OfBytes } from './file-hash';

describe('the hash of a file', () => {
  it('is the one that others compute, however many steps it takes', async () => {
    const bytes = new Uint8Array(40_000_000).map((_, i) => (i * 31) % 251);
    const hash = new FileHash();
    hash.open(new Blob([bytes]));
    const steps = [await hash.step(), await hash.step(), await hash.step()];
    expect(steps).toEqual([16 << 20, 32 << 20, 40_000_000]);
    expect(hash.digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('takes steps that are asked for at once one after the other', async () => {
    const bytes = new Uint8Array(20_000_000).fill(7);
    const hash = new FileHash();
    hash.open(new Blob([bytes]));
    expect(await Promise.all([hash.step(), hash.step()])).toEqual([16 << 20, 20_000_000]);
    expect(hash.digest()).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('of a text is the same', () => {
    // FIPS 180-4, appendix B.1.
    expect(sha256OfBytes(new TextEncoder().encode('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});
