import type { InfiniteData } from '@tanstack/react-query';
import type { LogPage } from '@/api/types';

type Pages = InfiniteData<LogPage>;

/**
 * Asking whether there are new lines gives a page each time, mostly an empty one. Of those only the
 * last is kept: its cursor asks the next time.
 */
export function withoutEmptyPages(data: Pages | undefined): Pages | undefined {
  if (!data) return undefined;
  const kept = data.pages.map((page, i) => i === data.pages.length - 1 || page.lines.length > 0);
  if (kept.every(Boolean)) return data;
  return {
    pages: data.pages.filter((_, i) => kept[i]),
    pageParams: data.pageParams.filter((_, i) => kept[i]),
  };
}
