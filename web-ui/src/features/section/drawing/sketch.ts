import type { Geometry } from '../shapes/shape';
import type { Point } from '../viewer/camera';
import { rounded, strokeArea, untangled } from './areas';

/** The tools, by the keys that users of QuPath know; `p` steps through sections, so it takes Shift. */
export const TOOLS = [
  { name: 'move', key: 'm', label: 'Move and select' },
  { name: 'rectangle', key: 'r', label: 'Rectangle' },
  { name: 'ellipse', key: 'o', label: 'Ellipse' },
  { name: 'polygon', key: 'P', label: 'Polygon' },
  { name: 'brush', key: 'b', label: 'Brush' },
  { name: 'line', key: 'l', label: 'Line' },
  { name: 'polyline', key: 'v', label: 'Polyline' },
] as const;
export type ToolName = (typeof TOOLS)[number]['name'];
export type DrawingTool = Exclude<ToolName, 'move'>;

/** Something that is being drawn, in level-0 pixels. */
export interface Sketch {
  tool: DrawingTool;
  points: readonly Point[];
  /** Where the pointer is now; the end of what has no end yet. */
  cursor: Point;
  brushRadiusPx: number;
}

/** Nearer than this on the screen, two points are one. */
export const SNAP_SCREEN_PX = 8;
const FREEHAND_SCREEN_PX = 3;
const SMALLEST_SCREEN_PX = 3;
const ELLIPSE_CORNERS = 72;

/** Tools that are done when the pointer is let go; with the others each press adds a corner. */
export function isDragged(tool: DrawingTool): boolean {
  return tool !== 'polygon' && tool !== 'polyline';
}

export function begun(tool: DrawingTool, at: Point, brushRadiusPx: number): Sketch {
  return { tool, points: [at], cursor: at, brushRadiusPx };
}

/** The pointer moved while it was pressed: a way grows, a box follows. */
export function dragged(sketch: Sketch, at: Point, zoom: number): Sketch {
  if (sketch.tool === 'rectangle' || sketch.tool === 'ellipse' || sketch.tool === 'line') {
    return { ...sketch, cursor: at };
  }
  const last = sketch.points.at(-1) ?? at;
  const gap = Math.hypot(at.x - last.x, at.y - last.y) * zoom;
  return gap < FREEHAND_SCREEN_PX
    ? { ...sketch, cursor: at }
    : { ...sketch, points: [...sketch.points, at], cursor: at };
}

/** A further press with a tool that sets corners; pressing on the first one again closes a polygon. */
export function pressedAgain(
  sketch: Sketch,
  at: Point,
  zoom: number,
): { sketch: Sketch; closed: boolean } {
  const [first = at] = sketch.points;
  const closes =
    sketch.tool === 'polygon' &&
    sketch.points.length > 2 &&
    Math.hypot(at.x - first.x, at.y - first.y) * zoom < SNAP_SCREEN_PX;
  if (closes) return { sketch, closed: true };
  return { sketch: { ...sketch, points: [...sketch.points, at], cursor: at }, closed: false };
}

/** Takes the last corner back; undefined when that was the first one. */
export function shortened(sketch: Sketch): Sketch | undefined {
  return sketch.points.length < 2 ? undefined : { ...sketch, points: sketch.points.slice(0, -1) };
}

/** What was drawn; undefined where it is too small to be meant. */
export function drawn(sketch: Sketch, zoom: number): Geometry | undefined {
  const { points, cursor } = sketch;
  const [first = cursor] = points;
  const width = Math.abs(cursor.x - first.x) * zoom;
  const height = Math.abs(cursor.y - first.y) * zoom;
  switch (sketch.tool) {
    case 'rectangle':
      return Math.min(width, height) < SMALLEST_SCREEN_PX
        ? undefined
        : untangled(boxCorners(first, cursor));
    case 'ellipse':
      return Math.min(width, height) < SMALLEST_SCREEN_PX
        ? undefined
        : untangled(ellipseCorners(first, cursor));
    case 'line':
      return Math.hypot(width, height) < SMALLEST_SCREEN_PX ? undefined : lineOf([first, cursor]);
    case 'polyline': {
      const corners = apart(points, zoom);
      return corners.length < 2 ? undefined : lineOf(corners);
    }
    case 'polygon': {
      const corners = apart(points, zoom);
      return corners.length < 3 ? undefined : untangled(corners);
    }
    case 'brush':
      return strokeArea(points, sketch.brushRadiusPx);
  }
}

/** A double click sets two corners at one place. */
function apart(points: readonly Point[], zoom: number): Point[] {
  return points.filter((point, i) => {
    const before = points[i - 1];
    return !before || Math.hypot(point.x - before.x, point.y - before.y) * zoom >= 1;
  });
}

export function boxCorners(a: Point, b: Point): Point[] {
  return [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
}

export function ellipseCorners(a: Point, b: Point): Point[] {
  const [cx, cy] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  const [rx, ry] = [Math.abs(b.x - a.x) / 2, Math.abs(b.y - a.y) / 2];
  return Array.from({ length: ELLIPSE_CORNERS }, (_, i) => {
    const angle = (i / ELLIPSE_CORNERS) * 2 * Math.PI;
    return { x: cx + rx * Math.cos(angle), y: cy + ry * Math.sin(angle) };
  });
}

function lineOf(points: readonly Point[]): Geometry {
  return {
    type: 'LineString',
    coordinates: points.map(({ x, y }) => [rounded(x), rounded(y)]),
  };
}
