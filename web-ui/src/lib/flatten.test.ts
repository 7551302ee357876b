import { describe, expect, it } from 'vitest';
import { flatten, formatJson } from './flatten';

describe('parameters as people read them', () => {
  it('names each leaf by its path and keeps a plain list as one', () => {
    expect(flatten({ probe: { kinds: ['logistic', 'mlp'], l2: 0.001 } })).toEqual([
      ['probe.kinds', 'logistic, mlp'],
      ['probe.l2', 0.001],
    ]);
  });

  it.each([
    ['["logistic","mlp"]', 'logistic, mlp'],
    ['0.0', '0'],
    ['"spatial-nce"', 'spatial-nce'],
    ['spatial-nce', 'spatial-nce'],
    [null, '–'],
  ])('writes %s as %s', (text, says) => expect(formatJson(text)).toBe(says));
});
