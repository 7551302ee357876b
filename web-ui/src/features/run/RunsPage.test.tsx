import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { RunRow } from '@/api/types';
import { FakeEventSource, latestEventSource } from '@/testing/event-source';
import { uuid } from '@/testing/fixtures/made-up';
import { PROJECT } from '@/testing/fixtures/project';
import { liveRun, runs, waitingRun } from '@/testing/fixtures/run';
import { detail } from '@/testing/fixtures/run-detail';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

describe('the list of runs', () => {
  it('keeps its filter in the address', async () => {
    serve('researcher');
    const { user, router } = renderApp('/runs');
    await screen.findByRole('table', { name: 'Runs' });
    await user.type(screen.getByRole('textbox', { name: 'Search runs' }), 'wider');
    expect(await screen.findByText('2 runs')).toBeVisible();
    await waitFor(() => {
      expect(router.state.location.search).toMatchObject({ q: 'wider' });
    });
  });

  it('says what to do when nothing matches', async () => {
    serve('researcher');
    const { user } = renderApp('/runs?q=nonesuch');
    await user.click(await screen.findByRole('button', { name: 'Clear the filter' }));
    expect(await screen.findByRole('table', { name: 'Runs' })).toBeVisible();
  });

  it('leads from chosen runs to their comparison', async () => {
    serve('researcher');
    const { user, router } = renderApp('/runs?q=demo');
    const table = await screen.findByRole('table', { name: 'Runs' });
    await user.click(await within(table).findByLabelText('Choose SpatialNCE · seed 1'));
    await user.click(within(table).getByLabelText('Choose SimCLR · seed 1'));
    await user.click(within(screen.getByRole('main')).getByRole('link', { name: 'Compare' }));
    await waitFor(() => expect(router.state.location.pathname).toBe('/compare'));
  });
});

describe('the list of runs while runs go on', () => {
  beforeEach(() => {
    FakeEventSource.all = [];
    vi.stubGlobal('EventSource', FakeEventSource);
  });
  afterEach(() => vi.unstubAllGlobals());

  /** Opens the list and its stream; `asked` has what is read of runs once it is there. */
  async function watched(now: { run?: RunRow; list?: RunRow[] }) {
    const asked: string[] = [];
    serve('researcher', (_, path) => {
      if (path.startsWith('/api/v1/runs')) asked.push(path.replace('/api/v1', ''));
      if (now.run && path.endsWith(now.run.id)) return { status: 200, body: detail(now.run) };
      return now.list && path.endsWith('/runs')
        ? { status: 200, body: { items: now.list, nextCursor: String(now.list.length) } }
        : undefined;
    });
    const view = renderApp('/runs');
    const table = await screen.findByRole('table', { name: 'Runs' });
    await waitFor(() => expect(latestEventSource().url).toContain(liveRun.id));
    asked.length = 0;
    latestEventSource().onopen?.();
    await waitFor(() => expect(asked).toEqual(['/runs']));
    asked.length = 0;
    return { ...view, table, asked };
  }
  const gathered = () => new Promise((resolve) => setTimeout(resolve, 600));

  it('reads the run that an event is of, once for many events, and no page', async () => {
    const now: { run?: RunRow } = {};
    const { table, asked } = await watched(now);
    now.run = { ...liveRun, state: 'FAILED', progress: null };
    const row = within(table).getByRole('row', { name: /SpatialNCE width 32/ });
    expect(row).toHaveTextContent('running');
    for (let i = 0; i < 10; i++) latestEventSource().tell({ type: 'progress', runId: liveRun.id });
    await waitFor(() => expect(row).toHaveTextContent('failed'));
    expect(asked).toEqual([`/runs/${liveRun.id}`]);
  });

  it('leaves alone what happens in another project', async () => {
    const { asked } = await watched({});
    latestEventSource().tell({ type: 'run-changed', runId: uuid(11, 998), projectId: uuid(1, 2) });
    await gathered();
    expect(asked).toEqual([]);
  });

  it('counts runs that came since and shows them when it is asked to', async () => {
    const now: { list?: RunRow[] } = {};
    const { table, asked, user } = await watched(now);
    const newcomer = { ...waitingRun, id: uuid(11, 999), variant: 'Newcomer' };
    now.list = [newcomer, ...runs.slice(0, 99)];
    latestEventSource().tell({
      type: 'run-changed',
      runId: newcomer.id,
      projectId: PROJECT.id,
    });
    const button = await screen.findByRole('button', { name: '1 new run' });
    expect(asked).toEqual(['/runs']);
    expect(within(table).queryByText(/^Newcomer/)).not.toBeInTheDocument();
    await user.click(button);
    expect(await within(table).findByText(/^Newcomer/)).toBeVisible();
    expect(screen.queryByRole('button', { name: /new run/ })).not.toBeInTheDocument();
    expect(table).toHaveFocus();
  });
});
