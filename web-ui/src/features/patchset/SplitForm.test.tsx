import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { Split } from '@/api/types';
import { patchset, split } from '@/testing/fixtures/patchset';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const page = `/patchsets/${patchset.id}`;
const REASON = 'A pilot of one section, not for a paper';
const leaky: Split = {
  ...split,
  name: 'Leaky',
  override: REASON,
  bufferMm: 1.5,
  bufferSections: 7,
  unseenByProbeSections: 15,
  brainsUnseenByProbe: ['P03'],
  leakage: {
    leaks: false,
    findings: [
      { severity: 'OVERRIDDEN', what: `Two sections share an image. Accepted: ${REASON}` },
    ],
  },
};

/** Serves the patchset with these splits; what is asked for is kept, and answered as `leaky`. */
function splits(...there: Split[]) {
  const asked: unknown[] = [];
  serve('researcher', (method, path, body) => {
    if (!path.endsWith('/splits')) return undefined;
    if (method !== 'POST') return { status: 200, body: there };
    asked.push(body);
    return { status: 201, body: leaky };
  });
  return asked;
}

describe('the form of a split', () => {
  it('asks for a buffer and for brains that no probe learns from', async () => {
    const asked = splits(split);
    const { user } = renderApp(page);
    const buffer = await screen.findByRole('textbox', { name: 'Buffer' });
    await user.clear(buffer);
    await user.type(buffer, '1.5');
    await user.click(screen.getByRole('combobox', { name: 'Brains unseen by probes' }));
    await user.click(await screen.findByRole('option', { name: 'P03' }));
    await user.click(screen.getByRole('button', { name: 'Freeze the split' }));
    await waitFor(() =>
      expect(asked).toEqual([
        {
          name: 'P04 unseen, every 4th section held out',
          unseenBrains: ['P04'],
          heldOutEveryNthSection: 4,
          brainsUnseenByProbe: ['P03'],
          bufferMm: 1.5,
          override: null,
        },
      ]),
    );
  });

  it('does not take a brain into two parts', async () => {
    const asked = splits(split);
    const { user } = renderApp(page);
    await user.click(await screen.findByRole('combobox', { name: 'Brains unseen by probes' }));
    await user.click(await screen.findByRole('option', { name: 'P04' }));
    await user.click(screen.getByRole('button', { name: 'Freeze the split' }));
    expect(await screen.findByText(/^P04: already unseen/)).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('is loud about a leak that is accepted, and wants a reason', async () => {
    const asked = splits(split);
    const { user } = renderApp(page);
    const reason = await screen.findByRole('textbox', { name: 'Accept a leak, because' });
    expect(screen.queryByText('Leaks of this split will be accepted.')).toBeNull();
    await user.type(reason, 'so');
    expect(screen.getByText('Leaks of this split will be accepted.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Freeze the split' }));
    expect(await screen.findByText(/10 characters or more/)).toBeVisible();
    expect(asked).toEqual([]);
    await user.clear(reason);
    await user.type(reason, REASON);
    await user.click(screen.getByRole('button', { name: 'Freeze the split' }));
    expect(await screen.findByText(/^A leak was accepted: scores/)).toBeVisible();
    expect(screen.getByText(`Two sections share an image. Accepted: ${REASON}`)).toBeVisible();
    expect(asked).toMatchObject([{ override: REASON }]);
    expect(reason).toHaveValue('');
    expect(screen.queryByText('Leaks of this split will be accepted.')).toBeNull();
  });
});

describe('a split with all parts', () => {
  it('counts them, and says why a leak was accepted', async () => {
    splits(leaky);
    renderApp(page);
    const table = await screen.findByRole('table', { name: 'Splits' });
    const row = within(table).getByRole('row', { name: /Leaky/ });
    const headings = within(table)
      .getAllByRole('columnheader')
      .map((heading) => heading.textContent);
    const cells = within(row).getAllByRole('cell');
    const cellOf = (heading: string) => cells[headings.indexOf(heading)];
    expect(cellOf('Buffer')).toHaveTextContent('7 (1.50 mm)');
    expect(cellOf('Unseen by probes')).toHaveTextContent('15');
    expect(cellOf('Unseen')).toHaveTextContent('16');
    expect(cellOf('Leakage')).toHaveTextContent('leak accepted');
    expect(within(row).getByText(`Leak accepted: ${REASON}`)).toBeVisible();
  });

  it('is described, with its leak, where a study chooses it', async () => {
    splits(leaky);
    renderApp(`/studies/new?patchset=${patchset.id}&split=${leaky.id}`);
    expect(
      await screen.findByText(
        '36 sections to train on, 12 held out, 7 as a buffer that serves nothing, 15 of brains unseen by probes, 16 of unseen brains.',
      ),
    ).toBeVisible();
    expect(screen.getByText(/^A leak was accepted/)).toBeVisible();
  });
});
