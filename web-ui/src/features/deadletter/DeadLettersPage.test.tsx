import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { deadLetters } from '@/testing/fixtures/dead-letter';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

describe('dead letters', () => {
  it('are no place of a researcher', async () => {
    serve('researcher');
    renderApp('/');
    const places = await screen.findByRole('navigation', { name: 'Main' });
    expect(within(places).getByRole('link', { name: 'Audit' })).toBeVisible();
    expect(within(places).queryByRole('link', { name: 'Dead letters' })).not.toBeInTheDocument();
  });

  it('say what was given up and why, and are replayed by an administrator', async () => {
    const posts: string[] = [];
    serve('admin', (method, path) => {
      if (method === 'POST') posts.push(path);
      return undefined;
    });
    const { user } = renderApp('/dead-letters');
    expect(await screen.findByText('Collecting a preparation')).toBeVisible();
    expect(screen.getByText(/is not in the artefact store$/)).toBeVisible();
    expect(screen.getByText('2 letters loaded, 1 open')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Replay' }));
    await expect
      .poll(() => posts)
      .toEqual([`/api/v1/dead-letters/${deadLetters[0]?.id ?? ''}/replay`]);
  });

  it('are put aside by an administrator', async () => {
    const posts: string[] = [];
    serve('admin', (method, path) => {
      if (method === 'POST') posts.push(path);
      return undefined;
    });
    const { user } = renderApp('/dead-letters');
    await user.click(await screen.findByRole('button', { name: 'Dismiss' }));
    await expect
      .poll(() => posts)
      .toEqual([`/api/v1/dead-letters/${deadLetters[0]?.id ?? ''}/dismiss`]);
  });

  it('show why a replay was refused beside the letter', async () => {
    serve('admin', (method, path) =>
      method === 'POST' && path.endsWith('/replay')
        ? refused(409, 'conflict', 'The thing is not as the request supposes', 'Replayed already.')
        : undefined,
    );
    const { user } = renderApp('/dead-letters');
    await user.click(await screen.findByRole('button', { name: 'Replay' }));
    expect(await screen.findByText('Replayed already.')).toBeVisible();
  });

  it('are read by an auditor, who cannot replay them', async () => {
    serve('auditor');
    renderApp('/dead-letters');
    expect(await screen.findByRole('button', { name: 'Replay' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});
