// A stand-in of the platform's uploads: keeps pieces and checks offsets and hashes as it does.
import { createHash } from 'node:crypto';

export function uploadStore() {
  const contents = new Map();

  /** Answers a request for an upload; false where it is none. */
  return async function answer(request, response, url) {
    const sha256 = /\/uploads\/([0-9a-f]{64})$/.exec(url.pathname)?.[1];
    if (!sha256) return false;
    const there = contents.get(sha256) ?? Buffer.alloc(0);
    if (request.method === 'HEAD') return told(response, there.length);
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    if (Number(url.searchParams.get('offset')) !== there.length) {
      return refused(response, 409, 'upload-offset-mismatch');
    }
    const now = Buffer.concat([there, ...chunks]);
    const isWhole = now.length === Number(url.searchParams.get('length'));
    if (isWhole && createHash('sha256').update(now).digest('hex') !== sha256) {
      contents.delete(sha256);
      return refused(response, 409, 'hash-mismatch');
    }
    contents.set(sha256, now);
    return told(response, now.length);
  };
}

function told(response, bytes) {
  response.writeHead(204, { 'Upload-Offset': String(bytes) });
  response.end();
  return true;
}

function refused(response, status, code) {
  response.writeHead(status, { 'Content-Type': 'application/problem+json' });
  response.end(JSON.stringify({ type: `urn:cytostudy:problem:${code}`, title: code, status }));
  return true;
}
