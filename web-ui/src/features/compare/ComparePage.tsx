import { ActionIcon, Button, MultiSelect, Switch, Text, TextInput, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { compareQuery, runsQuery } from '@/api/queries/run';
import type { Comparison, RunRow } from '@/api/types';
import { Empty } from '@/components/Empty';
import { IntervalBar } from '@/components/evaluation/IntervalBar';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { formatJson } from '@/lib/flatten';
import { formatNumber, words } from '@/lib/format';
import { useWho } from '@/lib/session';
import { isScore, metricName } from '@/lib/metrics';
import { runLabel } from '@/lib/run-label';
import { unitOf } from '@/lib/units';
import classes from './ComparePage.module.css';
import { CompareCurves } from './CompareCurves';

const label = (run: RunRow) => (run.variant ? runLabel(run) : `${run.kind} · seed ${run.seed}`);

export function ComparePage() {
  const search = useSearch({ from: '/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const { project } = useWho();
  const ids = useMemo(
    () => (search.runs ?? '').split(',').filter((id) => id !== ''),
    [search.runs],
  );
  const comparison = useQuery({ ...compareQuery(ids), placeholderData: keepPreviousData });
  const candidates = useInfiniteQuery({
    ...runsQuery({ projectId: project?.id, sort: '-createdAt' }, 200),
    enabled: project !== undefined,
  });
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...change }, replace: true });
  const setIds = (next: string[]) => set({ runs: next.length === 0 ? undefined : next.join(',') });
  const options = useMemo(() => {
    const rows = new Map<string, RunRow>();
    for (const page of candidates.data?.pages ?? []) {
      for (const run of page.items) if (run.kind === 'experiment') rows.set(run.id, run);
    }
    for (const run of comparison.data?.runs ?? []) rows.set(run.id, run);
    return [...rows.values()].map((run) => ({
      value: run.id,
      label: `${label(run)}${run.studyName ? `, ${run.studyName}` : ''}`,
    }));
  }, [candidates.data, comparison.data]);

  return (
    <Page
      wide
      title="Compare"
      lead="Runs side by side; the first is the base. The address holds what is shown: share it."
    >
      <MultiSelect
        size="xs"
        aria-label="Runs to compare"
        placeholder="Add a run"
        searchable
        data={options}
        value={ids}
        onChange={setIds}
        limit={60}
        data-search
      />
      {ids.length === 0 ? (
        <Panel>
          <Empty
            title="Choose runs to compare"
            action={
              <Button variant="default" renderRoot={(props) => <Link {...props} to="/runs" />}>
                Choose them in the list of runs
              </Button>
            }
          >
            Pick them above, or tick two or more in the list.
          </Empty>
        </Panel>
      ) : (
        <Loaded query={comparison} height={560}>
          {(data) => (
            <Table
              data={data}
              onlyDiffering={search.differs ?? true}
              onOnlyDiffering={(differs) => set({ differs })}
              text={search.q ?? ''}
              onText={(q) => set({ q: q === '' ? undefined : q })}
              onBase={(id) => setIds([id, ...ids.filter((each) => each !== id)])}
              onRemove={(id) => setIds(ids.filter((each) => each !== id))}
            />
          )}
        </Loaded>
      )}
      {ids.length > 0 && comparison.data && (
        <CompareCurves
          runs={comparison.data.runs}
          metric={search.metric}
          onMetric={(metric) => set({ metric })}
        />
      )}
    </Page>
  );
}

