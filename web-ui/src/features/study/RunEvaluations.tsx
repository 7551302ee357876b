import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runQuery } from '@/api/queries/run';
import type { RunRow } from '@/api/types';
import { Empty } from '@/components/Empty';
import { EvaluationView } from '@/components/evaluation/EvaluationView';
import { Loaded } from '@/components/Loaded';
import { Panel } from '@/components/Page';
import { runLabel } from '@/lib/run-label';

/** Confusion and areas along sections of one of the study's runs. */
export function RunEvaluations({ runs }: { runs: readonly RunRow[] }) {
  const done = runs.filter((run) => run.state === 'SUCCEEDED');
  const [chosen, choose] = useState<string | undefined>(undefined);
  const runId = done.find((run) => run.id === chosen)?.id ?? done[0]?.id ?? '';
  const run = useQuery(runQuery(runId));
  return (
    <Panel
      flush
      title="A closer look"
      aside={
        <Select
          aria-label="Run"
          data={done.map((r) => ({ value: r.id, label: runLabel(r) }))}
          value={runId}
          onChange={(id) => choose(id ?? undefined)}
          allowDeselect={false}
          w={240}
        />
      }
    >
      <Loaded query={run} height={560}>
        {(data) => {
          const outputs = data.steps.flatMap((step) => step.outputs);
          return outputs.some((output) => output.kind === 'evaluation') ? (
            <EvaluationView key={runId} outputs={outputs} />
          ) : (
            <Empty title="This run was not evaluated" />
          );
        }}
      </Loaded>
    </Panel>
  );
}
