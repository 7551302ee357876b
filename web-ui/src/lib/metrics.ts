import { words } from './format';

const NAMES: Record<string, string> = {
  loss: 'Loss',
  learning_rate: 'Learning rate',
  gradient_norm: 'Gradient norm',
  positive_similarity: 'Similarity of positives',
  negative_similarity: 'Similarity of negatives',
  alignment: 'Alignment',
  uniformity: 'Uniformity',
  embedding_sd: 'Embedding SD',
  anchors_without_positives: 'Anchors without positives',
  throughput_views_per_s: 'Throughput, views/s',
  resident_mb: 'Resident memory, MB',
};
const PARTS = { held_out_section: 'held-out sections', unseen_brain: 'unseen brain' };

/** A metric's key as people read it, with its unit; a key that is not known keeps its words. */
export function metricName(key: string): string {
  const known = NAMES[key];
  if (known) return known;
  const score = /^macro_f1_(held_out_section|unseen_brain)_(.+)$/.exec(key);
  if (score) {
    const part = PARTS[score[1] as keyof typeof PARTS];
    return `Macro-F1, ${part}, ${words((score[2] ?? '').replaceAll('_', '-'))}`;
  }
  const loss = /^loss_(.+)$/.exec(key);
  if (loss) return `Loss, ${words(loss[1] ?? '')}`;
  const plain = words(key);
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** What one looks at first comes first; the others follow by name. */
export function inReadingOrder(a: string, b: string): number {
  const rank = (key: string) => (key === 'loss' ? 0 : key.startsWith('loss_') ? 1 : 2);
  return rank(a) - rank(b) || metricName(a).localeCompare(metricName(b));
}

/** Scores stand with their intervals elsewhere; as bare metrics they would say less, twice. */
export function isScore(key: string): boolean {
  return key.startsWith('macro_f1_');
}
