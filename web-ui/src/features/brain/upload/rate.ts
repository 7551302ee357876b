/** Older samples say little of what the network does now. */
const WINDOW_MS = 15_000;
/** Of less one would show a figure that jumps. */
const LEAST_MS = 1_000;

interface Sample {
  atMs: number;
  bytes: number;
}

/** How fast something goes, over its last seconds. */
export class Rate {
  private samples: Sample[] = [];

  add(bytes: number, atMs: number): void {
    this.samples = this.samples.filter((sample) => atMs - sample.atMs <= WINDOW_MS);
    this.samples.push({ atMs, bytes });
  }

  /** Bytes a second; undefined until there is enough to tell. */
  get bytesPerSecond(): number | undefined {
    const first = this.samples[0];
    const last = this.samples.at(-1);
    if (!first || !last || last.atMs - first.atMs < LEAST_MS) return undefined;
    const rate = (1000 * (last.bytes - first.bytes)) / (last.atMs - first.atMs);
    return rate > 0 ? rate : undefined;
  }
}
