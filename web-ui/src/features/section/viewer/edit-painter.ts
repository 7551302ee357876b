import { cornersOf, placeOf } from '../drawing/corner-keys';
import { handles, type Corner } from '../drawing/corners';
import type { EditorState } from '../drawing/editor';
import { boxCorners, ellipseCorners, type Sketch } from '../drawing/sketch';
import { LOOKS } from '../shapes/look';
import { trace } from '../shapes/outline';
import { PackedShapes } from '../shapes/packed';
import { isClosed, ringsOf, type Kind, type Shape } from '../shapes/shape';
import type { Camera, Point } from './camera';
import { paintPath, toImagePixels, toScreenPixels } from './paint';

const HANDLE_PX = 8;
const MIDDLE_PX = 5;
/** Arms of the keyboard's cursor, and what they leave free in the middle. */
const CURSOR_PX = 14;
const CURSOR_GAP_PX = 3;
const ACCENT = '#5b4cc4';

/** Of a shape that is not changed any more the path is made once. */
const paths = new WeakMap<Shape, { path: Path2D; points: Float64Array }>();

/** Draws what was changed here, what is selected with its handles, and what is being drawn. */
export function paintEdits(
  context: CanvasRenderingContext2D,
  camera: Camera,
  opacities: ReadonlyMap<Kind, number>,
  { session, selected, sketch, corner, effect, cursor }: EditorState,
) {
  for (const shape of session.current.values()) {
    const opacity = shape && opacities.get(shape.kind);
    if (opacity && shape.id !== selected?.id) paintShape(context, camera, shape, opacity);
  }
  if (selected) {
    paintHalo(context, camera, selected);
    paintShape(context, camera, selected, opacities.get(selected.kind) ?? 1);
    paintHandles(context, camera, selected, corner);
  }
  if (sketch) paintSketch(context, camera, sketch, effect === 'erase' ? '#c02424' : ACCENT);
  if (cursor) paintCursor(context, camera, cursor);
}

/** Dashes in black and white, which are seen on every colour, and not taken for what is there now. */
export function paintEarlier(context: CanvasRenderingContext2D, camera: Camera, shape: Shape) {
  const { path, points } = pathOf(shape);
  const look = { closed: isClosed(shape.geometry), opacity: 1, fill: 0, points };
  paintPath(context, camera.zoom, path, { ...look, colour: '#ffffff', dash: [], widthPx: 4 });
  paintPath(context, camera.zoom, path, { ...look, colour: '#16181d', dash: [7, 5], widthPx: 2 });
}

/** Where Enter would press. */
function paintCursor(context: CanvasRenderingContext2D, camera: Camera, at: Point) {
  toScreenPixels(context);
  const { x, y } = camera.toScreen(at.x, at.y);
  for (const [colour, width] of [
    ['#ffffff', 5],
    [ACCENT, 2],
  ] as const) {
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.beginPath();
    for (const [dx, dy] of [
      [1, 0],
      [-1, 0],
      [0, 1],
      [0, -1],
    ] as const) {
      context.moveTo(x + dx * CURSOR_GAP_PX, y + dy * CURSOR_GAP_PX);
      context.lineTo(x + dx * CURSOR_PX, y + dy * CURSOR_PX);
    }
    context.stroke();
  }
  toImagePixels(context, camera);
}

function pathOf(shape: Shape) {
  let known = paths.get(shape);
  if (!known) {
    const path = new Path2D();
    trace(new PackedShapes([shape]), 0, 0, path);
    const points = ringsOf(shape.geometry).flatMap((ring) => (ring.length === 1 ? ring : []));
    known = { path, points: Float64Array.from(points.flatMap(([x = 0, y = 0]) => [x, y])) };
    paths.set(shape, known);
  }
  return known;
}

function paintShape(
  context: CanvasRenderingContext2D,
  camera: Camera,
  shape: Shape,
  opacity: number,
) {
  const { path, points } = pathOf(shape);
  paintPath(context, camera.zoom, path, {
    ...LOOKS[shape.kind],
    colour: shape.colour,
    closed: isClosed(shape.geometry),
    opacity,
    points,
  });
}

function paintHalo(context: CanvasRenderingContext2D, camera: Camera, shape: Shape) {
  context.strokeStyle = '#ffffff';
  context.lineWidth = 6 / camera.zoom;
  context.stroke(pathOf(shape).path);
  context.strokeStyle = ACCENT;
  context.lineWidth = 4 / camera.zoom;
  context.stroke(pathOf(shape).path);
}

function paintHandles(
  context: CanvasRenderingContext2D,
  camera: Camera,
  shape: Shape,
  active: Corner | undefined,
) {
  toScreenPixels(context);
  context.lineWidth = 1.5;
  const shown = handles(shape.geometry, camera);
  // Where handles would be too many, the one that keys hold is shown all the same.
  const held = cornersOf(shape.geometry);
  const only = shown.all ? undefined : held[placeOf(active, held)];
  for (const corner of only ? [only] : shown.corners) {
    const { x, y } = camera.toScreen(corner.x, corner.y);
    const isActive =
      !corner.middle &&
      active?.middle === false &&
      active.ring === corner.ring &&
      active.index === corner.index;
    context.fillStyle = isActive ? ACCENT : '#ffffff';
    context.strokeStyle = isActive ? '#ffffff' : ACCENT;
    context.beginPath();
    if (corner.middle) context.arc(x, y, MIDDLE_PX / 2, 0, 2 * Math.PI);
    else context.rect(x - HANDLE_PX / 2, y - HANDLE_PX / 2, HANDLE_PX, HANDLE_PX);
    context.fill();
    context.stroke();
  }
  toImagePixels(context, camera);
}

function paintSketch(
  context: CanvasRenderingContext2D,
  camera: Camera,
  sketch: Sketch,
  colour: string,
) {
  const { points, cursor, tool } = sketch;
  const [first = cursor] = points;
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  context.lineWidth = 2 / camera.zoom;
  context.beginPath();
  if (tool === 'brush') {
    context.lineWidth = sketch.brushRadiusPx * 2;
    context.globalAlpha = 0.5;
    line(context, points.length === 1 ? [first, first] : points);
  } else if (tool === 'rectangle' || tool === 'ellipse') {
    line(context, (tool === 'rectangle' ? boxCorners : ellipseCorners)(first, cursor));
    context.closePath();
  } else {
    line(context, [...points, cursor]);
  }
  context.stroke();
  context.globalAlpha = 1;
  if (tool === 'polygon' || tool === 'polyline') {
    for (const { x, y } of points) {
      context.beginPath();
      context.arc(x, y, 3 / camera.zoom, 0, 2 * Math.PI);
      context.fill();
    }
  }
  context.lineCap = 'butt';
  context.lineJoin = 'miter';
}

function line(context: CanvasRenderingContext2D, points: readonly Point[]) {
  points.forEach(({ x, y }, i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
}
