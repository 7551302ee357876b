import { ifThere } from '@/api/if-there';
import type { Image } from '@/api/types';
import type { Paint } from './layer';

/** Says how a pixel of a picture is drawn: red, green, blue and how opaque it is, 0–255 each. */
export type Tint = (
  red: number,
  green: number,
  blue: number,
  alpha: number,
) => readonly [number, number, number, number];

/** A picture that covers a whole image, ready to be drawn over it; null where there is none. */
export async function pictureOver(
  image: Image,
  name: string,
  signal: AbortSignal,
  tint: Tint,
): Promise<Paint | null> {
  const response = await ifThere(`/api/v1/images/${image.id}/${name}`, signal);
  if (!response) return null;
  const picture = tinted(await createImageBitmap(await response.blob()), tint);
  return (context, { zoom }) => {
    // A pixel of the mask stands for a piece of the section, and is to be seen as one when near.
    context.imageSmoothingEnabled = zoom * image.widthPx < 2 * picture.width;
    context.drawImage(picture, 0, 0, image.widthPx, image.heightPx);
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
