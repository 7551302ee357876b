import type { StudyReport } from '@/api/types';

export interface CurvePoint {
  x: number;
  /** Mean over runs. */
  value: number;
  /** The lowest and the highest end of the runs' intervals. */
  low: number;
  high: number;
  runs: number;
}

export interface CurveLine {
  variant: string;
  dataset: string;
  points: CurvePoint[];
}

export interface CurveGroup {
  id: string;
  task: string;
  name: string;
  part: string;
  xName: string;
  lines: CurveLine[];
}

interface Reading {
  variant: string;
  dataset: string;
  task: string;
  name: string;
  part: string;
  xName: string;
  x: number;
  value: number;
  low?: number | null;
  high?: number | null;
}

/** Figures that were read at several counts of labels an area are a curve as well. */
const FEW = /^few\/(\d+)\/(.+)$/;

/** The curves of a report; runs that differ by their seed alone are one line. */
export function curvesOf(report: Pick<StudyReport, 'curves' | 'figures'>): CurveGroup[] {
  const groups = new Map<string, Map<string, Reading[]>>();
  for (const reading of readings(report)) {
    const { task, name, part, xName, variant, dataset } = reading;
    const id = [task, name, part, xName].join(' · ');
    const lines = groups.get(id) ?? new Map<string, Reading[]>();
    groups.set(id, lines);
    const line = `${variant}\n${dataset}`;
    lines.set(line, [...(lines.get(line) ?? []), reading]);
  }
  return [...groups]
    .flatMap(([id, lines]): CurveGroup[] => {
      const [first] = [...lines.values()].flat();
      if (!first) return [];
      const { task, name, part, xName } = first;
      return [{ id, task, name, part, xName, lines: [...lines.values()].flatMap(lineOf) }];
    })
    .filter((group) => group.lines.some((line) => line.points.length > 1))
    .sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
}

function* readings(report: Pick<StudyReport, 'curves' | 'figures'>): Generator<Reading> {
  for (const { variant, dataset, task, curve } of report.curves) {
    const { name, part, xName } = curve;
    const of = { variant, dataset: dataset ?? 'main', task, name, part, xName };
    for (const point of curve.points) yield { ...of, ...point };
  }
  for (const { variant, dataset, task, figure } of report.figures) {
    const [, count, measure] = FEW.exec(figure.name) ?? [];
    const { value, low, high, part } = figure;
    if (count === undefined || measure === undefined || typeof value !== 'number') continue;
    const of = { variant, dataset: dataset ?? 'main', task, part, value, low, high };
    yield { ...of, name: measure, xName: 'labelled patches an area', x: Number(count) };
  }
}

function lineOf(readings: readonly Reading[]): CurveLine[] {
  const [first] = readings;
  if (!first) return [];
  const xs = [...new Set(readings.map(({ x }) => x))].sort((a, b) => a - b);
  const points = xs.map((x): CurvePoint => {
    const here = readings.filter((each) => each.x === x);
    return {
      x,
      value: here.reduce((sum, { value }) => sum + value, 0) / here.length,
      low: Math.min(...here.map(({ low, value }) => low ?? value)),
      high: Math.max(...here.map(({ high, value }) => high ?? value)),
      runs: here.length,
    };
  });
  return [{ variant: first.variant, dataset: first.dataset, points }];
}
