// A stand-in of the platform: the built user interface, the fixtures of the component tests as its
// API, drawn tiles, and an event stream. The cookie `fixture-role` chooses who one is.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { createServer as createVite } from 'vite';
import { depth, fault, FAULT_COLOURS, greyPng, palettePng, tissue } from './drawing.mjs';
import { uploadStore } from './uploads.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
const TILE = 256;
const [WIDTH, HEIGHT] = [4096, 1536];
const LEVELS = Math.ceil(Math.log2(Math.max(WIDTH, HEIGHT)));

export async function startFixtureServer(dist) {
  const vite = await createVite({
    root: new URL('..', import.meta.url).pathname,
    server: { middlewareMode: true, ws: false, watch: null },
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
  });
  const { answer } = await vite.ssrLoadModule('/src/testing/platform.ts');
  const streams = new Set();
  const uploads = uploadStore();

  async function api(request, response, url) {
    const role = /fixture-role=(\w+)/.exec(request.headers.cookie ?? '')?.[1] ?? 'researcher';
    const singleSignOn = role === 'stranger';
    if (singleSignOn && url.pathname === '/api/v1/sign-in') {
      return send(response, 200, 'application/json', {
        identity: 'oidc',
        provider: 'Example University',
      });
    }
    if (role === 'nobody' || singleSignOn) {
      return send(response, 401, 'application/problem+json', {
        type: `urn:cytostudy:problem:${singleSignOn ? 'oidc-login' : 'not-authenticated'}`,
        title: 'No valid sign-in came with the request',
        status: 401,
      });
    }
    if (url.pathname === '/api/v1/events') {
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
      response.write(': hello\n\n');
      streams.add(response);
      request.on('close', () => streams.delete(response));
      return undefined;
    }
    const picture = draw(url.pathname);
    if (picture) {
      response.writeHead(200, { 'Content-Type': picture.type, 'Cache-Control': 'max-age=3600' });
      return response.end(picture.body);
    }
    if (await uploads(request, response, url)) return undefined;
    const body = await readBody(request);
    const {
      status,
      type,
      body: content,
    } = answer(role, {
      method: request.method,
      path: url.pathname,
      query: url.searchParams,
      body,
    });
    return send(response, status, type ?? 'application/json', content);
  }

  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://fixture');
    const handle = url.pathname.startsWith('/api/')
      ? api(request, response, url)
      : Promise.resolve(file(response, dist, url.pathname));
    handle.catch((error) => send(response, 500, 'application/json', { error: String(error) }));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** Tells all open pages of an event. */
    tell(type, data) {
      for (const stream of streams)
        stream.write(`event: ${type}\ndata: ${JSON.stringify(data)}\n\n`);
    },
    async close() {
      for (const stream of streams) stream.end();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await vite.close();
    },
  };
}

function send(response, status, type, content) {
  response.writeHead(status, { 'Content-Type': type });
  response.end(status === 204 ? undefined : JSON.stringify(content));
}

async function readBody(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}

function file(response, dist, path) {
  const wanted = join(dist, normalize(path));
  const found = existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(dist, 'index.html');
  response.writeHead(200, { 'Content-Type': TYPES[extname(found)] ?? 'application/octet-stream' });
  createReadStream(found).pipe(response);
}

/** Thumbnails and deep-zoom tiles, drawn when they are asked for. */
function draw(path) {
  if (/\/thumbnail$/.test(path)) {
    return {
      type: 'image/png',
      body: greyPng(320, 120, (x, y) => tissue((x / 320) * WIDTH, (y / 120) * HEIGHT)),
    };
  }
  if (/\/images\/[^/]+\/mask$/.test(path)) {
    return {
      type: 'image/png',
      body: greyPng(128, 48, (x, y) => (tissue((x + 0.5) * 32, (y + 0.5) * 32) < 235 ? 255 : 0)),
    };
  }
  if (/\/images\/[^/]+\/quality-overlay$/.test(path)) {
    const at = (x, y) => fault((x + 0.5) * 16, (y + 0.5) * 16);
    return { type: 'image/png', body: palettePng(256, 96, FAULT_COLOURS, at) };
  }
  if (/\/images\/[^/]+\/depth$/.test(path)) {
    const at = (x, y) => depth((x + 0.5) * 16, (y + 0.5) * 16);
    return { type: 'image/png', body: greyPng(256, 96, at) };
  }
  if (path.endsWith('.dzi')) {
    return {
      type: 'application/xml',
      body: `<?xml version="1.0"?><Image xmlns="http://schemas.microsoft.com/deepzoom/2008" TileSize="${TILE}" Overlap="0" Format="png"><Size Width="${WIDTH}" Height="${HEIGHT}"/></Image>`,
    };
  }
  const tile = /deepzoom_files\/(\d+)\/(\d+)_(\d+)\.png$/.exec(path);
  if (!tile) return undefined;
  const [level, column, row] = tile.slice(1).map(Number);
  const scale = 2 ** (LEVELS - level);
  const width = Math.min(TILE, Math.ceil(WIDTH / scale) - column * TILE);
  const height = Math.min(TILE, Math.ceil(HEIGHT / scale) - row * TILE);
  const at = (x, y) => tissue((column * TILE + x) * scale, (row * TILE + y) * scale);
  return { type: 'image/png', body: greyPng(width, height, at) };
}
