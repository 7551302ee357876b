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

/** A PNG of one byte a pixel, which `value(x, y)` gives: grey, or the index of a colour. */
function png(width, height, value, palette) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = palette ? 3 : 0;
  const raw = Buffer.alloc(height * (width + 1));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) raw[y * (width + 1) + 1 + x] = value(x, y);
  }
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    ...(palette ? [chunk('PLTE', Buffer.from(palette.flat())), chunk('tRNS', Buffer.of(0))] : []),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const greyPng = (width, height, grey) => png(width, height, grey);

/** Of index colours; the first one is transparent. */
export const palettePng = (width, height, palette, index) => png(width, height, index, palette);

/** As the platform has them: glass, tissue, tear, fold, out of focus, saturated. */
export const FAULT_COLOURS = [
  [0, 0, 0],
  [216, 216, 216],
  [224, 130, 20],
  [176, 58, 176],
  [44, 123, 208],
  [215, 25, 28],
];

/** A made-up tear, fold and blurred place, in level-0 pixels. */
export function fault(x, y) {
  if (tissue(x, y) >= 235) return 0;
  if (Math.abs(x - 900 - y / 6) < 34) return 2;
  if (Math.abs(x - 2400 + y / 3) < 50) return 3;
  return Math.hypot(x - 3300, y - 620) < 190 ? 4 : 1;
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

/** How deep in the ribbon: 1 at the pial border to 255 at the white matter, 0 outside. */
export function depth(x, y) {
  const share = (y - 330 - 90 * Math.sin(x / 620)) / 380;
  return share < 0 || share > 1 || x < 200 || x > 3900 ? 0 : Math.round(1 + 254 * share);
}
