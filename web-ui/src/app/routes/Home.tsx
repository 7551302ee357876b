import { SimpleGrid, Text, ThemeIcon } from '@mantine/core';
import { IconCheck, IconCircleDashed } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, type LinkProps } from '@tanstack/react-router';
import { nodesQuery } from '@/api/queries/node';
import { beginningQuery } from '@/api/queries/project';
import { runsQuery } from '@/api/queries/run';
import { recentStudiesQuery } from '@/api/queries/study';
import { Empty } from '@/components/Empty';
import { GuardedLink } from '@/components/Guarded';
import { Loaded } from '@/components/Loaded';
import { NoProject } from '@/components/NoProject';
import { Page, Panel } from '@/components/Page';
import { StateBadge } from '@/components/StateBadge';
import { When } from '@/components/Time';
import { RunTable } from '@/features/run/RunTable';
import { plural } from '@/lib/format';
import { useMayChange, useWho } from '@/lib/session';
import { runTopics, useLiveRefresh } from '@/lib/use-live';
import classes from './Home.module.css';

export function Home() {
  const { project } = useWho();
  const mayChange = useMayChange();
  return (
    <Page
      title="Home"
      lead={project ? `Project ${project.name}` : undefined}
      actions={
        <GuardedLink access={mayChange} link={{ to: '/studies/new' }}>
          New study
        </GuardedLink>
      }
    >
      {project ? <ProjectHome projectId={project.id} /> : <NoProject />}
    </Page>
  );
}

const RECENT_RUNS = 8;

function ProjectHome({ projectId }: { projectId: string }) {
  const runs = useInfiniteQuery(runsQuery({ projectId, sort: '-createdAt' }, RECENT_RUNS));
  const recent = runs.data?.pages[0]?.items ?? [];
  useLiveRefresh(runTopics(recent), [['run', 'list']], ['run-changed', 'step-changed', 'progress']);
  useLiveRefresh(['runs'], [['study', 'list']], ['run-changed']);
  useLiveRefresh(['nodes'], [['node']]);
  return (
    <>
      <StartHere projectId={projectId} />
      <Panel
        title="Recent runs"
        flush
        aside={
          <Link to="/runs" className={classes.more}>
            All runs
          </Link>
        }
      >
        <Loaded query={runs} height={300}>
          {() => (
            <RunTable
              label="Recent runs"
              runs={recent.slice(0, RECENT_RUNS)}
              empty={
                <Empty title="No run yet">
                  A run is one variant of a study with one seed. Follow “Start here” to get to the
                  first.
                </Empty>
              }
            />
          )}
        </Loaded>
      </Panel>
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <RecentStudies projectId={projectId} />
        <NodeSummary />
      </SimpleGrid>
    </>
  );
}

/** The way from nothing to a report; hidden once a study exists. */
function StartHere({ projectId }: { projectId: string }) {
  const mayChange = useMayChange();
  const studies = useQuery(recentStudiesQuery(projectId));
  const started = !studies.data || studies.data.length > 0;
  const beginning = useQuery({ ...beginningQuery(projectId), enabled: !started });
  if (started || !beginning.data) return null;
  const { ingested, prepared, sampled } = beginning.data;
  const steps: { title: string; what: string; done: boolean; link: LinkProps; does: string }[] = [
    {
      title: 'Make or bring sections',
      what: 'Render a synthetic cortex with known truth, or point to a folder of images.',
      done: ingested || prepared,
      link: { to: '/preparations/new', search: { kind: 'phantom' } },
      does: 'New phantom',
    },
    {
      title: 'Ingest them',
      what: 'Calibration, hash, pyramid and tissue of each image are checked.',
      done: ingested,
      link: { to: '/preparations/new', search: { kind: 'ingest' } },
      does: 'Ingest',
    },
    {
      title: 'Sample patches',
      what: 'Patches along the ribbon, frozen as a patchset with its index.',
      done: sampled,
      link: { to: '/preparations/new', search: { kind: 'sample' } },
      does: 'Sample',
    },
    {
      title: 'Ask a question',
      what: 'A study compares variants over a patchset and a leakage-checked split.',
      done: false,
      link: { to: '/studies/new' },
      does: 'New study',
    },
  ];
  const next = steps.findIndex((step) => !step.done);
  return (
    <Panel title="Start here">
      <ol className={classes.steps}>
        {steps.map((step, i) => (
          <li key={step.title} data-next={i === next || undefined}>
            <ThemeIcon
              variant="transparent"
              size={22}
              aria-label={step.done ? 'done' : 'to do'}
              style={{ color: step.done ? 'var(--app-good)' : 'var(--app-idle)' }}
            >
              {step.done ? <IconCheck size={18} /> : <IconCircleDashed size={18} />}
            </ThemeIcon>
            <div style={{ flex: 1 }}>
              <Text size="sm" fw={600}>
                {step.title}
              </Text>
              <Text size="xs" c="dimmed">
                {step.what}
              </Text>
            </div>
            {i === next && (
              <GuardedLink access={mayChange} link={step.link}>
                {step.does}
              </GuardedLink>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function RecentStudies({ projectId }: { projectId: string }) {
  const studies = useQuery(recentStudiesQuery(projectId));
  return (
    <Panel title="Studies">
      <Loaded query={studies} height={120}>
        {(rows) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              No study yet.
            </Text>
          ) : (
            <ul className={classes.list}>
              {rows.map((study) => (
                <li key={study.id}>
                  <Link to="/studies/$studyId" params={{ studyId: study.id }}>
                    {study.name}
                  </Link>
                  <StateBadge state={study.state} />
                  <span className={classes.dim}>
                    <When at={study.createdAt} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

function NodeSummary() {
  const nodes = useQuery(nodesQuery);
  return (
    <Panel title="Nodes">
      <Loaded query={nodes} height={120}>
        {(rows) =>
          rows.length === 0 ? (
            <Text size="sm" c="dimmed">
              No node has registered. Runs wait until a runner does: <code>./cytostudy up</code>{' '}
              starts one here.
            </Text>
          ) : (
            <ul className={classes.list}>
              {rows.map((node) => {
                const held = node.devices.filter((device) => device.leased).length;
                return (
                  <li key={node.id}>
                    <Link to="/nodes">{node.name}</Link>
                    <StateBadge state={node.state} />
                    <span className={classes.dim}>
                      {held} of {plural(node.devices.length, 'device')} held
                    </span>
                  </li>
                );
              })}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}
