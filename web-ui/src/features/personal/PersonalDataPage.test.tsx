import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

describe('personal data', () => {
  it('is shown to administrators, image by image, and its content only when asked for twice', async () => {
    const asked: string[] = [];
    serve('admin', (_, path) => {
      asked.push(path);
      return undefined;
    });
    const { user } = renderApp('/personal-data');
    expect(await screen.findAllByText('label image')).toHaveLength(4);
    expect(screen.getByText('could not be decoded; lies in the file alone')).toBeVisible();
    const table = screen.getByRole('table', { name: 'Personal data' });
    const text = within(table).getAllByText('free text')[0]?.closest('tr');
    if (!text) throw new Error('there is no text');
    await user.click(within(text).getByRole('button', { name: 'Look …' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/recorded in the audit log/)).toBeVisible();
    expect(asked.some((path) => path.endsWith('/content'))).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: 'Show it' }));
    expect(await within(dialog).findByText('Label: case 1999/417')).toBeVisible();
    expect(asked.filter((path) => path.endsWith('/content'))).toHaveLength(1);
  });

  it('is released with a reason alone, and says who was faster', async () => {
    let sent: unknown;
    serve('admin', (method, path, body) => {
      if (method !== 'PATCH' || !path.includes('/personal-data/')) return undefined;
      sent = body;
      return refused(412, 'version-conflict', 'Somebody else was faster', 'Read it again.');
    });
    const { user } = renderApp('/personal-data');
    const [release] = await screen.findAllByRole('button', { name: 'Release' });
    if (!release) throw new Error('nothing can be released');
    await user.click(release);
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/only where it names nobody/)).toBeVisible();
    await user.click(within(dialog).getByRole('button', { name: 'Release' }));
    expect(sent).toBeUndefined();
    await user.type(within(dialog).getByRole('textbox', { name: 'Reason' }), 'a ruler ');
    await user.click(within(dialog).getByRole('button', { name: 'Release' }));
    expect(await within(dialog).findByText('Somebody else was faster')).toBeVisible();
    expect(sent).toEqual({ state: 'RELEASED', reason: 'a ruler' });
  });

  it('is not asked for by anybody else', async () => {
    const asked: string[] = [];
    serve('researcher', (_, path) => {
      asked.push(path);
      return undefined;
    });
    renderApp('/personal-data');
    expect(await screen.findByText('Only administrators may do this.')).toBeVisible();
    expect(asked.some((path) => path.includes('personal-data'))).toBe(false);
    expect(screen.queryByRole('link', { name: 'Personal data' })).toBeNull();
  });
});
