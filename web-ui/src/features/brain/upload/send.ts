import { api } from '@/api/client';
import { ProblemError, UnreachableError } from '@/lib/problem';

/** The platform takes bodies of 10 MiB; a piece stays below. */
const MOST_BYTES = 8 << 20;
const LEAST_BYTES = 256 << 10;
/** A piece is as large as the network carries in this time: a cut loses no more. */
const PIECE_SECONDS = 2;
const LONGEST_PAUSE_SECONDS = 30;

export interface Sending {
  projectId: string;
  sha256: string;
  file: Blob;
  signal: AbortSignal;
  /** Told how many bytes the platform has. */
  onThere: (bytes: number) => void;
  /** Told when the network or the platform is away, until `onThere` says that it is back. */
  onAway: () => void;
  /** Waits before another try; tests do not. */
  pause?: (seconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Brings a file to the platform in pieces. It asks how much is there before it sends anything: what
 * is there is not sent again, after a reload, a cut or from another computer. While the network is
 * away it waits.
 *
 * @throws ProblemError if the platform refuses the file
 */
export async function sendFile(sending: Sending): Promise<void> {
  const { file, signal, onThere, onAway, pause = untilOnline } = sending;
  let there: number | undefined;
  let bytes = LEAST_BYTES;
  let tries = 0;
  while (there === undefined || there < file.size) {
    signal.throwIfAborted();
    try {
      if (there === undefined) {
        there = await offset(sending);
      } else {
        const piece = await read(file, there, Math.min(file.size, there + bytes));
        const began = performance.now();
        there = await append(sending, there, piece);
        const seconds = Math.max(1e-3, (performance.now() - began) / 1000);
        const carried = Math.round((piece.byteLength / seconds) * PIECE_SECONDS);
        bytes = Math.max(LEAST_BYTES, Math.min(MOST_BYTES, carried));
      }
      tries = 0;
      onThere(there);
    } catch (error) {
      signal.throwIfAborted();
      if (!isPassing(error)) throw error;
      // This very piece may have come before the cut: what is there now decides.
      there = undefined;
      onAway();
      await pause(Math.min(2 ** tries++, LONGEST_PAUSE_SECONDS), signal);
    }
  }
}

/** Says of a file on this computer what keeps it from being sent. */
export const fileProblem = (title: string, detail: string) =>
  new ProblemError({ type: 'urn:cytostudy:problem:file', title, status: 0, detail });

/** The file is no longer what was chosen: moved, renamed or changed on the disk. */
export const unreadable = (at: number) =>
  fileProblem(
    'The file cannot be read any more',
    `It was read up to byte ${at}: then it was moved or changed, or its drive went away. Remove it here and choose it again.`,
  );

async function read(file: Blob, from: number, to: number): Promise<ArrayBuffer> {
  try {
    return await file.slice(from, to).arrayBuffer();
  } catch {
    throw unreadable(from);
  }
}

/** Whether it is worth another try, with nothing changed. */
function isPassing(error: unknown): boolean {
  if (error instanceof UnreachableError) return true;
  if (!(error instanceof ProblemError)) return false;
  const { status, type } = error.problem;
  return [502, 503, 504].includes(status) || type.endsWith(':upload-offset-mismatch');
}

async function offset({ projectId, sha256, signal }: Sending): Promise<number> {
  const { response } = await api.HEAD('/api/v1/projects/{projectId}/uploads/{sha256}', {
    params: { path: { projectId, sha256 } },
    signal,
  });
  return offsetOf(response);
}

async function append(
  { projectId, sha256, file, signal }: Sending,
  from: number,
  piece: ArrayBuffer,
): Promise<number> {
  const { response } = await api.PATCH('/api/v1/projects/{projectId}/uploads/{sha256}', {
    params: { path: { projectId, sha256 }, query: { offset: from, length: file.size } },
    headers: { 'Content-Type': 'application/octet-stream' },
    body: piece as never,
    bodySerializer: () => piece,
    signal,
  });
  return offsetOf(response);
}

function offsetOf(response: Response): number {
  const told = response.headers.get('Upload-Offset');
  if (told === null || !/^\d+$/.test(told)) {
    throw new Error('The platform did not say how much of the file it has. Try again.');
  }
  return Number(told);
}

/** Until the time is over, or the browser says that the network is back. */
function untilOnline(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      if (signal.aborted) reject(signal.reason as Error);
      else resolve();
    };
    const timer = setTimeout(end, seconds * 1000);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
