import type { Interval, StudyReport } from '@/api/types';
import { csv, type Cell } from './csv';

const HEAD = [
  'variant',
  'seed',
  'features',
  'probe',
  'target',
  'unit',
  'part',
  'measure',
  'value',
  'low95',
  'high95',
  'patches',
  'sections',
] as const;

/** A study's table as CSV, one line a measure: what the page shows, with all digits. */
export function reportCsv(report: StudyReport): string {
  const lines: Cell[][] = [[...HEAD]];
  const add = (
    row: { variant: string; runSeed: number; feature: string },
    of: { probe: string; target?: string; unit?: string; part: string },
    counts: { patches: number; sections: number },
    measures: Record<string, Interval | null | undefined>,
  ) => {
    for (const [measure, interval] of Object.entries(measures)) {
      if (!interval) continue;
      const { value, low, high } = interval;
      lines.push([
        ...[row.variant, row.runSeed, row.feature, of.probe, of.target, of.unit, of.part],
        ...[measure, value, low, high, counts.patches, counts.sections],
      ]);
    }
  };
  for (const row of report.rows) {
    for (const score of [row.unseenBrain, row.heldOutSections]) {
      if (!score) continue;
      add(row, { probe: row.probe, part: score.role }, score, {
        macro_f1: score.macroF1,
        balanced_accuracy: score.balancedAccuracy,
      });
    }
  }
  for (const row of report.targets) {
    for (const part of [row.unseenBrain, row.heldOutSections]) {
      if (!part) continue;
      const { role, unit, r2, permutedR2 } = part.score;
      add(row, { probe: 'ridge', target: row.target, unit, part: role }, part.score, {
        r2,
        r2_permuted: permutedR2,
        r2_position: part.positionR2,
      });
    }
  }
  return csv(lines);
}
