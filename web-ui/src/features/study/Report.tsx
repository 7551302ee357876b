import { Group, Switch } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { ReportRow, StudyReport } from '@/api/types';
import { IntervalBar } from '@/components/evaluation/IntervalBar';
import { Notice } from '@/components/Notice';
import { Panel } from '@/components/Page';
import { words } from '@/lib/format';
import { ReportClaims } from './ReportClaims';
import { ReportCurves } from './ReportCurves';
import { ReportData } from './ReportData';
import { ReportExport } from './ReportExport';
import { ReportFigures } from './ReportFigures';
import { ReportPageLink } from './ReportPageLink';
import { ReportTargets } from './ReportTargets';
import classes from './StudyPage.module.css';

/** The study's tables: macro-F1 and R² with 95 % intervals, on held-out sections and on unseen brains. */
export function Report({
  report,
  reportRunId,
}: {
  report: StudyReport;
  reportRunId: string | null | undefined;
}) {
  const [allProbes, setAllProbes] = useState(true);
  const rows = report.rows.filter((row) => allProbes || row.primary);
  return (
    <>
      <AcceptedLeaks report={report} />
      {report.claims.length > 0 && <ReportClaims report={report} />}
      <Panel
        flush
        title="Report"
        aside={
          <Group gap="lg">
            {report.rows.some((row) => !row.primary) && (
              <Switch
                size="xs"
                label="All probes"
                checked={allProbes}
                onChange={(event) => setAllProbes(event.currentTarget.checked)}
              />
            )}
            <ReportExport report={report} />
            {reportRunId && <ReportPageLink runId={reportRunId} />}
            {reportRunId && (
              <Link
                to="/runs/$runId"
                params={{ runId: reportRunId }}
                search={{ tab: 'artefacts' }}
                style={{ fontSize: 12, color: 'var(--mantine-color-anchor)' }}
              >
                Report run and its artefact
              </Link>
            )}
          </Group>
        }
      >
        {report.rows.length > 0 ? (
          <AreaRows report={report} rows={rows} furtherProbes={allProbes} />
        ) : (
          <div className={classes.foot}>No probe of this study tells areas.</div>
        )}
      </Panel>
      {report.targets.length > 0 && <ReportTargets report={report} />}
      <ReportCurves report={report} />
      {report.figures.length > 0 && <ReportFigures report={report} />}
      {report.datasets.length > 0 && <ReportData report={report} />}
      {(report.findings.length > 0 || report.warnings.length > 0) && (
        <Panel title="What it came to">
          <ul className={classes.findings}>
            {report.findings.map((finding) => (
              <li key={finding.claim}>
                {finding.holds ? (
                  <IconCheck size={18} color="var(--app-good)" aria-label="holds" />
                ) : (
                  <IconX size={18} color="var(--app-bad)" aria-label="does not hold" />
                )}
                <div>
                  <strong>{finding.claim}</strong>
                  <div className={classes.detail}>{finding.detail}</div>
                </div>
              </li>
            ))}
          </ul>
          {report.warnings.map((warning) => (
            <div key={warning} style={{ marginTop: 12 }}>
              <Notice tone="warn">{warning}</Notice>
            </div>
          ))}
        </Panel>
      )}
    </>
  );
}

/** Before anything else: numbers that rest on a leak are not to be read without it. */
function AcceptedLeaks({ report }: { report: StudyReport }) {
  return report.datasets
    .filter(({ accepted }) => accepted.length > 0)
    .map(({ name, accepted }) => (
      <Notice key={name} tone="bad">
        <strong>Leak accepted in data set {name}: scores on it may be too good</strong>
        {accepted.map((leak) => (
          <div key={leak}>{leak}</div>
        ))}
      </Notice>
    ));
}

function AreaRows({
  report,
  rows,
  furtherProbes,
}: {
  report: StudyReport;
  rows: readonly ReportRow[];
  furtherProbes: boolean;
}) {
  const seeds = new Set(report.rows.map((row) => row.runSeed)).size;
  const datasets = new Set(report.rows.map((row) => row.dataset)).size;
  return (
    <>
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Report">
        <table className={classes.rows}>
          <thead>
            <tr>
              <th scope="col">Variant</th>
              {datasets > 1 && <th scope="col">Data</th>}
              {seeds > 1 && <th scope="col">Seed</th>}
              <th scope="col">Features</th>
              <th scope="col">Probe</th>
              <th scope="col">Macro-F1, unseen brain</th>
              <th scope="col">Macro-F1, held-out sections</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr
                key={`${row.variant}/${row.dataset}/${row.runSeed}/${row.probe}`}
                data-secondary={!row.primary || undefined}
              >
                <th scope="row">{row.variant}</th>
                {datasets > 1 && <td>{row.dataset}</td>}
                {seeds > 1 && <td>{row.runSeed}</td>}
                <td>{words(row.feature)}</td>
                <td>{words(row.probe)}</td>
                <td>
                  <IntervalBar interval={row.unseenBrain?.macroF1} strong={row.primary} />
                </td>
                <td>
                  <IntervalBar interval={row.heldOutSections?.macroF1} strong={row.primary} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className={classes.foot}>
        Whiskers are 95 % bootstrap intervals over sections; they do not cover how brains differ.
        {furtherProbes && ' Pale rows are further probes of the same features.'}
      </div>
    </>
  );
}
