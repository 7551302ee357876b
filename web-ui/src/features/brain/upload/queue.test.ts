import { describe, expect, it, vi } from 'vitest';
import { ProblemError } from '@/lib/problem';
import type { Details } from './details';
import { UploadQueue, type Item } from './queue';
import type { sendFile } from './send';

const details: Details = {
  section: null,
  zMm: null,
  thicknessUm: 20,
  stain: 'Nissl',
  pixelSizeUm: null,
};
const scan = (name: string, bytes = 10) =>
  new File([new Uint8Array(bytes)], name, { lastModified: 5 });

/** What has to be there by now; `waitFor` tries again where it is not. */
function now<T>(there: T | undefined): T {
  if (there === undefined) throw new Error('not yet');
  return there;
}

/** A queue whose hashing and sending end when a test says so. */
function queueOf(kept: readonly Item[] = []) {
  const hashed: Record<string, () => void> = {};
  const sent: Record<string, { finish: () => void; fail: (error: unknown) => void }> = {};
  const open = vi.fn((file: File) =>
    Promise.resolve({
      hash: {
        step: () =>
          new Promise<number>((resolve) => (hashed[file.name] = () => resolve(file.size))),
        digest: () => Promise.resolve(`sha of ${file.name}`),
      },
      close: vi.fn(),
    }),
  );
  const send = vi.fn<typeof sendFile>(
    ({ file, signal }) =>
      new Promise((finish, fail) => {
        sent[(file as File).name] = { finish, fail };
        signal.addEventListener('abort', () => fail(signal.reason as Error));
      }),
  );
  const queue = new UploadQueue('p', kept, { open, send });
  const phases = () => queue.snapshot().map(({ phase }) => phase);
  const idOf = (name: string) => queue.snapshot().find((item) => item.name === name)?.id ?? '';
  return { queue, hashed, sent, open, send, phases, idOf };
}

describe('a queue of uploads', () => {
  it('hashes the next file while one is sent', async () => {
    const { queue, hashed, sent, phases } = queueOf();
    queue.add([scan('a'), scan('b'), scan('c')], () => details);
    await vi.waitFor(() => now(hashed.a)());
    await vi.waitFor(() => expect(phases()).toEqual(['sending', 'hashing', 'waiting']));
    await vi.waitFor(() => now(hashed.b)());
    await vi.waitFor(() => expect(phases()).toEqual(['sending', 'hashed', 'hashing']));
    sent.a?.finish();
    await vi.waitFor(() => expect(phases()).toEqual(['there', 'sending', 'hashing']));
  });

  it('lets the others go on when one is paused, and resumes it without a second hash', async () => {
    const { queue, hashed, phases, open, send, idOf } = queueOf();
    queue.add([scan('a'), scan('b')], () => details);
    await vi.waitFor(() => now(hashed.a)());
    await vi.waitFor(() => now(hashed.b)());
    await vi.waitFor(() => expect(phases()).toEqual(['sending', 'hashed']));
    queue.pause(idOf('a'));
    await vi.waitFor(() => expect(phases()).toEqual(['paused', 'sending']));
    queue.resume(idOf('a'));
    expect(phases()).toEqual(['hashed', 'sending']);
    queue.pause(idOf('b'));
    await vi.waitFor(() => expect(phases()).toEqual(['sending', 'paused']));
    expect(open).toHaveBeenCalledTimes(2);
    expect(send).toHaveBeenCalledTimes(3);
  });

  it('keeps what fails with its reason while the next one goes on', async () => {
    const { queue, hashed, sent, phases } = queueOf();
    queue.add([scan('a'), scan('b')], () => details);
    await vi.waitFor(() => now(hashed.a)());
    await vi.waitFor(() => now(hashed.b)());
    const refusal = new ProblemError({ type: 'x', title: 'Another hash', status: 400 });
    await vi.waitFor(() => now(sent.a).fail(refusal));
    await vi.waitFor(() => expect(phases()).toEqual(['failed', 'sending']));
    // What was refused may have changed since: it is read anew.
    expect(queue.snapshot()[0]).toMatchObject({ error: refusal, sha256: undefined });
  });

  it('goes on with a file of an earlier visit where it is chosen again', async () => {
    const lost: Item = {
      id: '1',
      name: 'a',
      bytes: 10,
      lastModified: 5,
      sha256: 'known',
      phase: 'lost',
      doneBytes: 0,
      details: { ...details, section: 7 },
    };
    const { queue, phases, open, send } = queueOf([lost]);
    queue.add([scan('a')], () => details);
    await vi.waitFor(() => expect(phases()).toEqual(['sending']));
    expect(open).not.toHaveBeenCalled();
    expect(send.mock.calls[0]?.[0].sha256).toBe('known');
    expect(queue.snapshot()[0]?.details.section).toBe(7);
  });

  it('refuses an empty file and a second one of the same name, and takes one file once', () => {
    const { queue, phases } = queueOf();
    const file = scan('a');
    queue.add([file, file, scan('empty', 0), scan('a', 11)], () => details);
    expect(phases()).toEqual(['hashing', 'failed', 'failed']);
    expect(String(queue.snapshot()[1]?.error)).toMatch(/is empty/);
    expect(String(queue.snapshot()[2]?.error)).toMatch(/has this name/);
  });

  it('waits for the network and says so', async () => {
    const { queue, hashed, send, phases } = queueOf();
    queue.add([scan('a')], () => details);
    await vi.waitFor(() => now(hashed.a)());
    await vi.waitFor(() => expect(send).toHaveBeenCalled());
    send.mock.calls[0]?.[0].onAway();
    expect(phases()).toEqual(['away']);
    send.mock.calls[0]?.[0].onThere(4);
    expect(queue.snapshot()[0]).toMatchObject({ phase: 'sending', doneBytes: 4 });
  });
});
