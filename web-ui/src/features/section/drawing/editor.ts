import { touches } from '../shapes/hit';
import { PackedShapes } from '../shapes/packed';
import { isClosed, type Geometry, type Kind, type Shape } from '../shapes/shape';
import type { Camera, Point } from '../viewer/camera';
import { joined, without } from './areas';
import { CornerKeys, nextCorner } from './corner-keys';
import { asCorner, grabbed, moved, removed, type Corner } from './corners';
import { edited, redone, undone, untouched, type EditSession } from './edit-session';
import {
  begun,
  dragged,
  drawn,
  isDragged,
  pressedAgain,
  shortened,
  type Sketch,
  type ToolName,
} from './sketch';

/** What is drawn next is of this class. */
export interface Class {
  kind: Kind;
  /** Without its identifier where an annotation names it and nobody chose it here. */
  region: { id?: string | undefined; name: string; colour: string } | undefined;
}

export interface EditorState {
  /** Whose annotations these are. */
  sectionId: string;
  tool: ToolName;
  sketch: Sketch | undefined;
  /** What the sketch does to what is selected. */
  effect: 'new' | 'add' | 'erase';
  selected: Shape | undefined;
  /** The corner that Delete would remove. */
  corner: Corner | undefined;
  session: EditSession;
  next: Class;
  brushScreenPx: number;
  /** Where the keyboard's cursor stands, in level-0 pixels; undefined while it is put away. */
  cursor: Point | undefined;
  /** When changes were made that an earlier visit left unsaved. */
  restoredFrom: string | undefined;
}

/** What the editor needs of its surroundings. */
export interface Surroundings {
  /** The saved annotations at a place, the smallest first. */
  hit: (at: Point, tolerancePx: number) => Promise<readonly Shape[]>;
  mayDraw: boolean;
}

export interface Modifiers {
  shift: boolean;
  alt: boolean;
}

const CLICK_SCREEN_PX = 4;
const UNCLASSIFIED_COLOUR = '#808080';
const BRUSH = { least: 4, start: 20, most: 200, factor: 1.25 };

/** Draws and changes annotations. It knows the pointer and the keys' meanings, not where they come from. */
export class Editor {
  private state: EditorState;
  private readonly listeners = new Set<() => void>();

  private around: Surroundings = { hit: () => Promise.resolve([]), mayDraw: false };

  constructor(
    private readonly newId: () => string,
    next: Class,
  ) {
    this.state = {
      sectionId: '',
      tool: 'move',
      sketch: undefined,
      effect: 'new',
      selected: undefined,
      corner: undefined,
      session: untouched,
      next,
      brushScreenPx: BRUSH.start,
      cursor: undefined,
      restoredFrom: undefined,
    };
  }

  surround(around: Surroundings) {
    this.around = around;
    if (!around.mayDraw && this.state.tool !== 'move') this.set({ tool: 'move' });
  }

