import type { RefObject } from 'react';
import { useKeys, type Binding } from '@/lib/keys';
import type { Editor } from './drawing/editor';
import type { Region } from './drawing/region-tree';
import { TOOLS } from './drawing/sketch';
import type { Camera } from './viewer/camera';
import type { ViewerHandle } from './viewer/Viewer';

const STEP = 0.15;
/** How far the keyboard's cursor goes, and how near to the edge of the view it may come. */
const CURSOR = { stepPx: 12, fineStepPx: 1, edgePx: 40 };
const CORNER = { stepPx: 1, shiftStepPx: 10 };
const TURN_DEG = 15;
const FACTOR = 1.5;

/** All keys of the section page, as users of QuPath and of slide viewers expect them. */
export function useSectionKeys(
  viewer: RefObject<ViewerHandle | null>,
  editor: Editor,
  {
    previous,
    next,
    toggleAnnotations,
    save,
    recent,
    onRegion,
  }: {
    previous: () => void;
    next: () => void;
    toggleAnnotations: () => void;
    save: () => void;
    recent: readonly Region[];
    onRegion: (region: Region) => void;
  },
) {
  const bind = (keys: string, does: string, run: () => unknown): Binding => ({ keys, does, run });
  const at = () => viewer.current;
  /** False where arrows move the view: with the tool that selects, unless the cursor was called. */
  const moveCursor = (x: number, y: number, step: number): boolean => {
    const { tool, cursor } = editor.snapshot();
    const camera = at()?.camera();
    if (!camera) return false;
    // A corner is moved by single pixels, ten with Shift; the cursor the other way round.
    const cornerStep = step === CURSOR.stepPx ? CORNER.stepPx : CORNER.shiftStepPx;
    if (editor.moveCorner({ x: x * cornerStep, y: y * cornerStep }, camera))
      return intoView(camera);
    if (tool === 'move' && !cursor) return false;
    at()?.focus();
    editor.moveCursor({ x: x * step, y: y * step }, camera);
    return intoView(camera);
  };
  /** Pans where the cursor, or the corner that is held, is near to the edge of the view or beyond. */
  const intoView = (camera: Camera): true => {
    const { cursor, corner } = editor.snapshot();
    const now = cursor ?? corner;
    const seen = now && camera.toScreen(now.x, now.y);
    if (!seen) return true;
    const { edgePx } = CURSOR;
    const beyond = (place: number, size: number) =>
      place < 0 || place > size
        ? place / size - 0.5
        : place < edgePx
          ? -STEP
          : place > size - edgePx
            ? STEP
            : 0;
    const [left, down] = [beyond(seen.x, camera.width), beyond(seen.y, camera.height)];
    if (left !== 0 || down !== 0) at()?.panBy(left, down);
    return true;
  };
  /** Only while the map has the focus: elsewhere Tab is not ours. */
  const stepCorner = (forward: boolean): boolean => {
    const camera = at()?.camera();
    if (!camera || !at()?.hasFocus() || !editor.stepCorner(camera, forward)) return false;
    return intoView(camera);
  };
  useKeys('Section', [
    bind('p', 'previous section', previous),
    bind('n', 'next section', next),
    bind('a', 'show or hide the annotations', toggleAnnotations),
    bind('0', 'the whole section, upright', () => at()?.reset()),
    bind('Home', 'the whole section, upright', () => at()?.reset()),
    bind('+', 'zoom in', () => at()?.zoomBy(FACTOR)),
    bind('=', 'zoom in', () => at()?.zoomBy(FACTOR)),
    bind('-', 'zoom out', () => at()?.zoomBy(1 / FACTOR)),
    ...[1, 2, 3, 4, 5, 6, 7].map((level) =>
      bind(String(level), ZOOMS[level] ?? `zoom level ${level} of 7`, () =>
        at()?.zoomToLevel(level),
      ),
    ),
    ...ARROWS.map(({ key, does, x, y }) =>
      bind(key, `${does}; while one draws, the cursor; a corner that is held`, () => {
        if (!moveCursor(x, y, CURSOR.stepPx)) at()?.panBy(x * STEP, y * STEP);
      }),
    ),
    bind('<', 'turn to the left', () => at()?.rotateBy(-TURN_DEG)),
    bind('>', 'turn to the right', () => at()?.rotateBy(TURN_DEG)),
  ]);
  useKeys('Drawing', [
    ...TOOLS.map(({ name, key, label }) =>
      bind(key, label.toLowerCase(), () => editor.choose(name)),
    ),
    bind('c', 'a cursor for the keyboard, in the middle of the view', () => {
      const camera = at()?.camera();
      if (editor.snapshot().cursor || !camera) editor.putCursorAway();
      else {
        at()?.focus();
        editor.moveCursor({ x: 0, y: 0 }, camera);
      }
    }),
    ...ARROWS.map(({ key, does, x, y }) =>
      bind(`Shift+${key}`, `the cursor ${does}, by one screen pixel; a corner by ten`, () => {
        moveCursor(x, y, CURSOR.fineStepPx);
      }),
    ),
    bind('Tab', 'the next corner of what is selected; arrows move it by one screen pixel', () =>
      stepCorner(true),
    ),
    bind('Shift+Tab', 'the corner before', () => stepCorner(false)),
    bind('Enter', 'a corner at the cursor, or select there; else end what was begun', () => {
      const camera = at()?.camera();
      if (camera) editor.enter(camera);
    }),
    bind(
      'Escape',
      'end at the cursor; else give up what was begun, the corner, the selection',
      () => editor.escape(at()?.camera()?.zoom ?? 1),
    ),
    bind('Delete', 'remove the corner, else the annotation that is selected', () =>
      editor.delete(),
    ),
    bind('Backspace', 'the same; while drawing, the last corner', () => editor.delete()),
    bind('[', 'a smaller brush', () => editor.growBrush(false)),
    bind(']', 'a larger brush', () => editor.growBrush(true)),
    bind('Ctrl+z', 'undo', () => editor.undo()),
    bind('Ctrl+Shift+z', 'redo', () => editor.redo()),
    bind('Ctrl+y', 'redo', () => editor.redo()),
    bind('Ctrl+s', 'save', save),
    ...recent.map((region, i) =>
      bind(`Shift+${i + 1}`, `region ${region.name}`, () => onRegion(region)),
    ),
  ]);
}

const ZOOMS: Record<number, string> = {
  1: 'zoom to the whole section (level 1 of 7)',
  7: 'zoom to one image pixel per screen pixel (level 7 of 7)',
};

const ARROWS = [
  { key: 'ArrowLeft', does: 'to the left', x: -1, y: 0 },
  { key: 'ArrowRight', does: 'to the right', x: 1, y: 0 },
  { key: 'ArrowUp', does: 'up', x: 0, y: -1 },
  { key: 'ArrowDown', does: 'down', x: 0, y: 1 },
] as const;
