import { describe, expect, it } from 'vitest';
import { align } from './align';

describe('curves over one axis', () => {
  it('lets a line go on where only another curve was sampled, and keeps a gap a gap', () => {
    const { xs, ys } = align([
      [
        [0, 5],
        [2, null],
        [4, 1],
      ],
      [
        [1, 7],
        [4, 2],
      ],
    ]);
    expect(xs).toEqual([0, 1, 2, 4]);
    expect(ys).toEqual([
      [5, undefined, null, 1],
      [undefined, 7, undefined, 2],
    ]);
  });
});
