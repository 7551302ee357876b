import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

describe('the application', () => {
  it('tells an unknown visitor how to log in', async () => {
    serve('researcher', (_, path) =>
      path.endsWith('/session')
        ? refused(401, 'not-authenticated', 'No valid sign-in came with the request', 'Log in.')
        : undefined,
    );
    renderApp();
    expect(await screen.findByRole('heading', { name: 'Log in to Cytostudy' })).toBeVisible();
    expect(screen.getByText(/login link that the terminal printed/)).toBeVisible();
  });

  it('shows recent runs and nodes on the start page', async () => {
    serve('researcher');
    renderApp();
    const table = await screen.findByRole('table', { name: 'Recent runs' });
    expect(within(table).getByRole('link', { name: 'SpatialNCE width 32 · seed 1' })).toBeVisible();
    expect(await screen.findByText('1 of 1 device held')).toBeVisible();
  });

  it('opens the list of keys with a question mark and follows g r to the runs', async () => {
    serve('researcher');
    const { user, router } = renderApp();
    await screen.findByRole('table', { name: 'Recent runs' });
    await user.keyboard('?');
    expect(await screen.findByText('go to Runs')).toBeVisible();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.keyboard('gr');
    await waitFor(() => expect(router.state.location.pathname).toBe('/runs'));
  });

  it('keeps a button that an auditor may not press, with the reason', async () => {
    serve('auditor');
    renderApp();
    const button = await screen.findByRole('button', { name: 'New study' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveAccessibleDescription('Auditors read everything and change nothing.');
  });
});
