import type { Claim, ClaimRead, StudyReport, Verdict } from '@/api/types';
import { csv, type Cell } from './csv';

const HEAD = [
  ...['claim', 'verdict', 'statement', 'reading', 'variant', 'dataset', 'task', 'figure', 'part'],
  ...['value', 'low95', 'high95', 'runs', 'sections', 'brains', 'resampled', 'missing'],
  ...['at_least', 'at_most', 'margin', 'difference', 'difference_low95', 'difference_high95'],
  ...['paired', 'p', 'p_corrected', 'outcome'],
];

/** Every reading of every claim as CSV: what is demanded, what that is compared with, controls. */
export function claimsCsv(report: Pick<StudyReport, 'claims'>): string {
  return csv([HEAD, ...report.claims.flatMap(linesOf)]);
}

function linesOf(claim: Claim): Cell[][] {
  const line = (as: string, read: ClaimRead, rest: Cell[] = []) => [
    ...[claim.claim.id, claim.verdict satisfies Verdict, claim.claim.statement, as],
    ...cells(read),
    ...rest,
    ...Array<Cell>(10 - rest.length).fill(null),
  ];
  const demands = claim.demands.flatMap((demand) => {
    const { atLeast, atMost, margin } = demand.demand;
    const { difference, low, high, paired, p, pCorrected, outcome } = demand;
    const asked = [atLeast, atMost, margin, difference, low, high];
    const found = [paired === undefined ? null : String(paired), p, pCorrected, outcome];
    return [
      line('demanded', demand.of, [...asked, ...found]),
      ...(demand.above ? [line('compared with', demand.above)] : []),
    ];
  });
  return [...demands, ...claim.beside.map((read) => line('beside', read))];
}

function cells({ reading, ...read }: ClaimRead): Cell[] {
  return [
    ...[reading.variant, reading.dataset, reading.task, reading.figure, reading.part],
    ...[read.value, read.low, read.high, read.runs, read.sections, read.brains],
    ...[read.resampled, read.missing],
  ];
}
