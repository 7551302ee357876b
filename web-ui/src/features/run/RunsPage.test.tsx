import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
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
