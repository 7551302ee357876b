import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { PROJECT } from '@/testing/fixtures/project';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const address = `/projects/${PROJECT.id}`;

describe('projects and their members', () => {
  it('lets somebody who belongs to none make one, which is then the chosen one', async () => {
    let made = false;
    let sent: unknown;
    const own = { ...PROJECT, name: 'Striate cortex' };
    serve('researcher', (method, path, body) => {
      if (path === '/api/v1/projects' && method === 'POST') {
        sent = body;
        made = true;
      }
      if (path === '/api/v1/projects' && method === 'GET' && !made) {
        return { status: 200, body: { items: [], nextCursor: null } };
      }
      return path === '/api/v1/session'
        ? {
            status: 200,
            body: {
              subject: 'new-colleague',
              displayName: 'New Colleague',
              role: 'researcher',
              identity: 'oidc',
              projects: made ? [own] : [],
              csrfToken: '',
            },
          }
        : undefined;
    });
    const { user, router } = renderApp('/');
    expect(await screen.findByText('new-colleague')).toBeVisible();
    await user.click(await screen.findByRole('button', { name: 'New project' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Make the project' }));
    expect(await within(dialog).findByText('A name is needed.')).toBeVisible();
    expect(sent).toBeUndefined();
    await user.type(within(dialog).getByRole('textbox', { name: 'Name' }), 'Striate cortex');
    await user.click(within(dialog).getByRole('button', { name: 'Make the project' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(address));
    expect(sent).toEqual({ name: 'Striate cortex', description: '' });
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('renames the version that was shown, and says at the field why not', async () => {
    serve('researcher', (method) =>
      method === 'PATCH'
        ? refused(400, 'invalid-request', 'A value is missing or out of range', 'See errors.', [
            { pointer: '/name', detail: 'has a forbidden sign' },
          ])
        : undefined,
    );
    const { user } = renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await user.type(name, ' 2');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(name).toHaveAccessibleDescription(/has a forbidden sign/));
  });

  it('adds, changes and removes members', async () => {
    const sent: unknown[] = [];
    serve('researcher', (method, path, body) => {
      if (method === 'PUT' || method === 'DELETE')
        sent.push([method, path.split('/').at(-1), body]);
      return undefined;
    });
    const { user } = renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Add a member' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByRole('textbox', { name: 'Account' }), 'ada@lab.example');
    await user.click(within(dialog).getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.click(screen.getByRole('combobox', { name: 'Membership of colleague' }));
    await user.click(await screen.findByRole('option', { name: /^owner/ }));
    await user.click(screen.getByRole('button', { name: 'Remove colleague' }));
    expect(sent).toHaveLength(2);
    await user.click(screen.getByRole('button', { name: 'Really remove' }));
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(sent).toEqual([
      ['PUT', 'ada%40lab.example', { membership: 'member' }],
      ['PUT', 'colleague', { membership: 'owner' }],
      ['DELETE', 'colleague', undefined],
    ]);
  });

  it('shows why the only owner cannot leave', async () => {
    serve('researcher', (method) =>
      method === 'DELETE'
        ? refused(409, 'conflict', 'It does not fit', 'researcher is the only owner.')
        : undefined,
    );
    const { user } = renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Remove researcher' }));
    await user.click(screen.getByRole('button', { name: 'Really remove' }));
    expect(await screen.findByText('researcher is the only owner.')).toBeVisible();
  });

  it('shows an auditor no form', async () => {
    serve('auditor');
    renderApp(address);
    const table = await screen.findByRole('table', { name: 'Members' });
    expect(within(table).getByText('colleague')).toBeVisible();
    expect(within(table).queryByRole('combobox')).not.toBeInTheDocument();
    expect(within(table).queryByRole('button')).not.toBeInTheDocument();
    expect(screen.getByRole('button', { name: 'Add a member' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });
});
