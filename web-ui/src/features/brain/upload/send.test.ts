import { createHash } from 'node:crypto';
import { HttpResponse } from 'msw';
import { beforeEach, describe, expect, it } from 'vitest';
import { ProblemError } from '@/lib/problem';
import { server } from '@/testing/server';
import { uploadStore } from '@/testing/uploads';
import { sendFile } from './send';

const BYTES = new Uint8Array(1_000_000).map((_, i) => i % 253);
const SHA = createHash('sha256').update(BYTES).digest('hex');

let store: ReturnType<typeof uploadStore>;
let away: number;
let there: number[];

const send = (file: Blob = new Blob([BYTES]), signal = new AbortController().signal) =>
  sendFile({
    projectId: 'p',
    sha256: SHA,
    file,
    signal,
    onThere: (bytes) => there.push(bytes),
    onAway: () => (away += 1),
    pause: () => Promise.resolve(),
  });

beforeEach(() => {
  store = uploadStore();
  server.use(...store.handlers);
  away = 0;
  there = [];
});

describe('a file on its way', () => {
  it('arrives in pieces', async () => {
    await send();
    expect(store.contents.get(SHA)).toEqual(BYTES);
    expect(store.offsets.slice(0, 2)).toEqual([0, 256 << 10]);
    expect(there.at(-1)).toBe(BYTES.length);
  });

  it('goes on where the platform says, not from the beginning', async () => {
    store.contents.set(SHA, BYTES.slice(0, 600_000));
    await send();
    expect(store.offsets[0]).toBe(600_000);
    expect(store.contents.get(SHA)).toEqual(BYTES);
  });

  it('is not sent where all of it is there', async () => {
    store.contents.set(SHA, BYTES);
    await send();
    expect(store.offsets).toEqual([]);
    expect(there).toEqual([BYTES.length]);
  });

  it('waits while the network is cut or a proxy answers, then asks what came', async () => {
    store.before.push(
      () => undefined,
      () => HttpResponse.error(),
      () => new HttpResponse('busy', { status: 502 }),
    );
    await send();
    expect(away).toBe(2);
    expect(store.contents.get(SHA)).toEqual(BYTES);
  });

  it('asks again where somebody else sent the same piece', async () => {
    store.before.push(() => {
      store.contents.set(SHA, BYTES.slice(0, 700_000));
      return undefined;
    });
    await send();
    expect(store.offsets[0]).toBe(700_000);
    expect(store.contents.get(SHA)).toEqual(BYTES);
  });

  it('ends with what the platform says against it', async () => {
    store.before.push(() => store.problem(507, 'upload-quota-exceeded', 'No room'));
    await expect(send()).rejects.toThrow(ProblemError);
    expect(away).toBe(0);
  });

  it('says where the file can no longer be read', async () => {
    const gone = new Blob([BYTES]);
    gone.slice = () => ({ arrayBuffer: () => Promise.reject(new Error('gone')) }) as Blob;
    await expect(send(gone)).rejects.toMatchObject({
      problem: { detail: expect.stringMatching(/up to byte 0:.*choose it again/) as string },
    });
  });

  it('stops when it is paused', async () => {
    const controller = new AbortController();
    store.before.push(() => {
      controller.abort();
      return undefined;
    });
    await expect(send(undefined, controller.signal)).rejects.toThrow();
    expect(store.offsets.length).toBeLessThan(2);
  });
});
