import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { uuid } from '@/testing/fixtures/made-up';
import { PROJECT, project, session } from '@/testing/fixtures/project';
import { series } from '@/testing/fixtures/metric';
import { failedRun, liveRun, waitingRun, doneRuns } from '@/testing/fixtures/run';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

describe('the page of a run', () => {
  it('says in one sentence why a step waits', async () => {
    serve('researcher');
    renderApp(`/runs/${waitingRun.id}`);
    expect(await screen.findByText(/^Waits for a CPU slot: all 1 on node/)).toBeVisible();
  });

  it('says what failed, where, and what to do, for each attempt', async () => {
    serve('researcher');
    renderApp(`/runs/${failedRun.id}`);
    expect(await screen.findByText('The loss is not a number any more')).toBeVisible();
    expect(screen.getByText('pretrain, iteration 61')).toBeVisible();
    expect(screen.getByText(/^Lower the learning rate/)).toBeVisible();
    expect(screen.getByText('The worker process ended without an outcome')).toBeVisible();
  });

  it('retries a failed run once per click', async () => {
    const posts: string[] = [];
    serve('researcher', (method, path) => {
      if (method === 'POST') posts.push(path);
      return undefined;
    });
    const { user } = renderApp(`/runs/${failedRun.id}`);
    await user.click(await screen.findByRole('button', { name: 'Retry from the failed step' }));
    await waitFor(() => expect(posts).toEqual([`/api/v1/runs/${failedRun.id}/retry`]));
  });

  it('is ruled by the project of the run, not by the one that is chosen', async () => {
    const other = { id: uuid(1, 2), name: 'Other', membership: 'owner' };
    window.localStorage.setItem('cytostudy.project', JSON.stringify(other.id));
    serve('researcher', (method, path) => {
      if (method === 'GET' && path === '/api/v1/projects') {
        const items = [project, { ...project, ...other }];
        return { status: 200, body: { items, nextCursor: null } };
      }
      return path === '/api/v1/session'
        ? {
            status: 200,
            body: {
              ...session('researcher'),
              projects: [{ ...PROJECT, membership: 'viewer' }, other],
            },
          }
        : undefined;
    });
    renderApp(`/runs/${failedRun.id}`);
    expect(
      await screen.findByRole('button', { name: 'Retry from the failed step' }),
    ).toHaveAccessibleDescription('You are a viewer of Demo. Its owner can make you a member.');
  });

  it('asks again before it cancels', async () => {
    const posts: string[] = [];
    serve('researcher', (method, path) => {
      if (method === 'POST') posts.push(path);
      return undefined;
    });
    const { user } = renderApp(`/runs/${liveRun.id}?tab=parameters`);
    await user.click(await screen.findByRole('button', { name: 'Cancel run' }));
    expect(posts).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Really cancel' }));
    await waitFor(() => expect(posts).toEqual([`/api/v1/runs/${liveRun.id}/cancel`]));
  });

  it('lists the steps for those who read better in rows', async () => {
    serve('researcher');
    const { user } = renderApp(`/runs/${liveRun.id}?tab=parameters`);
    await user.click(await screen.findByText('List'));
    const table = screen.getByRole('table', { name: 'Steps' });
    expect(within(table).getByText('Waits for pretrain to finish.')).toBeVisible();
  });

  it('keeps one set of points of each curve however often it grows', async () => {
    let grown = 0;
    const asked: string[] = [];
    serve('researcher', (_, path) => {
      if (path.endsWith('/points')) asked.push(path);
      return path.endsWith('/series')
        ? { status: 200, body: series.slice(0, 1).map((s) => ({ ...s, count: s.count + grown })) }
        : undefined;
    });
    const { client } = renderApp(`/runs/${liveRun.id}?tab=curves`);
    await waitFor(() => expect(asked).toHaveLength(1));
    for (grown = 1; grown <= 3; grown++) {
      await client.invalidateQueries({ queryKey: ['series'] });
      await waitFor(() => expect(asked).toHaveLength(1 + grown));
    }
    expect(client.getQueryCache().findAll({ queryKey: ['points'] })).toHaveLength(1);
  });

  it('offers each artefact with its hash for download', async () => {
    serve('researcher');
    renderApp(`/runs/${doneRuns[0]?.id ?? ''}?tab=artefacts`);
    const link = await screen.findByRole('link', { name: 'Download model.safetensors' });
    expect(link).toHaveAttribute(
      'href',
      expect.stringMatching(/artefacts\/[0-9a-f]{64}\/content$/),
    );
  });
});
