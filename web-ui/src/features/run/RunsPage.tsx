import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  Select,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDebouncedCallback, useLocalStorage } from '@mantine/hooks';
import { IconColumns3, IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useRef, useState } from 'react';
import { studiesQuery } from '@/api/queries/study';
import type { RunState } from '@/api/types';
import { Empty } from '@/components/Empty';
import { Loaded } from '@/components/Loaded';
import { NoProject } from '@/components/NoProject';
import { Page, Panel } from '@/components/Page';
import { plural, words } from '@/lib/format';
import { useWho } from '@/lib/session';
import { isShown, metricColumns, RunGrid, STANDARD_COLUMNS } from './RunGrid';
import { useRunList } from './use-run-list';

const NEWEST = '-createdAt';
const STATES: readonly RunState[] = ['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'];

export function RunsPage() {
  const { project } = useWho();
  return (
    <Page
      title="Runs"
      lead="One variant of a study with one seed each; preparations and reports too."
    >
      {project ? <Runs projectId={project.id} /> : <NoProject />}
    </Page>
  );
}

function Runs({ projectId }: { projectId: string }) {
  const search = useSearch({ from: '/runs' });
  const navigate = useNavigate({ from: '/runs' });
  const filter = {
    projectId,
    state: search.state,
    studyId: search.study,
    q: search.q,
    sort: search.sort ?? NEWEST,
  };
  const { list, rows, newRuns, showNewRuns } = useRunList(filter);
  const studies = useQuery(studiesQuery(projectId));
  const scroller = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useLocalStorage<Record<string, boolean>>({
    key: 'cytostudy.runs.columns',
    defaultValue: {},
    getInitialValueInEffect: false,
  });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [text, setText] = useState(search.q ?? '');
  const set = (change: Partial<typeof search>) =>
    void navigate({ search: { ...search, ...change }, replace: true });
  const setQ = useDebouncedCallback((q: string) => set({ q: q === '' ? undefined : q }), 250);
  const metrics = useMemo(() => metricColumns(rows), [rows]);
  const filtered = search.state ?? search.study ?? search.q;

  return (
    <Panel
      flush
      bar={
        <Group gap="xs">
          <TextInput
            data-search
            aria-label="Search runs"
            placeholder="Search variant or study  ( / )"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setQ(event.currentTarget.value);
            }}
            w={240}
          />
          <Select
            aria-label="State"
            placeholder="Any state"
            clearable
            data={STATES.map((state) => ({ value: state, label: words(state) }))}
            value={search.state ?? null}
            onChange={(state) => set({ state: STATES.find((each) => each === state) })}
            w={140}
          />
          <Select
            aria-label="Study"
            placeholder="Any study"
            clearable
            searchable
            data={(studies.data ?? []).map((s) => ({ value: s.id, label: s.name }))}
            value={search.study ?? null}
            onChange={(study) => set({ study: study ?? undefined })}
            w={200}
          />
        </Group>
      }
      aside={
        <Group gap="xs">
          <div role="status">
            {newRuns > 0 && (
              <Button
                variant="default"
                onClick={() => {
                  void showNewRuns();
                  if (scroller.current && filter.sort === NEWEST) scroller.current.scrollTop = 0;
                  // The button goes, and must not take the focus with it.
                  scroller.current?.focus();
                }}
              >
                {plural(newRuns, 'new run')}
              </Button>
            )}
          </div>
          {chosen.length > 0 && (
            <>
              <Text size="xs" c="dimmed">
                {chosen.length} chosen
              </Text>
              <Button
                variant="light"
                disabled={chosen.length < 2}
                renderRoot={(props) => (
                  <Link {...props} to="/compare" search={{ runs: chosen.join(',') }} />
                )}
              >
                Compare
              </Button>
            </>
          )}
          <Popover position="bottom-end" shadow="md">
            <Popover.Target>
              <ActionIcon variant="default" size={30} aria-label="Choose columns">
                <IconColumns3 size={16} />
              </ActionIcon>
            </Popover.Target>
            <Popover.Dropdown>
              <Stack gap={6}>
                {[...STANDARD_COLUMNS, ...metrics].map((column) => (
                  <Checkbox
                    key={column.id}
                    size="xs"
                    label={column.label}
                    checked={isShown(column.id, shown)}
                    disabled={column.id === 'run'}
                    onChange={(event) =>
                      setShown({ ...shown, [column.id]: event.currentTarget.checked })
                    }
                  />
                ))}
              </Stack>
            </Popover.Dropdown>
          </Popover>
        </Group>
      }
    >
      <Loaded query={list} height={520}>
        {() =>
          rows.length === 0 ? (
            filtered ? (
              <Empty
                title="No run matches"
                action={
                  <Button
                    variant="default"
                    onClick={() => {
                      setText('');
                      set({ q: undefined, state: undefined, study: undefined });
                    }}
                  >
                    Clear the filter
                  </Button>
                }
              />
            ) : (
              <Empty title="No run yet">
                A study makes one run for each variant and seed.{' '}
                <Link to="/studies/new">Ask a question</Link> to get the first.
              </Empty>
            )
          ) : (
            <RunGrid
              runs={rows}
              metrics={metrics}
              shown={shown}
              chosen={chosen}
              onChoose={setChosen}
              sort={filter.sort}
              onSort={(sort) => set({ sort })}
              scroller={scroller}
              more={list.hasNextPage}
              loading={list.isFetchingNextPage}
              onMore={() => void list.fetchNextPage()}
            />
          )
        }
      </Loaded>
    </Panel>
  );
}
