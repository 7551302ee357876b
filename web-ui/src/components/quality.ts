import type { Quality, QualityFlag } from '@/api/types';

/** How faults of an image are called; the order in which they are listed. */
export const FAULT_NAMES: Readonly<Record<QualityFlag, string>> = {
  tears: 'tears',
  folds: 'folds',
  'out-of-focus': 'out of focus',
  saturated: 'saturated',
};

/** What was found of an image's quality, in a few words. */
export function qualityWords(quality: Pick<Quality, 'flags'> | null | undefined): string {
  if (!quality) return 'not checked for faults';
  if (quality.flags.length === 0) return 'no faults flagged';
  return quality.flags.map((flag) => FAULT_NAMES[flag]).join(', ');
}
