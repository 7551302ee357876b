import { describe, expect, it } from 'vitest';
import type { FigureRow } from '@/api/types';
import { report } from '@/testing/fixtures/report';
import { claimsCsv } from './claims-csv';
import { figuresCsv } from './figures-csv';
import { curvesOf } from './report-curves';

const [figure] = report.figures;

function few(count: number, runSeed: number, value: number): FigureRow {
  if (!figure) throw new Error('The fixtures have no figure');
  const name = `few/${count}/macro-f1`;
  return { ...figure, runSeed, figure: { ...figure.figure, name, value, low: null, high: null } };
}

describe('the curves of a report', () => {
  it('are means over runs with the outermost ends of their intervals', () => {
    const [curve] = curvesOf({ curves: report.curves, figures: [] });
    expect(curve).toMatchObject({ task: 'structure', name: 'r2/thickness-um' });
    expect(curve?.lines.map((line) => line.variant)).toEqual([
      'SpatialNCE',
      'SimCLR',
      'Profile + texture',
    ]);
    const [first] = curve?.lines[0]?.points ?? [];
    // 0.8 − 0.9 / 3 is 0.5; the seeds lie 0.02 and 0.04 below it.
    expect(first).toMatchObject({ x: 2, runs: 2 });
    expect(first?.value).toBeCloseTo(0.47, 12);
    expect(first?.low).toBeCloseTo(0.41, 12);
    expect(first?.high).toBeCloseTo(0.52, 12);
  });

  it('are made of figures at several counts of labels too, in the order of the counts', () => {
    const figures = [few(20, 1, 0.8), few(5, 1, 0.5), few(5, 2, 0.7)];
    const [curve] = curvesOf({ curves: [], figures });
    expect(curve).toMatchObject({ name: 'macro-f1', xName: 'labelled patches an area' });
    expect(curve?.lines[0]?.points.map(({ x, value, runs }) => [x, value, runs])).toEqual([
      [5, 0.6, 2],
      [20, 0.8, 1],
    ]);
  });

  it('are none where a figure was read once', () => {
    expect(curvesOf({ curves: [], figures: [few(5, 1, 0.5), few(5, 2, 0.7)] })).toEqual([]);
  });
});

describe('the CSV of claims and figures', () => {
  const table = (text: string) =>
    text
      .trimEnd()
      .split('\r\n')
      // A comma within quotes parts nothing.
      .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));

  it('says what is demanded, what it is compared with and what stands beside it', () => {
    const [head = [], ...lines] = table(claimsCsv(report));
    const column = (name: string) => lines.map((line) => line[head.indexOf(name)]);
    expect(column('reading')).toEqual([
      'demanded',
      'compared with',
      'beside',
      'demanded',
      'demanded',
    ]);
    expect(column('p_corrected')).toEqual(['0.012', '', '', '', '']);
    expect(column('outcome')[3]).toBe('not-supported');
    expect(new Set(lines.map((line) => line.length)).size, 'cells a line').toBe(1);
    expect(lines[0]).toHaveLength(head.length);
  });

  it('has a line a figure with all digits and no formula', () => {
    const [row] = report.figures;
    if (!row) throw new Error('The fixtures have no figure');
    const odd = { ...row, variant: '=1+1', figure: { ...row.figure, value: 0.123456789012 } };
    const [head = [], line = []] = table(figuresCsv([odd]));
    expect(line).toHaveLength(head.length);
    expect(line[0]).toBe("'=1+1");
    expect(line[head.indexOf('value')]).toBe('0.123456789012');
  });
});
