import type { RunRow } from '@/api/types';

/** The data set of a study that names no other. */
const ONLY = 'main';

/** What a run is called beside others of its study: variant, data set where it is a further one, seed. */
export function runLabel(run: Pick<RunRow, 'variant' | 'dataset' | 'seed'>): string {
  const data = run.dataset && run.dataset !== ONLY ? ` · ${run.dataset}` : '';
  return `${run.variant ?? 'variant'}${data} · seed ${run.seed}`;
}