  /** Goes to a section, with what was changed and not saved there; tool and class stay. */
  open(sectionId: string, session: EditSession, restoredFrom?: string) {
    this.set({
      sectionId,
      session,
      sketch: undefined,
      selected: undefined,
      corner: undefined,
      cursor: undefined,
      restoredFrom,
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): EditorState => this.state;

  choose(tool: ToolName) {
    if (tool !== 'move' && !this.around.mayDraw) return;
    this.set({ tool, sketch: undefined, corner: undefined });
  }

  /** True where the press was used; the viewer pans where it was not. */
  press(at: Point, camera: Camera, { shift, alt }: Modifiers): boolean {
    const { tool, sketch, selected } = this.state;
    if (!this.around.mayDraw) return false;
    if (tool === 'move') return this.grab(at, camera, alt);
    if (sketch && !isDragged(sketch.tool)) {
      const next = pressedAgain(sketch, at, camera.zoom);
      this.set({ sketch: next.sketch });
      if (next.closed) this.finish(camera.zoom);
      return true;
    }
    const area = selected && !selected.locked && isClosed(selected.geometry) ? selected : undefined;
    const inside = area && tool === 'brush' && touchesShape(area, at, 0);
    const effect = !area ? 'new' : alt ? 'erase' : shift || inside ? 'add' : 'new';
    const radius = this.state.brushScreenPx / camera.zoom;
    this.set({ sketch: begun(tool, at, radius), effect });
    return true;
  }

  drag(at: Point, camera: Camera): boolean {
    const { sketch, corner, selected } = this.state;
    if (sketch) {
      this.set({ sketch: dragged(sketch, at, camera.zoom) });
      return true;
    }
    if (!corner || !selected || !this.grabbedFrom) return false;
    this.set({ selected: { ...selected, geometry: moved(this.grabbedFrom.geometry, corner, at) } });
    return true;
  }

  release(camera: Camera) {
    const { sketch, selected, corner } = this.state;
    if (sketch && isDragged(sketch.tool)) {
      this.finish(camera.zoom);
      return;
    }
    const before = this.grabbedFrom;
    this.grabbedFrom = undefined;
    if (!before || !selected || !corner || before === selected) return;
    this.change(before, selected, corner.middle ? 'Add a corner' : 'Move a corner');
    this.set({ corner: asCorner(corner) });
  }
  /** What a corner was taken from, while it is dragged. */
  private grabbedFrom: Shape | undefined;

  hover(at: Point) {
    const { sketch } = this.state;
    if (sketch) this.set({ sketch: { ...sketch, cursor: at } });
  }

  /** The keyboard's cursor: in the middle of the view at first, or where one drew last. */
  moveCursor(byScreenPx: Point, camera: Camera) {
    const { cursor, sketch } = this.state;
    const from = cursor ?? sketch?.cursor ?? camera.toImage(camera.width / 2, camera.height / 2);
    const { x, y } = camera.toScreen(from.x, from.y);
    const at = camera.toImage(x + byScreenPx.x, y + byScreenPx.y);
    this.set({ cursor: at });
    if (sketch?.tool === 'brush') this.drag(at, camera);
    else this.hover(at);
  }

  putCursorAway() {
    if (this.state.cursor) this.set({ cursor: undefined });
  }

  /** Tab: holds the next corner of what is selected; false where there is none, so that Tab goes on. */
  stepCorner(camera: Camera, forward: boolean): boolean {
    const { tool, sketch, cursor, selected, corner } = this.state;
    if (tool !== 'move' || sketch || cursor || !selected || !this.mayChange(selected)) return false;
    this.corners.settle(this.state);
    const next = nextCorner(selected.geometry, corner, camera, forward);
    this.set({ corner: next });
    return next !== undefined;
  }

  /** Arrows: moves the corner that is held; false where there is none. */
  moveCorner(byScreenPx: Point, camera: Camera): boolean {
    const { tool, cursor, selected } = this.state;
    if (tool !== 'move' || cursor || !selected || !this.mayChange(selected)) return false;
    const moved = this.corners.step(this.state, byScreenPx, camera);
    if (moved) this.set(moved);
    return moved !== undefined;
  }
  private readonly corners = new CornerKeys();

  /** Enter: a press at the cursor; without one the end of what the pointer has drawn. */
  enter(camera: Camera) {
    const { cursor, sketch, tool } = this.state;
    if (!cursor && !sketch && this.corners.settle(this.state)) return;
    if (!cursor) this.finish(camera.zoom);
    else if (tool === 'move') void this.click(cursor, camera);
    else if (sketch && isDragged(sketch.tool)) {
      this.drag(cursor, camera);
      this.finish(camera.zoom);
    } else this.press(cursor, camera, { shift: false, alt: false });
  }

  /** Selects what lies there; what was changed here goes before what is saved. */
  async click(at: Point, camera: Camera) {
    if (this.state.tool !== 'move') return;
    const tolerance = CLICK_SCREEN_PX / camera.zoom;
    const { current } = this.state.session;
    const here = [...current.values()].filter(
      (shape): shape is Shape => shape !== null && touchesShape(shape, at, tolerance),
    );
    const { sectionId } = this.state;
    const saved = (await this.around.hit(at, tolerance)).filter(({ id }) => !current.has(id));
    if (sectionId !== this.state.sectionId) return;
    this.set({ selected: here.at(-1) ?? saved[0], corner: undefined });
  }

  select(shape: Shape | undefined) {
    this.set({ selected: shape, corner: undefined });
  }

  /** Ends what is being drawn where it is. */
  finish(zoom: number) {
    const { sketch, effect, selected, tool } = this.state;
    if (!sketch) return;
    const geometry = drawn(sketch, zoom);
    this.set({ sketch: undefined });
    if (!geometry) return;
    if (effect !== 'new' && selected && isClosed(geometry)) this.combine(selected, geometry);
    else this.create(geometry);
    if (tool !== 'brush') this.set({ tool: 'move' });
  }

  /**
   * At the keyboard's cursor it ends the sketch, then puts the cursor away; with the pointer it gives
   * up the sketch, else how a corner was moved, else the corner, the selection, the tool.
   */
  escape(zoom: number) {
    const { sketch, selected, cursor } = this.state;
    const before = this.corners.giveUp(this.state);
    if (sketch && cursor) this.finish(zoom);
    else if (cursor) this.putCursorAway();
    else if (sketch) this.set({ sketch: undefined });
    else if (before) this.set({ ...before });
    else if (selected) this.select(undefined);
    else this.set({ tool: 'move' });
  }

  /** Takes the last corner of a sketch back, else removes a corner, else the annotation. */
  delete() {
    const { sketch, selected, corner } = this.state;
    if (sketch) {
      this.set({ sketch: shortened(sketch) });
    } else if (selected && this.mayChange(selected)) {
      const rest = corner && removed(selected.geometry, corner);
      if (corner && !rest) return;
      if (rest) this.change(selected, { ...selected, geometry: rest }, 'Remove a corner');
      else this.change(selected, null, 'Delete');
      this.set({ corner: undefined });
    }
  }

  /** Classifies what is selected, and what is drawn from now on. */
  classify(next: Class) {
    const { selected } = this.state;
    this.set({ next });
    if (!selected || !this.mayChange(selected)) return;
    const after = { ...selected, ...classOf(next, selected.geometry) };
    if (after.kind === selected.kind && after.region === selected.region) return;
    this.change(selected, after, 'Change the class');
  }

  undo() {
    this.step(undone(this.state.session));
  }

  redo() {
    this.step(redone(this.state.session));
  }

  /** Takes over what saving has made of the session. */
  replace(session: EditSession) {
    this.step(session);
  }

  growBrush(larger: boolean) {
    const next = this.state.brushScreenPx * (larger ? BRUSH.factor : 1 / BRUSH.factor);
    this.set({ brushScreenPx: Math.min(BRUSH.most, Math.max(BRUSH.least, Math.round(next))) });
  }

  private grab(at: Point, camera: Camera, alt: boolean): boolean {
    const { selected } = this.state;
    if (!selected || !this.mayChange(selected)) return false;
    const corner = grabbed(selected.geometry, camera, at);
    this.set({ corner });
    if (!corner) return false;
    if (alt && !corner.middle) {
      this.delete();
      return true;
    }
    this.grabbedFrom = selected;
    return true;
  }

  private mayChange({ locked }: Shape): boolean {
    return this.around.mayDraw && !locked;
  }

  private create(geometry: Geometry) {
    const shape: Shape = {
      id: this.newId(),
      ...classOf(this.state.next, geometry),
      geometry,
      name: undefined,
      revision: 0,
      annotator: undefined,
      origin: 'human',
      certainty: undefined,
      locked: false,
    };
    this.change(null, shape, 'Draw');
  }

  private combine(selected: Shape, geometry: Geometry) {
    const erases = this.state.effect === 'erase';
    const result = (erases ? without : joined)(selected.geometry, geometry);
    const after = result ? { ...selected, geometry: result } : null;
    this.change(selected, after, erases ? 'Erase' : 'Add to it');
  }

  private change(before: Shape | null, after: Shape | null, says: string) {
    const id = (after ?? before)?.id;
    if (id === undefined) return;
    const { session } = this.state;
    // Of what was touched before, the session's own object, so that undoing ends where it began.
    const known = session.current.has(id) ? (session.current.get(id) ?? null) : before;
    this.set({
      session: edited(session, { id, before: known, after, says }),
      selected: after ?? undefined,
    });
  }

  private step(session: EditSession) {
    const { selected } = this.state;
    const touched = selected && session.current.has(selected.id);
    this.set({
      session,
      sketch: undefined,
      corner: undefined,
      selected: touched ? (session.current.get(selected.id) ?? undefined) : selected,
    });
  }

  private set(change: Partial<EditorState>) {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
}

/** Lines say nothing of a surface: what is marked by one is a landmark then. */
function classOf({ kind, region }: Class, geometry: Geometry) {
  const needsSurface = kind === 'extent' || kind === 'exclude';
  const named = needsSurface ? undefined : region;
  return {
    kind: needsSurface && !isClosed(geometry) ? ('landmark' as const) : kind,
    region: named?.name,
    regionId: named?.id,
    colour: named?.colour ?? UNCLASSIFIED_COLOUR,
  };
}

function touchesShape(shape: Shape, { x, y }: Point, tolerancePx: number): boolean {
  return touches(new PackedShapes([shape]), 0, x, y, tolerancePx);
}
