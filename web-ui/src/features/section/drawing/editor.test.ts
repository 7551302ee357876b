import { describe, expect, it } from 'vitest';
import { boxOf, ringsOf, type Shape } from '../shapes/shape';
import { Camera } from '../viewer/camera';
import { changes, untouched } from './edit-session';
import { Editor } from './editor';
import { spokenOf } from './Spoken';

const camera = new Camera(1, 0, 0, 1, 0, 0, 1_000, 800);
const plain = { shift: false, alt: false };
const hOc1 = { id: 'r1', name: 'hOc1', colour: '#009f81' };
const saved: Shape = {
  id: 'old',
  kind: 'area',
  region: 'hOc2',
  colour: '#ff5aaf',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [100, 100],
        [300, 100],
        [300, 300],
        [100, 300],
        [100, 100],
      ],
    ],
  },
  name: undefined,
  revision: 2,
  annotator: 'ana',
  origin: 'human',
  certainty: undefined,
  locked: false,
};

function editorOf(mayDraw = true) {
  let ids = 0;
  const editor = new Editor(() => `new-${++ids}`, { kind: 'area', region: hOc1 });
  editor.open('section', untouched);
  editor.surround({
    hit: ({ x, y }) => Promise.resolve(x > 100 && x < 300 && y > 100 && y < 300 ? [saved] : []),
    mayDraw,
  });
  return editor;
}

function draw(editor: Editor, from: [number, number], to: [number, number], how = plain) {
  editor.press({ x: from[0], y: from[1] }, camera, how);
  editor.drag({ x: (from[0] + to[0]) / 2, y: (from[1] + to[1]) / 2 }, camera);
  editor.drag({ x: to[0], y: to[1] }, camera);
  editor.release(camera);
}

const unsaved = (editor: Editor) => changes(editor.snapshot().session);

