import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { nodes } from '@/testing/fixtures/node';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const stale = (method: string) =>
  method === 'PATCH'
    ? refused(412, 'version-conflict', 'Somebody changed it meanwhile', 'Look again.')
    : undefined;

describe('the nodes', () => {
  it('say on their panel why one does not take work again', async () => {
    serve('admin', stale);
    const { user } = renderApp('/nodes');
    await user.click(await screen.findByRole('button', { name: 'Take work again' }));
    expect(await screen.findByText('Somebody changed it meanwhile')).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('say there too why one was not drained', async () => {
    serve('admin', stale);
    const { user } = renderApp('/nodes');
    await user.click(await screen.findByRole('button', { name: 'Drain' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'new driver');
    await user.click(within(dialog).getByRole('button', { name: 'Drain' }));
    expect(await screen.findByText('Somebody changed it meanwhile')).toBeVisible();
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('are asked for again every few seconds: leases and silence come without an event', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let silent = false;
    serve('researcher', (_, path) =>
      path.endsWith('/nodes') && silent
        ? { status: 200, body: [{ ...nodes[0], state: 'UNREACHABLE' }] }
        : undefined,
    );
    renderApp('/nodes');
    await screen.findByText('online');
    silent = true;
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await screen.findByText('unreachable')).toBeVisible();
  });
});
