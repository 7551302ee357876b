// Just enough to draw a grey picture of a made-up section.
import { crc32, deflateSync } from 'node:zlib';

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

/** An 8-bit grey PNG whose pixels are what `grey(x, y)` gives. */
export function greyPng(width, height, grey) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const raw = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) raw[y * (width + 1) + 1 + x] = grey(x, y);
  }
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** A gently bent ribbon with layers, in level-0 pixels of a 4096 × 1536 image. */
export function tissue(x, y) {
  const pial = 330 + 90 * Math.sin(x / 620);
  const depth = (y - pial) / 380;
  const noise = ((Math.imul(x | 0, 374761393) ^ Math.imul(y | 0, 668265263)) >>> 24) / 255;
  if (depth < 0 || x < 180 || x > 3920) return 240;
  if (depth > 1) return depth > 2.2 ? 240 : Math.round(224 - 14 * noise);
  const layer = 0.5 + 0.5 * Math.cos(depth * 19 + x / 900);
  return Math.round(205 - 95 * layer * (0.4 + 0.6 * noise) * (depth < 0.08 ? 0.2 : 1));
}