describe('the editor', () => {
  it('draws a rectangle of the chosen class, selects it and goes back to moving', () => {
    const editor = editorOf();
    editor.choose('rectangle');
    draw(editor, [10, 20], [110, 220]);
    const { selected, tool } = editor.snapshot();
    expect(tool).toBe('move');
    expect(selected).toMatchObject({
      id: 'new-1',
      kind: 'area',
      region: 'hOc1',
      regionId: 'r1',
      colour: '#009f81',
    });
    expect(selected && boxOf(selected.geometry)).toEqual({
      minX: 10,
      minY: 20,
      maxX: 110,
      maxY: 220,
    });
    expect(unsaved(editor)).toHaveLength(1);
  });

  it('undoes and redoes, and the selection follows', () => {
    const editor = editorOf();
    editor.choose('ellipse');
    draw(editor, [10, 10], [90, 90]);
    editor.undo();
    expect(editor.snapshot().selected).toBeUndefined();
    expect(unsaved(editor)).toEqual([]);
    editor.redo();
    expect(unsaved(editor)).toHaveLength(1);
  });

  it('selects what is saved, moves a corner of it and keeps its revision for the save', async () => {
    const editor = editorOf();
    await editor.click({ x: 200, y: 200 }, camera);
    expect(editor.snapshot().selected).toBe(saved);
    expect(editor.press({ x: 101, y: 100 }, camera, plain)).toBe(true);
    editor.drag({ x: 50, y: 60 }, camera);
    editor.drag({ x: 40, y: 50 }, camera);
    editor.release(camera);
    const [change] = unsaved(editor);
    expect(change).toMatchObject({ id: 'old', revision: 2 });
    expect(change?.shape && boxOf(change.shape.geometry)).toMatchObject({ minX: 40, minY: 50 });
    expect(editor.snapshot().session.done).toHaveLength(1);
    editor.undo();
    expect(editor.snapshot().selected).toBe(saved);
    expect(unsaved(editor)).toEqual([]);
  });

  it('adds a corner in the middle of an edge and takes it away again', async () => {
    const editor = editorOf();
    await editor.click({ x: 200, y: 200 }, camera);
    editor.press({ x: 200, y: 100 }, camera, plain);
    editor.drag({ x: 200, y: 40 }, camera);
    editor.release(camera);
    const corners = () =>
      ringsOf(editor.snapshot().selected?.geometry ?? saved.geometry)[0]?.length;
    expect(corners()).toBe(6);
    editor.delete();
    expect(corners()).toBe(5);
    editor.press({ x: 300, y: 300 }, camera, { shift: false, alt: true });
    expect(corners()).toBe(4);
  });

  it('paints onto what is selected where it begins inside, and erases with Alt', async () => {
    const editor = editorOf();
    await editor.click({ x: 200, y: 200 }, camera);
    editor.choose('brush');
    draw(editor, [290, 200], [400, 200]);
    expect(boxOf(editor.snapshot().selected?.geometry ?? saved.geometry).maxX).toBeCloseTo(420, 0);
    draw(editor, [50, 200], [450, 200], { shift: false, alt: true });
    expect(editor.snapshot().selected?.geometry.type).toBe('MultiPolygon');
    expect(unsaved(editor)).toHaveLength(1);
    draw(editor, [600, 600], [700, 600]);
    expect(unsaved(editor).map(({ id }) => id)).toEqual(['old', 'new-1']);
    expect(editor.snapshot().tool).toBe('brush');
  });

  it('deletes what is erased wholly', async () => {
    const editor = editorOf();
    await editor.click({ x: 200, y: 200 }, camera);
    editor.choose('rectangle');
    draw(editor, [0, 0], [500, 500], { shift: false, alt: true });
    expect(unsaved(editor)).toEqual([{ id: 'old', revision: 2, shape: null }]);
  });

  it('changes the class of what is selected, and of what comes next', async () => {
    const editor = editorOf();
    await editor.click({ x: 200, y: 200 }, camera);
    editor.classify({ kind: 'layer', region: hOc1 });
    expect(unsaved(editor)[0]?.shape).toMatchObject({ kind: 'layer', region: 'hOc1' });
    editor.classify({ kind: 'layer', region: hOc1 });
    expect(editor.snapshot().session.done).toHaveLength(1);
    editor.select(undefined);
    editor.classify({ kind: 'exclude', region: hOc1 });
    editor.choose('line');
    draw(editor, [0, 0], [90, 90]);
    expect(editor.snapshot().selected).toMatchObject({ kind: 'landmark', region: undefined });
  });

  it('gives up the sketch first, then the selection, then the tool', () => {
    const editor = editorOf();
    editor.choose('rectangle');
    draw(editor, [10, 10], [90, 90]);
    editor.choose('polygon');
    editor.press({ x: 5, y: 5 }, camera, plain);
    editor.escape(1);
    expect(editor.snapshot()).toMatchObject({ sketch: undefined, tool: 'polygon' });
    editor.escape(1);
    expect(editor.snapshot()).toMatchObject({ selected: undefined, tool: 'polygon' });
    editor.escape(1);
    expect(editor.snapshot().tool).toBe('move');
  });

  it('leaves alone what is locked, but draws beside it', async () => {
    const editor = editorOf();
    const locked = { ...saved, locked: true };
    editor.surround({ hit: () => Promise.resolve([locked]), mayDraw: true });
    await editor.click({ x: 200, y: 200 }, camera);
    expect(editor.press({ x: 100, y: 100 }, camera, plain)).toBe(false);
    editor.delete();
    editor.classify({ kind: 'layer', region: hOc1 });
    editor.choose('brush');
    draw(editor, [200, 200], [250, 200]);
    expect(unsaved(editor).map(({ id }) => id)).toEqual(['new-1']);
  });

  it('draws nothing for who may only look', async () => {
    const editor = editorOf(false);
    editor.choose('rectangle');
    expect(editor.snapshot().tool).toBe('move');
    await editor.click({ x: 200, y: 200 }, camera);
    expect(editor.press({ x: 100, y: 100 }, camera, plain)).toBe(false);
    editor.delete();
    editor.classify({ kind: 'layer', region: hOc1 });
    expect(unsaved(editor)).toEqual([]);
  });
});

