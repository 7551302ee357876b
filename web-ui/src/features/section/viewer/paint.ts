import { textOn } from '@/lib/colours';
import type { Camera } from './camera';

const POINT_SCREEN_PX = 4;
const LABEL_FONT = "600 12px 'Inter Variable', system-ui, sans-serif";

/** Lets what follows be drawn in level-0 pixels. */
export function toImagePixels(context: CanvasRenderingContext2D, camera: Camera) {
  const ratio = window.devicePixelRatio;
  const { a, b, c, d, e, f } = camera;
  context.setTransform(a * ratio, b * ratio, c * ratio, d * ratio, e * ratio, f * ratio);
}

/** Lets what follows be drawn in pixels of the screen. */
export function toScreenPixels(context: CanvasRenderingContext2D) {
  const ratio = window.devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
}

/** Draws outlines of one colour; lines keep their width at every zoom. */
export function paintPath(
  context: CanvasRenderingContext2D,
  zoom: number,
  path: Path2D,
  look: {
    colour: string;
    closed: boolean;
    opacity: number;
    fill: number;
    dash: readonly number[];
    widthPx: number;
    points?: Float64Array;
  },
) {
  context.fillStyle = look.colour;
  context.strokeStyle = look.colour;
  context.lineWidth = look.widthPx / zoom;
  context.setLineDash(look.dash.map((length) => length / zoom));
  if (look.closed && look.fill > 0) {
    context.globalAlpha = look.opacity * look.fill;
    context.fill(path);
  }
  context.globalAlpha = look.opacity;
  context.stroke(path);
  for (let i = 0; look.points && i < look.points.length; i += 2) {
    context.beginPath();
    const [x = 0, y = 0] = [look.points[i], look.points[i + 1]];
    context.arc(x, y, POINT_SCREEN_PX / zoom, 0, 2 * Math.PI);
    context.fill();
  }
  context.globalAlpha = 1;
  context.setLineDash([]);
}

/** Writes upright, however the section is turned. */
export function paintLabel(
  context: CanvasRenderingContext2D,
  camera: Camera,
  { text, colour, x, y }: { text: string; colour: string; x: number; y: number },
) {
  context.save();
  toScreenPixels(context);
  const place = camera.toScreen(x, y);
  context.font = LABEL_FONT;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineWidth = 3;
  context.lineJoin = 'round';
  context.strokeStyle = colour;
  context.strokeText(text, place.x, place.y);
  context.fillStyle = textOn(colour);
  context.fillText(text, place.x, place.y);
  context.restore();
}
