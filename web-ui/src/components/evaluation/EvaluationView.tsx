import { Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { evaluationQuery, ribbonQuery } from '@/api/queries/artefact';
import type { EvaluationResult, Score, SplitRole, StepOutput } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Notice } from '@/components/Notice';
import { Loaded } from '@/components/Loaded';
import { formatInteger, formatScore, words } from '@/lib/format';
import { Confusion } from './Confusion';
import { IntervalBar } from './IntervalBar';
import { Ribbons } from './Ribbons';
import { TargetTable } from './TargetTable';

/** What one run scored: intervals, confusion, areas along a section. */
export function EvaluationView({ outputs }: { outputs: readonly StepOutput[] }) {
  const evaluation = outputs.find((o) => o.kind === 'evaluation');
  const ribbon = outputs.find((o) => o.kind === 'ribbon');
  const result = useQuery({
    ...evaluationQuery(evaluation?.sha256 ?? ''),
    enabled: evaluation !== undefined,
  });
  return (
    <Loaded query={result} height={520}>
      {(data) => <Result result={data} ribbonSha256={ribbon?.sha256} />}
    </Loaded>
  );
}

function Result({
  result,
  ribbonSha256,
}: {
  result: EvaluationResult;
  ribbonSha256: string | undefined;
}) {
  const targets = result.targets ?? [];
  return (
    <Stack gap="lg" p={14}>
      {result.warnings.map((warning) => (
        <Notice key={warning} tone="warn">
          {warning}
        </Notice>
      ))}
      {targets.length > 0 && (
        <TargetTable
          label="R² of the target"
          lead={['Target', 'Unit']}
          lines={targets.map((scored) => ({
            key: `${scored.target}/${scored.role}`,
            lead: [scored.target, scored.unit],
            part: words(scored.role),
            scored: { score: scored },
            control: result.feature === 'position',
          }))}
        />
      )}
      {result.scores.length > 0 && <Areas result={result} ribbonSha256={ribbonSha256} />}
    </Stack>
  );
}

/** What the probes that tell areas scored. */
function Areas({
  result,
  ribbonSha256,
}: {
  result: EvaluationResult;
  ribbonSha256: string | undefined;
}) {
  const probes = [...new Set(result.scores.map((s) => s.probe))];
  const roles = [...new Set(result.scores.map((s) => s.role))];
  const [probe, setProbe] = useState(probes[0] ?? '');
  const [role, setRole] = useState<SplitRole>(
    roles.includes('unseen-brain') ? 'unseen-brain' : (roles[0] ?? 'unseen-brain'),
  );
  const score = result.scores.find((s) => s.probe === probe && s.role === role);
  return (
    <>
      <Group gap="md">
        <SegmentedControl
          size="xs"
          aria-label="Probe"
          data={probes.map((p) => ({ value: p, label: words(p) }))}
          value={probe}
          onChange={setProbe}
        />
        <SegmentedControl
          size="xs"
          aria-label="Part of the split"
          data={roles.map((r) => ({ value: r, label: words(r) }))}
          value={role}
          onChange={(value) => setRole(value)}
        />
        {score && (
          <Text size="sm" c="dimmed">
            {formatInteger(score.patches)} patches of {score.sections} sections,{' '}
            {result.featureDimension}-dimensional features
          </Text>
        )}
      </Group>
      {score ? (
        <ScoreFigures areas={result.areas} score={score} />
      ) : (
        <Text size="sm">This part was not scored by this probe.</Text>
      )}
      {ribbonSha256 && <SectionRibbons sha256={ribbonSha256} probe={probe} />}
    </>
  );
}

function ScoreFigures({ areas, score }: { areas: readonly string[]; score: Score }) {
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : `${Math.round(value * 100)} %`;
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 470px), 1fr))',
        gap: 24,
        alignItems: 'start',
      }}
    >
      <Stack gap="md">
        <div>
          <Title order={3} mb={4}>
            Macro-F1
          </Title>
          <IntervalBar interval={score.macroF1} strong />
        </div>
        <div>
          <Title order={3} mb={4}>
            Balanced accuracy
          </Title>
          <IntervalBar interval={score.balancedAccuracy} strong />
        </div>
        <Text size="xs" c="dimmed">
          Whiskers: 95 % bootstrap over sections; they do not cover how brains differ.{' '}
          {share(score.errorsNearBorderShare)} of the errors lie within 2 mm of an annotated border,
          where {share(score.patchesNearBorderShare)} of all patches lie.
        </Text>
        <DataTable
          label="F1 of each area"
          rows={areas.map((area, i) => ({ area, f1: score.perAreaF1[i] }))}
          rowKey={(row) => row.area}
          columns={[
            { name: 'Area', cell: (row) => row.area },
            {
              name: 'F1',
              numeric: true,
              cell: (row) =>
                row.f1 === null || row.f1 === undefined ? 'absent' : formatScore(row.f1),
            },
          ]}
        />
      </Stack>
      <div>
        <Title order={3} mb={4}>
          Confusion
        </Title>
        <Confusion areas={areas} confusion={score.confusion} />
      </div>
    </div>
  );
}

function SectionRibbons({ sha256, probe }: { sha256: string; probe: string }) {
  const ribbon = useQuery(ribbonQuery(sha256));
  return (
    <div style={{ overflow: 'auto' }} tabIndex={0} role="region" aria-label="Areas along a section">
      <Title order={3} mb={8}>
        True and predicted areas along a section
      </Title>
      <Loaded query={ribbon} height={190}>
        {(data) => <Ribbons ribbon={data} probe={probe} />}
      </Loaded>
    </div>
  );
}
