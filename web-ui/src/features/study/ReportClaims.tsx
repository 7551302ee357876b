import { Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconQuestionMark, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { Claim, ClaimDemand, ClaimRead, StudyReport, Verdict } from '@/api/types';
import { Panel } from '@/components/Page';
import { formatEstimate, plural, words } from '@/lib/format';
import { claimsCsv } from './claims-csv';
import { IntervalChart } from './IntervalChart';
import classes from './ReportClaims.module.css';
import { SaveButton } from './SaveButton';

const VERDICTS: Record<Verdict, { icon: typeof IconCheck; tone: string }> = {
  supported: { icon: IconCheck, tone: 'good' },
  'not-supported': { icon: IconX, tone: 'bad' },
  inconclusive: { icon: IconQuestionMark, tone: 'open' },
  'not-testable': { icon: IconAlertTriangle, tone: 'open' },
};

/** What was claimed, with the verdict and everything that it rests on. */
export function ReportClaims({ report }: { report: StudyReport }) {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of report.claims) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  return (
    <Panel
      flush
      title="Claims"
      aside={
        <Group gap="sm">
          <span className={classes.counts}>
            {[...counts].map(([verdict, count]) => `${count} ${words(verdict)}`).join(', ')}
          </span>
          <SaveButton
            name="claims.csv"
            label="CSV"
            what="the claims"
            type="text/csv"
            text={() => claimsCsv(report)}
          />
        </Group>
      }
    >
      <ul className={classes.claims}>
        {report.claims.map((claim) => (
          <ClaimItem key={claim.claim.id} claim={claim} data={report.datasets} />
        ))}
      </ul>
      <div className={classes.foot}>
        Intervals are 95 % and resample what stands beside them; p is two-sided, after Holm’s
        correction over all comparisons of this report.
      </div>
    </Panel>
  );
}

function ClaimItem({ claim, data }: { claim: Claim; data: StudyReport['datasets'] }) {
  const [open, setOpen] = useState(false);
  const body = `claim-${claim.claim.id}`;
  const first = claim.demands[0];
  return (
    <li>
      <button
        type="button"
        className={classes.head}
        aria-expanded={open}
        aria-controls={body}
        onClick={() => setOpen(!open)}
      >
        <VerdictMark verdict={claim.verdict} />{' '}
        <span className={classes.statement}>{claim.claim.statement}</span>
        {first && <span className={classes.figure}>{formatEstimate(first.of)}</span>}
      </button>
      {open && (
        <div id={body} className={classes.body}>
          <p>{claim.claim.protocol}</p>
          {claim.remark && <p className={classes.remark}>{claim.remark}</p>}
          <IntervalChart claim={claim} data={data} />
          <Demands claim={claim} />
        </div>
      )}
    </li>
  );
}

function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { icon: Icon, tone } = VERDICTS[verdict];
  return (
    <span className={classes.verdict} data-tone={tone}>
      <Icon size={16} aria-hidden />
      {words(verdict)}
    </span>
  );
}

function Demands({ claim }: { claim: Claim }) {
  return (
    <div
      className={classes.scroll}
      tabIndex={0}
      role="region"
      aria-label={`What “${claim.claim.id}” rests on`}
    >
      <table className={classes.demands}>
        <thead>
          <tr>
            <th scope="col">Reading</th>
            <th scope="col">Demanded</th>
            <th scope="col">Difference</th>
            <th scope="col">p</th>
            <th scope="col">Outcome</th>
          </tr>
        </thead>
        <tbody>
          {claim.demands.map((demand, i) => (
            <tr key={i}>
              <td>
                <Read read={demand.of} />
              </td>
              <td>{demanded(demand)}</td>
              <td>{difference(demand)}</td>
              <td>{typeof demand.pCorrected === 'number' ? demand.pCorrected.toFixed(3) : '–'}</td>
              <td>
                <VerdictMark verdict={demand.outcome} />
              </td>
            </tr>
          ))}
          {claim.beside.map((read, i) => (
            <tr key={`beside-${i}`} data-secondary>
              <td>
                <Read read={read} />
              </td>
              <td>shown beside it</td>
              <td>–</td>
              <td>–</td>
              <td>–</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Read({ read }: { read: ClaimRead }) {
  const { variant, task, figure, part, dataset } = read.reading;
  return (
    <>
      <strong>{variant}</strong> {formatEstimate(read)}
      <div className={classes.detail}>
        {[task, figure, words(part), dataset].filter(Boolean).join(', ')}
        {typeof read.missing === 'string'
          ? `; ${read.missing}`
          : `; ${plural(read.runs, 'run')}, n = ${plural(read.sections, 'section')} of ${plural(
              read.brains,
              'brain',
            )}${read.resampled ? `; resampled: ${read.resampled}` : ''}`}
      </div>
    </>
  );
}

function demanded({ demand, above }: ClaimDemand) {
  if (above) {
    return (
      <>
        above{demand.margin ? ` by ${demand.margin}` : ''} <Read read={above} />
      </>
    );
  }
  const least = typeof demand.atLeast === 'number' && `at least ${demand.atLeast}`;
  const most = typeof demand.atMost === 'number' && `at most ${demand.atMost}`;
  return [least, most].filter(Boolean).join(', ');
}

function difference({ difference: value, low, high, paired }: ClaimDemand): string {
  return typeof value === 'number'
    ? `${formatEstimate({ value, low, high })}, ${paired ? 'paired' : 'not paired'}`
    : '–';
}
