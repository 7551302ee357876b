import type { Image } from '@/api/types';
import type { Paint } from './layer';

/** Says how a pixel of a picture is drawn: red, green, blue and how opaque it is, 0–255 each. */
export type Tint = (
  red: number,
  green: number,
  blue: number,
  alpha: number,
) => readonly [number, number, number, number];

/**
 * Draws a picture over an image whose top left corner is its own. It covers the whole image, unless
 * `pixelSizeUm` says how much of it a pixel stands for.
 */
export async function pictureOver(
  image: Image,
  file: Blob,
  tint: Tint,
  pixelSizeUm?: number,
): Promise<Paint> {
  const picture = tinted(await createImageBitmap(file), tint);
  const scale = pixelSizeUm === undefined ? undefined : pixelSizeUm / image.pixelSizeUm;
  const width = scale === undefined ? image.widthPx : picture.width * scale;
  const height = scale === undefined ? image.heightPx : picture.height * scale;
  return (context, { zoom }) => {
    // A pixel of the mask stands for a piece of the section, and is to be seen as one when near.
    context.imageSmoothingEnabled = zoom * width < 2 * picture.width;
    context.drawImage(picture, 0, 0, width, height);
  };
}

function tinted(bitmap: ImageBitmap, tint: Tint): OffscreenCanvas {
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to draw on.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const pixels = context.getImageData(0, 0, canvas.width, canvas.height);
  recolour(pixels.data, tint);
  context.putImageData(pixels, 0, 0);
  return canvas;
}

/** Changes the colours of RGBA bytes in place. */
export function recolour(rgba: Uint8ClampedArray, tint: Tint) {
  for (let i = 0; i < rgba.length; i += 4) {
    rgba.set(tint(rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0, rgba[i + 3] ?? 0), i);
  }
}
