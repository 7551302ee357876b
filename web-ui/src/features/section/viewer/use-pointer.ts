import OpenSeadragon from 'openseadragon';
import { useEffect, useEffectEvent } from 'react';
import type { Editor, Modifiers } from '../drawing/editor';
import type { Camera, Point } from './camera';

const modifiersOf = (event: Event): Modifiers => {
  const { shiftKey = false, altKey = false } = event as Partial<PointerEvent>;
  return { shift: shiftKey, alt: altKey };
};

/**
 * Leads the pointer to the editor, and lets the viewer pan with what the editor has no use for, and
 * with everything while the space bar is held.
 */
export function usePointer(
  osd: OpenSeadragon.Viewer | undefined,
  editor: Editor,
  cameraOf: () => Camera | undefined,
  {
    onPointer,
    onPlace,
  }: { onPointer: (at: Point | undefined) => void; onPlace: (at: Point) => void },
) {
  const camera = useEffectEvent(cameraOf);
  const report = useEffectEvent(onPointer);
  const clicked = useEffectEvent(onPlace);
  useEffect(() => {
    if (!osd) return undefined;
    let space = false;
    let used = false;
    const at = (position: Point) => {
      const now = camera();
      return now && { ...now.toImage(position.x, position.y), camera: now };
    };
    const onPress = (event: OpenSeadragon.CanvasPressEvent) => {
      const place = at(event.position);
      editor.putCursorAway();
      if (!place || space) return;
      used = editor.press(place, place.camera, modifiersOf(event.originalEvent));
    };
    const onDrag = (event: OpenSeadragon.CanvasDragEvent) => {
      if (!used) return;
      event.preventDefaultAction = true;
      const place = at(event.position);
      if (place) editor.drag(place, place.camera);
    };
    const onDragEnd = (event: { preventDefaultAction: boolean }) => {
      if (used) event.preventDefaultAction = true;
    };
    const onRelease = () => {
      const now = camera();
      if (used && now) editor.release(now);
      used = false;
    };
    const onClick = (event: OpenSeadragon.CanvasClickEvent) => {
      const place = at(event.position);
      if (!place || !event.quick || space) return;
      if (editor.snapshot().tool === 'move') clicked({ x: place.x, y: place.y });
      void editor.click(place, place.camera);
    };
    const onDoubleClick = (event: OpenSeadragon.CanvasDoubleClickEvent) => {
      const place = at(event.position);
      if (!place) return;
      if (editor.snapshot().sketch) editor.finish(place.camera.zoom);
      else if (editor.snapshot().tool === 'move') {
        osd.viewport.zoomBy(2, osd.viewport.pointFromPixel(event.position, true));
        osd.viewport.applyConstraints();
      }
    };
    osd.addHandler('canvas-press', onPress);
    osd.addHandler('canvas-drag', onDrag);
    osd.addHandler('canvas-drag-end', onDragEnd);
    osd.addHandler('canvas-release', onRelease);
    osd.addHandler('canvas-click', onClick);
    osd.addHandler('canvas-double-click', onDoubleClick);
    const tracker = new OpenSeadragon.MouseTracker({
      element: osd.container,
      moveHandler: (event) => {
        const place = 'position' in event ? at(event.position) : undefined;
        if (!place) return;
        report({ x: place.x, y: place.y });
        editor.hover({ x: place.x, y: place.y });
      },
      leaveHandler: () => report(undefined),
    });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== ' ' || !osd.container.contains(event.target as Node)) return;
      space = event.type === 'keydown';
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('keyup', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keyup', onKey);
      // Of a viewer that is destroyed nothing is left to take the handlers from.
      if (osd.isDestroyed()) return;
      tracker.destroy();
      osd.removeHandler('canvas-press', onPress);
      osd.removeHandler('canvas-drag', onDrag);
      osd.removeHandler('canvas-drag-end', onDragEnd);
      osd.removeHandler('canvas-release', onRelease);
      osd.removeHandler('canvas-click', onClick);
      osd.removeHandler('canvas-double-click', onDoubleClick);
    };
  }, [osd, editor]);
}
