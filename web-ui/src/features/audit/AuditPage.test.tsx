import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

describe('the filter of the audit', () => {
  it('keeps what was typed in one field while another is typed in', async () => {
    serve('auditor');
    const { user, router } = renderApp('/audit');
    await user.type(await screen.findByRole('textbox', { name: 'Who' }), 'admin');
    await user.type(screen.getByRole('textbox', { name: 'Noun' }), 'run');
    await waitFor(() =>
      expect(router.state.location.search).toEqual({ subject: 'admin', noun: 'run' }),
    );
  });

  it('takes a day that is none for no day', async () => {
    serve('auditor');
    renderApp('/audit?from=abc&to=2026-02-30x');
    expect(await screen.findByRole('table', { name: 'Audit entries' })).toBeVisible();
  });

  it('compares as the platform does: a part of a word matches nothing', async () => {
    serve('auditor');
    renderApp('/audit?action=submit');
    expect(await screen.findByText('No entry matches')).toBeVisible();
  });
});
