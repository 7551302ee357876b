import type { Box } from './shape';

/** The most that the platform answers with at once. */
export const MOST_AT_ONCE = 10_000;
/** What a part shall hold on average, so that few of them are too full. */
const AIM = MOST_AT_ONCE / 4;
const MOST_CELLS_A_SIDE = 24;
/** Narrower parts are not cut again: what lies there lies on top of each other. */
const NARROWEST_PX = 2;
/** Further out no coordinate may be. */
const FAR_PX = 999_999_999;

/** What one request answered. */
export interface PartAnswer {
  /** How many annotations touch the part. */
  inWindow: number;
  /** How many of these did not come, for there are too many; they are the smallest. */
  beyondLimit: number;
}

/**
 * Which parts of a section are still to be read. A part that holds more than an answer may is cut into
 * smaller ones, as many as its count asks for.
 */
export class Parts {
  private waiting: Box[] = [];
  private readonly running = new Set<Box>();
  /** Of parts that cannot be cut any further. */
  private leftOut = 0;

  constructor(private readonly extent: Box) {}

  /** Begins with what an answer for the whole section left out. */
  begin(whole: PartAnswer) {
    this.cut(this.extent, whole);
  }

  get done(): boolean {
    return this.waiting.length === 0 && this.running.size === 0;
  }

  get beyond(): number {
    return this.leftOut;
  }

  /** The part to read next: what is in view first, then what is near to it. */
  next(view: Box | undefined): Box | undefined {
    const { waiting } = this;
    let best = 0;
    if (view) {
      const far = waiting.map((part) => distance(part, view));
      best = far.indexOf(Math.min(...far));
    }
    const [part] = waiting.splice(best, 1);
    if (part) this.running.add(part);
    return part;
  }

  /** Takes what a part's request answered. */
  read(part: Box, answer: PartAnswer) {
    this.running.delete(part);
    this.cut(part, answer);
  }

  /** It could not be read, and waits again. */
  failed(part: Box) {
    if (this.running.delete(part)) this.waiting.push(part);
  }

  /** Whether all that touches a box has been read. */
  covers(box: Box): boolean {
    const open = (part: Box) => overlaps(this.outward(part), box);
    return !this.waiting.some(open) && ![...this.running].some(open);
  }

  /** `left,top,right,bottom`; the outermost parts reach beyond the image, where one may draw too. */
  bboxOf(part: Box): string {
    const { minX, minY, maxX, maxY } = this.outward(part);
    return [minX, minY, maxX, maxY].map((side) => Number(side.toFixed(3))).join(',');
  }

  private outward({ minX, minY, maxX, maxY }: Box): Box {
    const { extent } = this;
    return {
      minX: minX <= extent.minX ? -FAR_PX : minX,
      minY: minY <= extent.minY ? -FAR_PX : minY,
      maxX: maxX >= extent.maxX ? FAR_PX : maxX,
      maxY: maxY >= extent.maxY ? FAR_PX : maxY,
    };
  }

  private cut(part: Box, { inWindow, beyondLimit }: PartAnswer) {
    if (beyondLimit <= 0) return;
    const [width, height] = [part.maxX - part.minX, part.maxY - part.minY];
    if (Math.max(width, height) < NARROWEST_PX) {
      this.leftOut += beyondLimit;
      return;
    }
    const cells = Math.min(MOST_CELLS_A_SIDE ** 2, Math.max(4, inWindow / AIM));
    const edge = Math.sqrt((width * height) / cells);
    const columns = Math.min(MOST_CELLS_A_SIDE, Math.max(1, Math.ceil(width / edge)));
    const rows = Math.min(MOST_CELLS_A_SIDE, Math.max(1, Math.ceil(height / edge)));
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        this.waiting.push({
          minX: part.minX + (width * column) / columns,
          minY: part.minY + (height * row) / rows,
          // The very same number as of the part's own side: `outward` compares them.
          maxX: column + 1 === columns ? part.maxX : part.minX + (width * (column + 1)) / columns,
          maxY: row + 1 === rows ? part.maxY : part.minY + (height * (row + 1)) / rows,
        });
      }
    }
  }
}

export function overlaps(a: Box, b: Box): boolean {
  return a.minX <= b.maxX && a.maxX >= b.minX && a.minY <= b.maxY && a.maxY >= b.minY;
}

/** From a part to the view, squared; of those that touch it, the one nearest to its middle. */
function distance(part: Box, view: Box): number {
  const x = Math.max(part.minX - view.maxX, view.minX - part.maxX, 0);
  const y = Math.max(part.minY - view.maxY, view.minY - part.maxY, 0);
  const apart = x * x + y * y;
  if (apart > 0) return apart;
  const middle = (box: Box) => [(box.minX + box.maxX) / 2, (box.minY + box.maxY) / 2] as const;
  const [px, py] = middle(part);
  const [vx, vy] = middle(view);
  // Below zero, so that it goes before all that is not in view.
  return -1 / (1 + (px - vx) ** 2 + (py - vy) ** 2);
}
