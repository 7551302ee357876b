import type { Box } from '../shapes/shape';

/** Where image pixels stand on the screen: x' = a·x + c·y + e, y' = b·x + d·y + f, in CSS pixels. */
export class Camera {
  readonly zoom: number;

  constructor(
    readonly a: number,
    readonly b: number,
    readonly c: number,
    readonly d: number,
    readonly e: number,
    readonly f: number,
    /** Of the canvas, in CSS pixels. */
    readonly width: number,
    readonly height: number,
  ) {
    this.zoom = Math.hypot(a, b);
  }

  /** From the places on the screen of an image's corners (0, 0), (w, 0) and (0, h). */
  static of(
    corners: { origin: Point; right: Point; down: Point },
    image: { widthPx: number; heightPx: number },
    canvas: { width: number; height: number },
  ): Camera {
    const { origin, right, down } = corners;
    return new Camera(
      (right.x - origin.x) / image.widthPx,
      (right.y - origin.y) / image.widthPx,
      (down.x - origin.x) / image.heightPx,
      (down.y - origin.y) / image.heightPx,
      origin.x,
      origin.y,
      canvas.width,
      canvas.height,
    );
  }

  toScreen(x: number, y: number): Point {
    return { x: this.a * x + this.c * y + this.e, y: this.b * x + this.d * y + this.f };
  }

  toImage(x: number, y: number): Point {
    const determinant = this.a * this.d - this.b * this.c;
    const [dx, dy] = [x - this.e, y - this.f];
    return {
      x: (this.d * dx - this.c * dy) / determinant,
      y: (this.a * dy - this.b * dx) / determinant,
    };
  }

  /** The image pixels in sight, and `margin` times the size of the view around them. */
  box(margin = 0): Box {
    const { width, height } = this;
    const [mx, my] = [width * margin, height * margin];
    const corners = [
      this.toImage(-mx, -my),
      this.toImage(width + mx, -my),
      this.toImage(-mx, height + my),
      this.toImage(width + mx, height + my),
    ];
    return {
      minX: Math.min(...corners.map(({ x }) => x)),
      minY: Math.min(...corners.map(({ y }) => y)),
      maxX: Math.max(...corners.map(({ x }) => x)),
      maxY: Math.max(...corners.map(({ y }) => y)),
    };
  }
}

export interface Point {
  x: number;
  y: number;
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    outer.minX <= inner.minX &&
    outer.minY <= inner.minY &&
    outer.maxX >= inner.maxX &&
    outer.maxY >= inner.maxY
  );
}