describe('drawing with the keyboard', () => {
  const arrows = (editor: Editor, ...ways: [number, number][]) => {
    for (const [x, y] of ways) editor.moveCursor({ x, y }, camera);
  };

  it('begins in the middle of the view, sets corners with Enter and ends with Escape', () => {
    const editor = editorOf();
    editor.choose('polygon');
    arrows(editor, [0, 0]);
    expect(editor.snapshot().cursor).toEqual({ x: 500, y: 400 });
    for (const way of [
      [0, 0],
      [100, 0],
      [0, 100],
      [-100, 0],
    ] as [number, number][]) {
      arrows(editor, way);
      editor.enter(camera);
    }
    expect(editor.snapshot().sketch?.points).toHaveLength(4);
    editor.delete();
    expect(editor.snapshot().sketch?.points).toHaveLength(3);
    editor.escape(camera.zoom);
    expect(unsaved(editor)).toHaveLength(1);
    const geometry = unsaved(editor)[0]?.shape?.geometry;
    expect(geometry && boxOf(geometry)).toEqual({ minX: 500, minY: 400, maxX: 600, maxY: 500 });
    editor.escape(camera.zoom);
    expect(editor.snapshot()).toMatchObject({ cursor: undefined, tool: 'move' });
  });

  it('closes a polygon by Enter on its first corner', () => {
    const editor = editorOf();
    editor.choose('polygon');
    for (const way of [
      [0, 0],
      [100, 0],
      [0, 100],
      [-100, -100],
    ] as [number, number][]) {
      arrows(editor, way);
      editor.enter(camera);
    }
    expect(editor.snapshot().sketch).toBeUndefined();
    expect(unsaved(editor)).toHaveLength(1);
  });

  it('spans a rectangle and paints with the brush between two presses', () => {
    const editor = editorOf();
    editor.choose('rectangle');
    arrows(editor, [0, 0]);
    editor.enter(camera);
    arrows(editor, [40, 0], [0, 30]);
    editor.enter(camera);
    const box = unsaved(editor)[0]?.shape?.geometry;
    expect(box && boxOf(box)).toEqual({ minX: 500, minY: 400, maxX: 540, maxY: 430 });
    editor.select(undefined);
    editor.choose('brush');
    editor.enter(camera);
    arrows(editor, [60, 0]);
    editor.enter(camera);
    const stroke = unsaved(editor)[1]?.shape?.geometry;
    const { minX, maxX } = stroke ? boxOf(stroke) : { minX: 0, maxX: 0 };
    expect(maxX - minX).toBeCloseTo(100, 0);
  });

  it('gives up what is too small to be meant', () => {
    const editor = editorOf();
    editor.choose('polygon');
    arrows(editor, [0, 0]);
    editor.enter(camera);
    editor.escape(camera.zoom);
    expect(editor.snapshot().sketch).toBeUndefined();
    expect(unsaved(editor)).toHaveLength(0);
  });

  it('selects what lies at the cursor', async () => {
    const editor = editorOf();
    arrows(editor, [0, 0], [-300, -200]);
    editor.enter(camera);
    await Promise.resolve();
    await Promise.resolve();
    expect(editor.snapshot().selected).toBe(saved);
  });

  it('is said in words', () => {
    const editor = editorOf();
    const said = (count = 0) => spokenOf(editor.snapshot(), count, 2);
    expect(said()).toBe('Move and select.');
    editor.choose('polygon');
    arrows(editor, [0, 0]);
    expect(said()).toBe('Polygon. Cursor at x 500, y 400 pixels.');
    editor.enter(camera);
    arrows(editor, [30, 40]);
    expect(said()).toBe('Polygon: 1 corner, 100 µm from the last. Cursor at x 530, y 440 pixels.');
    editor.enter(camera);
    arrows(editor, [0, 100]);
    editor.enter(camera);
    editor.escape(1);
    expect(said(1)).toBe(
      'Move and select. Cursor at x 530, y 540 pixels. Selected: area hOc1. Last: Draw; 1 change unsaved.',
    );
  });
});

