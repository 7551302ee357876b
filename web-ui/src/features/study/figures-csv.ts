import type { FigureRow } from '@/api/types';
import { csv } from './csv';

const HEAD = [
  ...['variant', 'dataset', 'seed', 'task', 'figure', 'part', 'unit', 'value', 'low95', 'high95'],
  ...['resampled', 'patches', 'sections', 'brains', 'chance', 'p_of_chance'],
];

/** Figures as CSV with all digits, without the draws of their bootstrap. */
export function figuresCsv(rows: readonly FigureRow[]): string {
  return csv([
    HEAD,
    ...rows.map(({ variant, dataset, runSeed, task, figure }) => [
      ...[variant, dataset ?? 'main', runSeed, task, figure.name, figure.part, figure.unit],
      ...[figure.value, figure.low, figure.high, figure.resampled, figure.patches],
      ...[figure.sections, figure.brains, figure.chance, figure.nullP],
    ]),
  ]);
}
