import { describe, expect, it } from 'vitest';
import { report } from '@/testing/fixtures/report';
import { reportCsv } from './report-csv';

const interval = (value: number) => ({ value, low: value - 0.125, high: value + 0.125 });

describe('the CSV of a report', () => {
  it('has one line a measure, with the controls of targets beside them', () => {
    const lines = reportCsv({
      ...report,
      rows: [],
      targets: [
        {
          variant: 'Wide, "deep"',
          runSeed: 2,
          feature: 'encoder',
          target: '5-HT1A',
          unseenBrain: {
            score: {
              target: '5-HT1A',
              unit: 'fmol/mg',
              role: 'unseen-brain',
              alpha: 1,
              patches: 480,
              sections: 16,
              r2: interval(0.5),
              permutedR2: interval(0),
            },
            positionR2: interval(0.25),
          },
          heldOutSections: null,
        },
      ],
    }).split('\r\n');
    expect(lines).toEqual([
      'variant,seed,features,probe,target,unit,part,measure,value,low95,high95,patches,sections',
      '"Wide, ""deep""",2,encoder,ridge,5-HT1A,fmol/mg,unseen-brain,r2,0.5,0.375,0.625,480,16',
      '"Wide, ""deep""",2,encoder,ridge,5-HT1A,fmol/mg,unseen-brain,r2_permuted,0,-0.125,0.125,480,16',
      '"Wide, ""deep""",2,encoder,ridge,5-HT1A,fmol/mg,unseen-brain,r2_position,0.25,0.125,0.375,480,16',
      '',
    ]);
  });

  it('has two measures of each part of each row of areas', () => {
    const rows = report.rows.filter((row) => row.variant === 'SpatialNCE' && row.primary);
    const lines = reportCsv({ ...report, rows, targets: [] })
      .trimEnd()
      .split('\r\n');
    expect(lines.slice(1).map((line) => line.split(',').slice(6, 8))).toEqual([
      ['unseen-brain', 'macro_f1'],
      ['unseen-brain', 'balanced_accuracy'],
      ['held-out-section', 'macro_f1'],
      ['held-out-section', 'balanced_accuracy'],
    ]);
  });
});
