import type { Claim, ClaimRead, StudyReport } from '@/api/types';
import { formatEstimate, formatScore, plural, words } from '@/lib/format';
import { SvgFigure, textWidth } from './SvgFigure';

const ROW = 26;
const AXIS = 320;
const GAP = 18;

/**
 * The readings of a claim on one axis, which runs from the lowest end to the highest: nothing is cut
 * off. As a file it says what it rests on: n, what was resampled, and the hashes of its data.
 */
export function IntervalChart({ claim, data }: { claim: Claim; data: StudyReport['datasets'] }) {
  const reads = readsOf(claim);
  if (reads.length === 0) return null;
  const low = Math.min(...reads.map((read) => read.low ?? read.value ?? 0));
  const high = Math.max(...reads.map((read) => read.high ?? read.value ?? 0));
  const labels = reads.map((read) => label(read, reads));
  const values = reads.map(rests);
  const source = data.map(
    ({ name, patches, split }) =>
      `data ${name}: patches ${patches.slice(0, 16)}, split ${split.slice(0, 16)}`,
  );
  const left = textWidth(labels) + GAP;
  const right = left + AXIS + GAP;
  const width = Math.max(right + textWidth(values), textWidth(source));
  const x = (value: number) => left + (AXIS * (value - low)) / (high > low ? high - low : 1);
  return (
    <SvgFigure
      name={claim.claim.id}
      label={`Readings of ${claim.claim.id} with their intervals`}
      title={claim.claim.statement}
      says={[...reads.map((read, i) => `${labels[i]}: ${rests(read)}`), ...source].join('; ')}
      width={width}
      height={ROW * (reads.length + 1) + ROW * source.length}
    >
      {reads.map((read, i) => (
        <g key={i} transform={`translate(0 ${ROW * (i + 0.5)})`}>
          <text y={4}>{labels[i]}</text>
          <path
            d={`M${x(read.low ?? read.value ?? 0)} 0H${x(read.high ?? read.value ?? 0)}`}
            stroke="currentColor"
            strokeWidth={2}
          />
          <circle cx={x(read.value ?? 0)} r={4} />
          <text x={right} y={4} opacity={0.8}>
            {values[i]}
          </text>
        </g>
      ))}
      <g transform={`translate(0 ${ROW * (reads.length + 0.5)})`} opacity={0.8}>
        <path d={`M${left} -12H${left + AXIS}`} stroke="currentColor" />
        <text x={left} y={4} textAnchor="middle">
          {formatScore(low)}
        </text>
        <text x={left + AXIS} y={4} textAnchor="middle">
          {formatScore(high)}
        </text>
      </g>
      {source.map((line, i) => (
        <text key={line} y={ROW * (reads.length + 1.5 + i) + 4} opacity={0.8}>
          {line}
        </text>
      ))}
    </SvgFigure>
  );
}

/** Every reading that is there, each once. */
function readsOf(claim: Claim): ClaimRead[] {
  const all = [...claim.demands.flatMap(({ of, above }) => [of, above]), ...claim.beside];
  const byText = new Map<string, ClaimRead>();
  for (const read of all) {
    if (typeof read?.value === 'number') byText.set(JSON.stringify(read.reading), read);
  }
  return [...byText.values()];
}

/** Variant and figure, and what else tells one reading from the others. */
function label({ reading }: ClaimRead, among: readonly ClaimRead[]): string {
  const differs = (of: (read: ClaimRead['reading']) => unknown) =>
    new Set(among.map((each) => of(each.reading))).size > 1;
  return [
    reading.variant,
    differs((each) => each.task) && reading.task,
    reading.figure,
    differs((each) => each.part) && words(reading.part),
    differs((each) => each.dataset) && (reading.dataset ?? 'main'),
  ]
    .filter(Boolean)
    .join(', ');
}

function rests(read: ClaimRead): string {
  const n = `${plural(read.runs, 'run')}, n = ${plural(read.sections, 'section')}`;
  const resampled = read.resampled ? `, resampled: ${read.resampled}` : '';
  return `${formatEstimate(read)}, ${n} of ${plural(read.brains, 'brain')}${resampled}`;
}
