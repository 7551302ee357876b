import { describe, expect, it } from 'vitest';
import { logLines } from '@/testing/fixtures/log';
import { withoutEmptyPages } from './log-pages';

const full = { lines: logLines, nextCursor: '120' };
const empty = { lines: [], nextCursor: '120' };

describe('the pages of a log', () => {
  it('keep what has lines and one empty page to ask from', () => {
    expect(
      withoutEmptyPages({
        pages: [full, empty, full, empty, empty],
        pageParams: [undefined, 'a', 'b', 'c', 'd'],
      }),
    ).toEqual({ pages: [full, full, empty], pageParams: [undefined, 'b', 'd'] });
  });

  it('stay the same object where nothing is empty', () => {
    const data = { pages: [full, empty], pageParams: [undefined, 'a'] };
    expect(withoutEmptyPages(data)).toBe(data);
  });
});
