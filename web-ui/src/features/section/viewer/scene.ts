import type { EditorState } from '../drawing/editor';
import type { Kind, Shape } from '../shapes/shape';
import type { Camera } from './camera';
import { paintEarlier, paintEdits } from './edit-painter';
import { toImagePixels } from './paint';
import type { ShapePainter } from './shape-painter';

/** Something that lies on the section beneath its annotations. */
export interface Underlay {
  id: string;
  /** 0–1 */
  opacity: number;
  /** Draws in level-0 pixels. */
  paint: (context: CanvasRenderingContext2D, camera: Camera) => void;
}

/** All that is drawn on top of the tiles. */
export interface Content {
  underlays: readonly Underlay[];
  /** Of the kinds of annotations that are shown, 0–1. */
  opacities: ReadonlyMap<Kind, number>;
  editor: EditorState;
  /** An earlier revision that is looked at. */
  earlier: Shape | undefined;
}

/** The canvas over the tiles, which is drawn anew with each of their moves. */
export class Scene {
  private readonly context: CanvasRenderingContext2D;
  private camera: Camera | undefined;
  private atRest = true;
  private content: Content | undefined;
  private frame: number | undefined;

  private readonly painter: ShapePainter;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    painterOf: (repaint: () => void) => ShapePainter,
  ) {
    const context = canvas.getContext('2d');
    if (!context) throw new Error('The browser gives no canvas to draw on.');
    this.context = context;
    this.painter = painterOf(this.repaintSoon);
  }

  /** The saved annotations are others from now on. */
  renew(otherSection: boolean) {
    this.painter.renew(otherSection);
  }

  show(content: Content) {
    this.content = content;
    this.repaintSoon();
  }

  /** Follows the tiles within the same frame, so that nothing swims. */
  move(camera: Camera, atRest: boolean) {
    this.camera = camera;
    this.atRest = atRest;
    this.paint();
  }

  readonly repaintSoon = () => {
    this.frame ??= requestAnimationFrame(() => this.paint());
  };

  close() {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.painter.close();
  }

  private paint() {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
    const { camera, content, canvas, context } = this;
    if (!camera || !content) return;
    const ratio = window.devicePixelRatio;
    const [width, height] = [Math.round(camera.width * ratio), Math.round(camera.height * ratio)];
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    toImagePixels(context, camera);
    for (const { paint, opacity } of content.underlays) {
      context.save();
      context.globalAlpha = opacity;
      paint(context, camera);
      context.restore();
    }
    this.painter.paint(context, camera, content.opacities, this.atRest);
    paintEdits(context, camera, content.opacities, content.editor);
    if (content.earlier) paintEarlier(context, camera, content.earlier);
  }
}
