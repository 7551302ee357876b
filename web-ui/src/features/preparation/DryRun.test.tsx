import { screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { describe, expect, it } from 'vitest';
import { preparationPlan } from '@/testing/fixtures/preparation';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve, server } from '@/testing/server';

const check = () => screen.getByRole('button', { name: 'Check without running' });

describe('the dry run of a preparation', () => {
  it('says how much a phantom makes and goes once a field is another, which keeps the focus', async () => {
    const posts: string[] = [];
    serve('researcher', (method, path) => {
      if (method === 'POST') posts.push(path);
      return undefined;
    });
    const { user } = renderApp('/preparations/new?kind=phantom');
    const seed = await screen.findByRole('textbox', { name: 'Seed' });
    await user.click(check());
    expect(await screen.findByText('about 181 MiB')).toBeVisible();
    expect(screen.getByText(/before they are compressed/)).toBeVisible();
    expect(posts).toEqual([expect.stringMatching(/\/preparations\/dry-run$/)]);
    await user.type(seed, '2');
    expect(seed).toHaveFocus();
    expect(seed).toHaveValue('12');
    expect(screen.queryByText('about 181 MiB')).not.toBeInTheDocument();
  });

  it('asks for what a submission would, and says what would be refused', async () => {
    const sent: unknown[] = [];
    serve('researcher', (method, _, body) => {
      if (method === 'POST') sent.push(body);
      return undefined;
    });
    const { user, router } = renderApp('/preparations/new?kind=ingest');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'March');
    await user.click(screen.getByRole('radio', { name: /an image root/ }));
    await user.type(screen.getByRole('textbox', { name: 'Image root' }), 'scans');
    await user.click(check());
    expect(await screen.findByText(/^The project has no brain 'P09'/)).toBeVisible();
    expect(screen.getByText('100 MiB')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Ingest' }));
    await waitFor(() =>
      expect(router.state.location.pathname).toMatch(/^\/preparations\/0193c000/),
    );
    expect(sent).toHaveLength(2);
    expect(sent[0]).toEqual(sent[1]);
  });

  it('says how many patches a sample has', async () => {
    serve('researcher');
    const { user } = renderApp('/preparations/new?kind=sample');
    await user.type(await screen.findByRole('textbox', { name: 'Name of the patchset' }), 'Few');
    await user.click(check());
    expect(await screen.findByText('Choose at least one brain.')).toBeVisible();
    await user.click(screen.getByRole('combobox', { name: 'Brains' }));
    const [brain] = await screen.findAllByRole('option');
    if (brain) await user.click(brain);
    await user.click(check());
    expect(await screen.findByText('3,840')).toBeVisible();
    expect(screen.getByText('about 60.0 MiB')).toBeVisible();
  });

  it('shows a refusal with its reference and beside its field', async () => {
    serve('researcher', (method, path) =>
      method === 'POST' && path.endsWith('/dry-run')
        ? refused(400, 'invalid-request', 'A value is missing or out of range', 'See errors.', [
            { pointer: '/phantom/brains', detail: 'There is memory for 8.' },
          ])
        : undefined,
    );
    const { user } = renderApp('/preparations/new?kind=phantom');
    const brains = await screen.findByRole('textbox', { name: 'Brains' });
    await user.click(check());
    expect(await screen.findByText('f1x7u2e')).toBeVisible();
    expect(brains).toHaveAccessibleDescription(/There is memory for 8\./);
  });

  it('drops an answer that comes after a field was changed', async () => {
    let answer: () => void = () => undefined;
    let asked = false;
    serve('researcher');
    server.use(
      http.post('*/preparations/dry-run', async ({ request }) => {
        asked = true;
        const plan = preparationPlan(await request.json());
        await new Promise<void>((resolve) => (answer = resolve));
        return Response.json(plan);
      }),
    );
    const { user } = renderApp('/preparations/new?kind=phantom');
    const seed = await screen.findByRole('textbox', { name: 'Seed' });
    await user.click(check());
    await waitFor(() => expect(asked).toBe(true));
    await user.type(seed, '2');
    answer();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(screen.queryByText('about 181 MiB')).not.toBeInTheDocument();
  });
});
