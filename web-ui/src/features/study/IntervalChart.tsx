import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Claim, ClaimRead } from '@/api/types';
import { formatEstimate, formatScore, plural, words } from '@/lib/format';
import { saveFile } from './save-file';

const ROW = 26;
const LABELS = 300;
const AXIS = 340;
const RIGHT = 60;

/**
 * The readings of a claim on one axis, which runs from the lowest end to the highest: nothing is cut
 * off. As a file it says what it rests on.
 */
export function IntervalChart({ claim }: { claim: Claim }) {
  const drawing = useRef<SVGSVGElement>(null);
  const reads = readsOf(claim);
  const low = Math.min(...reads.map((read) => read.low ?? read.value ?? 0));
  const high = Math.max(...reads.map((read) => read.high ?? read.value ?? 0));
  if (reads.length === 0) return null;
  const x = (value: number) => LABELS + (AXIS * (value - low)) / (high > low ? high - low : 1);
  return (
    <figure style={{ margin: '8px 0' }}>
      <svg
        ref={drawing}
        xmlns="http://www.w3.org/2000/svg"
        role="img"
        aria-label={`Readings of ${claim.claim.id} with their intervals`}
        viewBox={`0 0 ${LABELS + AXIS + RIGHT} ${ROW * (reads.length + 1)}`}
        style={{ maxWidth: LABELS + AXIS + RIGHT, width: '100%' }}
        fill="currentColor"
        fontSize={12}
        fontFamily="system-ui, sans-serif"
      >
        <title>{claim.claim.statement}</title>
        <desc>{reads.map(inWords).join('; ')}</desc>
        {reads.map((read, i) => (
          <g key={i} transform={`translate(0 ${ROW * (i + 0.5)})`}>
            <text x={0} y={4}>
              {label(read)}
            </text>
            <path
              d={`M${x(read.low ?? read.value ?? 0)} 0H${x(read.high ?? read.value ?? 0)}`}
              stroke="currentColor"
              strokeWidth={2}
            />
            <circle cx={x(read.value ?? 0)} cy={0} r={4} />
          </g>
        ))}
        <g transform={`translate(0 ${ROW * (reads.length + 0.5)})`} opacity={0.75}>
          <text x={LABELS} y={4} textAnchor="middle">
            {formatScore(low)}
          </text>
          <text x={LABELS + AXIS} y={4} textAnchor="middle">
            {formatScore(high)}
          </text>
        </g>
      </svg>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconDownload size={13} />}
        aria-label={`Download the readings of ${claim.claim.id} as SVG`}
        onClick={() => {
          if (drawing.current) {
            saveFile(`${claim.claim.id}.svg`, 'image/svg+xml', drawing.current.outerHTML);
          }
        }}
      >
        SVG
      </Button>
    </figure>
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

function label({ reading }: ClaimRead): string {
  return `${reading.variant}, ${reading.figure}`;
}

function inWords(read: ClaimRead): string {
  const n = `${plural(read.runs, 'run')}, n = ${plural(read.sections, 'section')}`;
  return `${label(read)}, ${words(read.reading.part)}: ${formatEstimate(read)}, ${n}`;
}
