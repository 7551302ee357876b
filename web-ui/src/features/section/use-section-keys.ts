import type { RefObject } from 'react';
import { useKeys, type Binding } from '@/lib/keys';
import type { Editor } from './drawing/editor';
import type { Region } from './drawing/region-tree';
import { TOOLS } from './drawing/sketch';
import type { ViewerHandle } from './viewer/Viewer';

const STEP = 0.15;
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
  const bind = (keys: string, does: string, run: () => void): Binding => ({ keys, does, run });
  const at = () => viewer.current;
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
    bind('ArrowLeft', 'to the left', () => at()?.panBy(-STEP, 0)),
    bind('ArrowRight', 'to the right', () => at()?.panBy(STEP, 0)),
    bind('ArrowUp', 'up', () => at()?.panBy(0, -STEP)),
    bind('ArrowDown', 'down', () => at()?.panBy(0, STEP)),
    bind('<', 'turn to the left', () => at()?.rotateBy(-TURN_DEG)),
    bind('>', 'turn to the right', () => at()?.rotateBy(TURN_DEG)),
  ]);
  const finish = () => editor.finish(at()?.camera()?.zoom ?? 1);
  useKeys('Drawing', [
    ...TOOLS.map(({ name, key, label }) =>
      bind(key, label.toLowerCase(), () => editor.choose(name)),
    ),
    bind('Enter', 'end the polygon or polyline', finish),
    bind('Escape', 'give up what is being drawn, then the selection', () => editor.escape()),
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
