import { createHash } from 'node:crypto';
import { http, HttpResponse } from 'msw';

/** A stand-in of the platform's uploads: keeps pieces, checks offsets and hashes as it does. */
export function uploadStore() {
  const contents = new Map<string, Uint8Array<ArrayBuffer>>();
  const offsets: number[] = [];
  /** Answers that come before those of the store, one a piece. */
  const before: (() => Response | undefined)[] = [];
  const told = (bytes: number) =>
    new HttpResponse(null, { status: 204, headers: { 'Upload-Offset': String(bytes) } });
  const problem = (status: number, code: string, title: string) =>
    HttpResponse.json(
      { type: `urn:cytostudy:problem:${code}`, title, status },
      { status, headers: { 'Content-Type': 'application/problem+json' } },
    );
  const handlers = [
    http.head('*/api/v1/projects/*/uploads/:sha256', ({ params }) =>
      told(contents.get(String(params.sha256))?.length ?? 0),
    ),
    http.patch('*/api/v1/projects/*/uploads/:sha256', async ({ request, params }) => {
      const first = before.shift()?.();
      if (first) return first;
      const sha256 = String(params.sha256);
      const query = new URL(request.url).searchParams;
      const there = contents.get(sha256) ?? new Uint8Array(0);
      if (Number(query.get('offset')) !== there.length) {
        return problem(409, 'upload-offset-mismatch', 'The piece does not start there');
      }
      offsets.push(there.length);
      const piece = new Uint8Array(await request.arrayBuffer());
      const now = new Uint8Array(there.length + piece.length);
      now.set(there);
      now.set(piece, there.length);
      if (now.length === Number(query.get('length'))) {
        if (createHash('sha256').update(now).digest('hex') !== sha256) {
          contents.delete(sha256);
          return problem(409, 'hash-mismatch', 'The content has another hash');
        }
      }
      contents.set(sha256, now);
      return told(now.length);
    }),
  ];
  return { handlers, contents, offsets, before, problem };
}