describe('corners by keys', () => {
  const ring = (editor: Editor) => {
    const { selected } = editor.snapshot();
    return selected && ringsOf(selected.geometry)[0];
  };
  function held() {
    const editor = editorOf();
    editor.select(saved);
    editor.stepCorner(camera, true);
    editor.stepCorner(camera, true);
    return editor;
  }

  it('are held one after the other, said aloud, and let Tab go on past the last', () => {
    const editor = editorOf();
    editor.select(saved);
    const said: string[] = [];
    while (editor.stepCorner(camera, true)) said.push(spokenOf(editor.snapshot(), 0, 1));
    expect(said.map((text) => /Corner .*pixels/.exec(text)?.[0])).toEqual([
      'Corner 1 of 4 at x 100, y 100 pixels',
      'Corner 2 of 4 at x 300, y 100 pixels',
      'Corner 3 of 4 at x 300, y 300 pixels',
      'Corner 4 of 4 at x 100, y 300 pixels',
    ]);
    expect(editor.snapshot().corner).toBeUndefined();
    expect(editor.stepCorner(camera, false)).toBe(true);
    expect(editor.snapshot().corner?.index).toBe(3);
  });

  it('are moved by screen pixels, and all steps until Enter are one change', () => {
    const editor = held();
    const closer = new Camera(2, 0, 0, 2, 0, 0, 1_000, 800);
    editor.moveCorner({ x: 1, y: 0 }, closer);
    editor.moveCorner({ x: 10, y: -10 }, closer);
    expect(ring(editor)?.[1]).toEqual([305.5, 95]);
    expect(unsaved(editor)).toHaveLength(1);
    editor.enter(closer);
    editor.moveCorner({ x: 2, y: 0 }, closer);
    expect(editor.snapshot().session.done).toHaveLength(2);
    editor.undo();
    expect(ring(editor)?.[1]).toEqual([305.5, 95]);
    editor.undo();
    expect(editor.snapshot().selected).toBe(saved);
  });

  it('stay closed where the first one is moved', () => {
    const editor = editorOf();
    editor.select(saved);
    editor.stepCorner(camera, true);
    editor.moveCorner({ x: -1, y: -1 }, camera);
    expect(ring(editor)?.[0]).toEqual([99, 99]);
    expect(ring(editor)?.at(-1)).toEqual([99, 99]);
  });

  it('go back with Escape, which then lets go of the corner, then of the shape', () => {
    const editor = held();
    editor.moveCorner({ x: 5, y: 5 }, camera);
    editor.moveCorner({ x: 5, y: 5 }, camera);
    editor.escape(1);
    expect(editor.snapshot()).toMatchObject({ selected: saved, corner: { index: 1 } });
    expect(unsaved(editor)).toHaveLength(0);
    expect(editor.snapshot().session.undone).toHaveLength(0);
    editor.escape(1);
    expect(editor.snapshot()).toMatchObject({ selected: saved, corner: undefined });
    editor.escape(1);
    expect(editor.snapshot().selected).toBeUndefined();
  });

  it('are not moved of what is locked, or by who may not draw', () => {
    const editor = editorOf();
    editor.select({ ...saved, locked: true });
    expect(editor.stepCorner(camera, true)).toBe(false);
    const reader = editorOf(false);
    reader.select(saved);
    expect(reader.stepCorner(camera, true)).toBe(false);
    expect(reader.moveCorner({ x: 1, y: 0 }, camera)).toBe(false);
  });
});
