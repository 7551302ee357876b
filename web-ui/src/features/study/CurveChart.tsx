import type { StudyReport } from '@/api/types';
import { lineColour } from '@/lib/colours';
import { formatNumber, formatTick, plural, words } from '@/lib/format';
import type { CurveGroup, CurveLine, CurvePoint } from './report-curves';
import { SvgFigure, textWidth } from './SvgFigure';

const LEFT = 56;
const TOP = 28;
const WIDTH = 520;
const HEIGHT = 240;
const LEGEND_ROW = 20;
/** From this many times the smallest x on, steps of x are drawn as factors. */
const FACTORS_FROM = 8;
const DASHES = ['', '7 3', '2 3', '9 3 2 3', '4 4', '1 5'] as const;

/** A measure against what it was given, a line a variant; the ends of intervals as a band. */
export function CurveChart({ group, data }: { group: CurveGroup; data: StudyReport['datasets'] }) {
  const points = group.lines.flatMap((line) => line.points);
  const xs = [...new Set(points.map(({ x }) => x))].sort((a, b) => a - b);
  const x = place(xs, LEFT, LEFT + WIDTH);
  const step = tickStep(points);
  const low = step * Math.floor(Math.min(...points.map((each) => each.low)) / step);
  const high = step * Math.ceil(Math.max(...points.map((each) => each.high)) / step);
  const y = (value: number) => TOP + (HEIGHT * (high - value)) / (high - low || 1);
  const ticks = Array.from(
    { length: Math.round((high - low) / step) + 1 },
    (_, i) => low + i * step,
  );
  const several = new Set(group.lines.map((line) => line.dataset)).size > 1;
  const names = group.lines.map((line) => legend(line, several));
  const heading = `${group.task}: ${group.name}, ${words(group.part)}`;
  const source = data
    .map((each) => `${each.name}: patches ${each.patches.slice(0, 16)}`)
    .join('; ');
  const foot = TOP + HEIGHT + 50;
  return (
    <SvgFigure
      name={[group.task, group.name, group.part].join('-').replace(/[^\w.-]+/g, '-')}
      label={`${group.name} against ${group.xName}, ${words(group.part)}`}
      title={heading}
      says={group.lines.map((line, i) => `${names[i]}: ${inWords(line)}`).join('; ')}
      width={Math.max(LEFT + WIDTH + 30, 34 + textWidth(names), textWidth([source, heading]))}
      height={foot + LEGEND_ROW * (names.length + 1)}
    >
      <text y={14} fontWeight={600}>
        {heading}
      </text>
      {ticks.map((value) => (
        <g key={value}>
          <path d={`M${LEFT} ${y(value)}H${LEFT + WIDTH}`} stroke="currentColor" opacity={0.15} />
          <text x={LEFT - 8} y={y(value) + 4} textAnchor="end">
            {formatTick(value, step)}
          </text>
        </g>
      ))}
      {xs.map((value) => (
        <text key={value} x={x(value)} y={TOP + HEIGHT + 18} textAnchor="middle">
          {formatNumber(value)}
        </text>
      ))}
      <text x={LEFT + WIDTH / 2} y={TOP + HEIGHT + 36} textAnchor="middle">
        {group.xName}
      </text>
      {group.lines.map((line, i) => (
        <Line key={names[i]} points={line.points} at={i} x={x} y={y} />
      ))}
      {names.map((name, i) => (
        <g key={name} transform={`translate(0 ${foot + LEGEND_ROW * (i + 0.5)})`}>
          <path d="M0 0H26" stroke={lineColour(i)} strokeWidth={2} strokeDasharray={dashes(i)} />
          <text x={34} y={4}>
            {name}
          </text>
        </g>
      ))}
      <text y={foot + LEGEND_ROW * (names.length + 0.5) + 4} opacity={0.8}>
        {source}
      </text>
    </SvgFigure>
  );
}

function Line({
  points,
  at,
  x,
  y,
}: {
  points: readonly CurvePoint[];
  at: number;
  x: (value: number) => number;
  y: (value: number) => number;
}) {
  const path = (of: (point: CurvePoint) => number, from: readonly CurvePoint[]) =>
    from.map((point) => `${x(point.x)} ${y(of(point))}`).join('L');
  const band = `M${path((p) => p.high, points)}L${path((p) => p.low, [...points].reverse())}Z`;
  return (
    <g fill={lineColour(at)} stroke={lineColour(at)}>
      <path d={band} opacity={0.12} stroke="none" />
      <path
        d={`M${path((p) => p.value, points)}`}
        fill="none"
        strokeWidth={2}
        strokeDasharray={dashes(at)}
      />
      {points.map((point) => (
        <circle key={point.x} cx={x(point.x)} cy={y(point.value)} r={3} />
      ))}
    </g>
  );
}

const dashes = (at: number) => DASHES[at % DASHES.length] || undefined;

/** Where an x lies between two ends: by factors where they span many, evenly otherwise. */
function place(xs: readonly number[], from: number, to: number): (x: number) => number {
  const [first = 0] = xs;
  const last = xs.at(-1) ?? first;
  const turned = first > 0 && last / first >= FACTORS_FROM ? Math.log : (x: number) => x;
  const span = turned(last) - turned(first) || 1;
  return (x) => from + ((to - from) * (turned(x) - turned(first))) / span;
}

/** 1, 2 or 5 times a power of ten, so that about five lines cross the drawing. */
function tickStep(points: readonly CurvePoint[]): number {
  const span =
    Math.max(...points.map(({ high }) => high)) - Math.min(...points.map(({ low }) => low));
  const rough = (span || 0.1) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
}

function legend(line: CurveLine, several: boolean): string {
  const runs = Math.max(...line.points.map((point) => point.runs));
  return `${line.variant}${several ? `, ${line.dataset}` : ''} (${plural(runs, 'run')})`;
}

function inWords(line: CurveLine): string {
  return line.points
    .map(({ x, value, low, high }) => `${x}: ${[value, low, high].map(formatNumber).join(' ')}`)
    .join(', ');
}
