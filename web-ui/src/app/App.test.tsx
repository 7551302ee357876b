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

  it('leads to the provider and back to this page where the platform has single sign-on', async () => {
    window.history.replaceState(null, '', '/runs?q=wider');
    serve('researcher', (_, path) => {
      if (path.endsWith('/session')) {
        return refused(401, 'oidc-login', 'Nobody is signed in', 'Open /login in a browser.');
      }
      return path.endsWith('/sign-in')
        ? { status: 200, body: { identity: 'oidc', provider: 'Example University' } }
        : undefined;
    });
    renderApp('/runs?q=wider');
    expect(
      await screen.findByRole('link', { name: 'Log in with Example University' }),
    ).toHaveAttribute('href', '/login?to=%2Fruns%3Fq%3Dwider');
    expect(screen.queryByText(/login link/)).not.toBeInTheDocument();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    window.history.replaceState(null, '', '/');
  });

  it('says that a login failed and does not come back to that message', async () => {
    window.history.replaceState(null, '', '/?login=failed');
    serve('researcher', (_, path) =>
      path.endsWith('/session')
        ? refused(401, 'oidc-login', 'Nobody is signed in', 'Open /login in a browser.')
        : undefined,
    );
    renderApp();
    expect(await screen.findByRole('alert')).toHaveTextContent('You were not logged in');
    expect(screen.getByRole('link', { name: 'Log in with single sign-on' })).toHaveAttribute(
      'href',
      '/login',
    );
    window.history.replaceState(null, '', '/');
  });

  it('shows the login when the session ended while somebody worked', async () => {
    let over = false;
    serve('researcher', () =>
      over ? refused(401, 'oidc-login', 'Nobody is signed in', 'Open /login.') : undefined,
    );
    const { router } = renderApp();
    await screen.findByRole('table', { name: 'Recent runs' });
    over = true;
    await router.navigate({ to: '/models' });
    expect(await screen.findByRole('heading', { name: 'Log in to Cytostudy' })).toBeVisible();
  });

  it('shows the login when the session ended before something was sent', async () => {
    let over = false;
    serve('admin', () =>
      over ? refused(401, 'oidc-login', 'Nobody is signed in', 'Open /login.') : undefined,
    );
    const { user } = renderApp('/audit');
    const verify = await screen.findByRole('button', { name: 'Verify the chain' });
    over = true;
    await user.click(verify);
    expect(await screen.findByRole('heading', { name: 'Log in to Cytostudy' })).toBeVisible();
  });

  it('lets an account without a role leave', async () => {
    let left = false;
    serve('researcher', (method, path) => {
      if (path.endsWith('/session/logout')) {
        left = method === 'POST';
        return { status: 200, body: { continueAt: null } };
      }
      return path.endsWith('/session')
        ? left
          ? refused(401, 'oidc-login', 'Nobody is signed in', 'Open /login in a browser.')
          : refused(403, 'role-not-allowed', 'The caller’s role may not do this', 'No role.')
        : undefined;
    });
    const { user } = renderApp();
    expect(await screen.findByText('No role.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Log out' }));
    expect(await screen.findByRole('heading', { name: 'Log in to Cytostudy' })).toBeVisible();
  });

  it('shows recent runs and nodes on the start page', async () => {
    serve('researcher');
    renderApp();
    const table = await screen.findByRole('table', { name: 'Recent runs' });
    expect(within(table).getByRole('link', { name: 'SpatialNCE width 32 · seed 1' })).toBeVisible();
    expect(await screen.findByText('1 of 1 device held')).toBeVisible();
  });

  it('reads no whole list of a project that has studies to show where it stands', async () => {
    const asked: string[] = [];
    serve('researcher', (_, path) => {
      asked.push(path.split('/').at(-1) ?? '');
      return undefined;
    });
    renderApp();
    expect(await screen.findByText('1 of 1 device held')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'Demo study' })).toBeVisible();
    expect(asked).not.toContain('brains');
    expect(asked).not.toContain('patchsets');
    expect(asked.filter((each) => each === 'studies')).toHaveLength(1);
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
