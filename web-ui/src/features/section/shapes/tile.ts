import { LOOKS } from './look';
import { isDot, trace } from './outline';
import { at, type PackedShapes } from './packed';
import type { Box } from './shape';

/** Edge of a tile of the raster. */
export const TILE_PX = 512;
/** Lines and dots reach a little into the neighbour. */
const BORDER_PX = 2;

/** The part of level 0 that a tile shows; its pixels are 2^level pixels of level 0 wide. */
export function tileBox(level: number, column: number, row: number): Box {
  const edge = TILE_PX * 2 ** level;
  return {
    minX: column * edge,
    minY: row * edge,
    maxX: (column + 1) * edge,
    maxY: (row + 1) * edge,
  };
}

/** The part of level 0 whose shapes a tile shows something of. */
export function tileReach(level: number, column: number, row: number): Box {
  const border = BORDER_PX * 2 ** level;
  const { minX, minY, maxX, maxY } = tileBox(level, column, row);
  return {
    minX: minX - border,
    minY: minY - border,
    maxX: maxX + border,
    maxY: maxY + border,
  };
}

/** The level whose pixels are at least as fine as those of the screen. */
export function tileLevel(devicePxPerImagePx: number): number {
  return Math.floor(Math.log2(1 / devicePxPerImagePx));
}

/**
 * Draws one tile. What is smaller than a pixel becomes a dot of one pixel: nothing is left out, so
 * that an empty place is empty.
 */
export function paintTile(
  level: number,
  column: number,
  row: number,
  each: (box: Box, draw: (packed: PackedShapes, index: number) => void) => void,
): ImageBitmap | undefined {
  const box = tileBox(level, column, row);
  const zoom = 2 ** -level;
  let context: OffscreenCanvasRenderingContext2D | null = null;
  let canvas: OffscreenCanvas | undefined;
  const paths = new Map<string, { closed: Path2D; open: Path2D; colour: string }>();
  let look = LOOKS.area;
  each(tileReach(level, column, row), (packed, index) => {
    canvas ??= new OffscreenCanvas(TILE_PX, TILE_PX);
    context ??= canvas.getContext('2d');
    const shape = packed.shapes[index];
    if (!context || !shape) return;
    look = LOOKS[shape.kind];
    if (isDot(packed, index, zoom)) {
      context.fillStyle = shape.colour;
      const x = Math.floor((at(packed.boxes, 4 * index) - box.minX) * zoom);
      const y = Math.floor((at(packed.boxes, 4 * index + 1) - box.minY) * zoom);
      context.fillRect(x, y, 1, 1);
      return;
    }
    let path = paths.get(shape.colour);
    if (!path) {
      path = { closed: new Path2D(), open: new Path2D(), colour: shape.colour };
      paths.set(shape.colour, path);
    }
    trace(packed, index, 0.5 / zoom, packed.closed[index] ? path.closed : path.open);
  });
  const drawing = context as OffscreenCanvasRenderingContext2D | null;
  if (!canvas || !drawing) return undefined;
  drawing.setTransform(zoom, 0, 0, zoom, -box.minX * zoom, -box.minY * zoom);
  drawing.lineWidth = look.widthPx / zoom;
  drawing.setLineDash(look.dash.map((length) => length / zoom));
  for (const { closed, open, colour } of paths.values()) {
    drawing.fillStyle = colour;
    drawing.strokeStyle = colour;
    drawing.globalAlpha = look.fill;
    drawing.fill(closed);
    drawing.globalAlpha = 1;
    drawing.stroke(closed);
    drawing.stroke(open);
  }
  return canvas.transferToImageBitmap();
}