function Table({
  data,
  onlyDiffering,
  onOnlyDiffering,
  text,
  onText,
  onBase,
  onRemove,
}: {
  data: Comparison;
  onlyDiffering: boolean;
  onOnlyDiffering: (value: boolean) => void;
  text: string;
  onText: (text: string) => void;
  onBase: (id: string) => void;
  onRemove: (id: string) => void;
}) {
  const wanted = text.toLowerCase();
  const parameters = data.parameters.filter(
    (p) => (!onlyDiffering || p.differs) && p.path.toLowerCase().includes(wanted),
  );
  const metrics = data.metrics.filter((metric) => !isScore(metric.key));
  const equal = data.parameters.filter((p) => !p.differs).length;
  return (
    <Panel
      flush
      title={
        <TextInput
          aria-label="Search parameters"
          placeholder="Search parameters"
          value={text}
          onChange={(event) => onText(event.currentTarget.value)}
          w={220}
        />
      }
      aside={
        <Switch
          size="xs"
          label={`Only what differs (${equal} equal)`}
          checked={onlyDiffering}
          onChange={(event) => onOnlyDiffering(event.currentTarget.checked)}
        />
      }
    >
      <div className={classes.scroll} tabIndex={0} role="region" aria-label="Comparison">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Run</th>
              {data.runs.map((run, i) => (
                <th key={run.id} scope="col">
                  <div className={classes.run}>
                    <div>
                      <Link to="/runs/$runId" params={{ runId: run.id }}>
                        {label(run)}
                      </Link>
                      <div className={classes.sub}>
                        {run.studyName} {i === 0 && <strong>base</strong>}
                      </div>
                    </div>
                    <span className={classes.tools}>
                      {i > 0 && (
                        <Tooltip label="Make it the base">
                          <ActionIcon
                            size={24}
                            aria-label={`Make ${label(run)} the base`}
                            onClick={() => onBase(run.id)}
                          >
                            <IconArrowLeft size={14} />
                          </ActionIcon>
                        </Tooltip>
                      )}
                      <Tooltip label="Take it out">
                        <ActionIcon
                          size={24}
                          aria-label={`Take ${label(run)} out`}
                          onClick={() => onRemove(run.id)}
                        >
                          <IconX size={14} />
                        </ActionIcon>
                      </Tooltip>
                    </span>
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">State</th>
              {data.runs.map((run) => (
                <td key={run.id}>
                  <StateBadge state={run.state} />
                </td>
              ))}
            </tr>
            {data.scores.length > 0 && (
              <GroupRow span={data.runs.length + 1} name="Macro-F1 with 95 % intervals" />
            )}
            {data.scores.map((score) => {
              const best = Math.max(...score.values.map((s) => s?.macroF1.value ?? -1));
              return (
                <tr key={`${score.probe}/${score.role}`}>
                  <th scope="row">
                    {words(score.role)} <span className={classes.sub}>{words(score.probe)}</span>
                  </th>
                  {score.values.map((each, i) => (
                    <td key={i}>
                      <IntervalBar interval={each?.macroF1} strong={each?.macroF1.value === best} />
                    </td>
                  ))}
                </tr>
              );
            })}
            {metrics.length > 0 && (
              <GroupRow span={data.runs.length + 1} name="Metrics, last value" />
            )}
            {metrics.map((metric) => (
              <tr key={metric.key}>
                <th scope="row">{metricName(metric.key)}</th>
                {metric.last.map((value, i) => (
                  <td key={i} className={classes.number}>
                    {formatNumber(value)}
                  </td>
                ))}
              </tr>
            ))}
            <GroupRow span={data.runs.length + 1} name="Parameters" />
            {parameters.map((parameter) => (
              <tr key={parameter.path}>
                <th scope="row">
                  {parameter.path} <span className={classes.sub}>{unitOf(parameter.path)}</span>
                </th>
                {parameter.values.map((value, i) => (
                  <td
                    key={i}
                    data-differs={
                      JSON.stringify(value) !== JSON.stringify(parameter.values[0]) || undefined
                    }
                  >
                    {formatJson(value)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {parameters.length === 0 && (
          <Text size="sm" c="dimmed" p={14}>
            {wanted ? 'No parameter matches.' : 'All parameters are equal.'}
          </Text>
        )}
      </div>
    </Panel>
  );
}

function GroupRow({ span, name }: { span: number; name: string }) {
  return (
    <tr className={classes.group}>
      <th colSpan={span} scope="colgroup">
        {name}
      </th>
    </tr>
  );
}
