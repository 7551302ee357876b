import { readProblem, toProblem, type Problem } from '@/lib/problem';
import { MOST_AT_ONCE, Parts, type PartAnswer } from './parts';
import { featuresOf, shapeOf, type Box, type Shape } from './shape';

const REQUESTS_AT_ONCE = 2;

/** Why a request brought nothing: the worker cannot throw a problem across to the page. */
export type Failure = { problem: Problem } | { unreachable: true };

/** How much of a section's annotations is read. */
export interface Reading {
  /** How many the section had when reading began. */
  total: number;
  done: boolean;
  /** Lie so close together that the platform does not answer with all. */
  beyond: number;
  /** Why reading has stopped. */
  failure: Failure | undefined;
}

/**
 * Reads the annotations of a section. First the largest ones of all; where that are not all, part by
 * part, those in view before the others, until nothing is left.
 */
export class PartReader {
  private readonly parts: Parts;
  private readonly stop = new AbortController();
  private view: Box | undefined;
  private total = 0;
  private requests = 0;
  private failure: Failure | undefined;

  constructor(
    private readonly address: string,
    size: { widthPx: number; heightPx: number },
    private readonly take: (shapes: Shape[]) => void,
  ) {
    this.parts = new Parts({ minX: 0, minY: 0, maxX: size.widthPx, maxY: size.heightPx });
  }

  /** The first request; the others follow by themselves. */
  async begin(): Promise<Failure | undefined> {
    const answer = await this.ask(undefined);
    if (!('shapes' in answer)) return answer;
    this.total = answer.inWindow;
    this.parts.begin(answer);
    this.take(answer.shapes);
    this.goOn();
    return undefined;
  }

  close() {
    this.stop.abort();
  }

  get reading(): Reading {
    const { total, failure, parts } = this;
    return { total, done: parts.done, beyond: parts.beyond, failure };
  }

  /** What is in view is read first from now on. */
  look(view: Box) {
    this.view = view;
  }

  /** Whether all that touches a box has been read. */
  covers(box: Box): boolean {
    return this.parts.covers(box);
  }

  /** Goes on after a failure. */
  resume() {
    this.failure = undefined;
    this.goOn();
  }

  private goOn() {
    while (this.requests < REQUESTS_AT_ONCE && !this.failure && !this.stop.signal.aborted) {
      const part = this.parts.next(this.view);
      if (!part) return;
      this.requests++;
      void this.read(part);
    }
  }

  private async read(part: Box) {
    const answer = await this.ask(part);
    this.requests--;
    if (this.stop.signal.aborted) return;
    if ('shapes' in answer) {
      this.parts.read(part, answer);
      this.take(answer.shapes);
    } else {
      this.parts.failed(part);
      this.failure = answer;
      this.take([]);
    }
    this.goOn();
  }

  private async ask(part: Box | undefined): Promise<Failure | (PartAnswer & { shapes: Shape[] })> {
    const query = new URLSearchParams({ limit: String(MOST_AT_ONCE) });
    if (part) query.set('bbox', this.parts.bboxOf(part));
    try {
      const response = await fetch(`${this.address}?${query.toString()}`, {
        credentials: 'same-origin',
        signal: this.stop.signal,
      });
      if (!response.ok) return { problem: await readProblem(response) };
      const document: unknown = await response.json();
      const shapes = featuresOf(document).map((feature, i) => shapeOf(feature, i));
      return { shapes, ...countsOf(document, shapes.length) };
    } catch (error) {
      return error instanceof TypeError ? { unreachable: true } : { problem: toProblem(error) };
    }
  }
}

/** Without a count, what came is all. */
function countsOf(document: unknown, came: number): PartAnswer {
  const { cytostudy = {} } = document as { cytostudy?: Partial<PartAnswer> };
  const { inWindow = came, beyondLimit = 0 } = cytostudy;
  return { inWindow, beyondLimit };
}
