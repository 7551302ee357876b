import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { brains } from '@/testing/fixtures/brain';
import { PROJECT } from '@/testing/fixtures/project';
import { sections } from '@/testing/fixtures/section';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const [p01, p02] = brains;
const address = `/brains/${p01?.id ?? ''}`;
const HASH = 'c0ffee00'.repeat(8);

/** Serves the fixtures and keeps what was sent. */
function keeping(membership: 'owner' | 'member' | 'viewer' = 'owner') {
  const sent: { path: string; body: unknown }[] = [];
  serve('researcher', (method, path, body) => {
    if (method !== 'GET') sent.push({ path: path.replace('/api/v1', ''), body });
    if (path !== '/api/v1/session') return undefined;
    const session = {
      subject: 'researcher',
      displayName: 'Researcher',
      role: 'researcher',
      identity: 'local',
      projects: [{ ...PROJECT, membership }],
      csrfToken: '',
    };
    return { status: 200, body: session };
  });
  return sent;
}

describe('a brain and what is recorded of it', () => {
  it('is registered by pseudonym and asks for its consent next', async () => {
    const sent = keeping();
    const { user, router } = renderApp('/brains');
    await user.click(await screen.findByRole('button', { name: 'Register a brain' }));
    const form = await screen.findByRole('dialog');
    await user.type(within(form).getByRole('textbox', { name: 'Age' }), '151');
    await user.click(within(form).getByRole('button', { name: 'Register' }));
    expect(await within(form).findByText('A pseudonym is needed.')).toBeVisible();
    expect(within(form).getByText('It must be at most 150.')).toBeVisible();
    await user.clear(within(form).getByRole('textbox', { name: 'Age' }));
    await user.type(within(form).getByRole('textbox', { name: 'Age' }), '71');
    await user.type(within(form).getByRole('textbox', { name: 'Pseudonym' }), 'P05');
    await user.click(within(form).getByRole('button', { name: 'Register' }));
    await waitFor(() => expect(router.state.location.pathname).toBe(address));
    expect(sent[0]?.body).toEqual({
      pseudonym: 'P05',
      species: 'Homo sapiens',
      accessTier: 'INTERNAL',
      ageYears: 71,
      sex: null,
    });
    expect(await screen.findByRole('dialog', { name: /^Consent of brain/ })).toBeVisible();
  });

  it('gets a consent with its purposes, days and document', async () => {
    const sent = keeping();
    const { user } = renderApp(`${address}?consent=record`);
    const form = await screen.findByRole('dialog');
    const save = within(form).getByRole('button', { name: 'Record the consent' });
    await user.click(save);
    expect(await within(form).findByText(/64 hexadecimal digits/)).toBeVisible();
    await user.type(within(form).getByRole('textbox', { name: /sha256/ }), HASH);
    await user.click(within(form).getByRole('checkbox', { name: /^export/ }));
    await user.click(save);
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(sent[0]).toMatchObject({
      path: `${address}/consents`,
      body: {
        purposes: ['TRAINING', 'EVALUATION', 'DISPLAY'],
        accessTier: 'OPEN',
        validUntil: null,
        documentSha256: HASH,
      },
    });
  });

  it('shows at its field what the platform refuses of a consent', async () => {
    serve('researcher', (method, path) =>
      method === 'POST' && path.endsWith('/consents')
        ? refused(400, 'invalid-request', 'A value is missing or out of range', 'See errors.', [
            { pointer: '/validUntil', detail: 'is not after validFrom' },
          ])
        : undefined,
    );
    const { user } = renderApp(`${address}?consent=record`);
    const form = await screen.findByRole('dialog');
    await user.type(within(form).getByRole('textbox', { name: /sha256/ }), HASH);
    await user.click(within(form).getByRole('button', { name: 'Record the consent' }));
    await waitFor(() =>
      expect(within(form).getByLabelText('Last day')).toHaveAccessibleDescription(
        /is not after validFrom/,
      ),
    );
  });

  it('says what follows from a withdrawal, which needs a reason', async () => {
    const sent = keeping();
    const { user } = renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Withdraw' }));
    const form = await screen.findByRole('dialog');
    expect(await within(form).findByText(/things? made from it go into quarantine/)).toBeVisible();
    await user.click(within(form).getByRole('button', { name: 'Withdraw the consent' }));
    expect(await within(form).findByText('Say why.')).toBeVisible();
    await user.type(within(form).getByRole('textbox', { name: 'Reason' }), 'The donor asked.');
    await user.click(within(form).getByRole('button', { name: 'Withdraw the consent' }));
    await waitFor(() =>
      expect(sent).toEqual([
        { path: `${address}/consents/withdraw`, body: { reason: 'The donor asked.' } },
      ]),
    );
  });

  it('keeps every version of the consent in sight', async () => {
    serve('researcher');
    renderApp(`/brains/${p02?.id ?? ''}`);
    const table = await screen.findByRole('table', { name: 'History of the consent' });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(within(table).getByText(/The family asked for it/)).toBeVisible();
  });

  it('grows by a hemisphere, a block and a section', async () => {
    const sent = keeping();
    const { user } = renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Add a hemisphere' }));
    await user.click(await screen.findByRole('button', { name: 'Add' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Add a block' }));
    await user.type(await screen.findByRole('textbox', { name: 'Label' }), 'B');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    await user.click(screen.getByRole('button', { name: 'Add a section' }));
    const thickness = await screen.findByRole('textbox', { name: 'Thickness' });
    expect(screen.getByRole('textbox', { name: 'Number' })).toHaveValue('17');
    await user.clear(thickness);
    await user.type(thickness, '0');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByText('It must be above 0.')).toBeVisible();
    await user.clear(thickness);
    await user.type(thickness, '25');
    await user.click(screen.getByRole('button', { name: 'Add' }));
    await waitFor(() => expect(sent).toHaveLength(3));
    expect(sent.map((each) => each.body)).toEqual([
      { side: 'RIGHT' },
      { label: 'B' },
      {
        number: 17,
        zMm: 57.62,
        plane: 'CORONAL',
        thicknessUm: 25,
        state: 'PRESENT',
        flipped: false,
      },
    ]);
  });

  it('lets a member bring data but not decide on consents, and a viewer neither', async () => {
    keeping('member');
    const { unmount } = renderApp(address);
    expect(await screen.findByRole('button', { name: 'Withdraw' })).toHaveAccessibleDescription(
      'Only owners of Demo may do this.',
    );
    expect(screen.getByRole('button', { name: 'Add a hemisphere' })).not.toHaveAttribute(
      'aria-disabled',
    );
    unmount();
    keeping('viewer');
    renderApp(`${address}?consent=record`);
    expect(
      await screen.findByRole('button', { name: 'Add a hemisphere' }),
    ).toHaveAccessibleDescription('You are a viewer of Demo. Its owner can make you a member.');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  });

  it('records that a section is damaged, from the version that was shown', async () => {
    const sent = keeping();
    const { user } = renderApp(`${address}/sections/${sections(0)[0]?.id ?? ''}`);
    await user.click(await screen.findByRole('button', { name: 'Change' }));
    await user.click(await screen.findByRole('combobox', { name: 'State' }));
    await user.click(await screen.findByRole('option', { name: /^damaged/ }));
    await user.click(screen.getByRole('checkbox', { name: /flipped/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(sent[0]?.body).toEqual({ state: 'DAMAGED', zMm: 3.6, thicknessUm: 20, flipped: true });
  });
});
