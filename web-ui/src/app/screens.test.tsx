import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { brains } from '@/testing/fixtures/brain';
import { models } from '@/testing/fixtures/model';
import { patchset } from '@/testing/fixtures/patchset';
import { preparations } from '@/testing/fixtures/preparation';
import { doneStudyId } from '@/testing/fixtures/run';
import { sections } from '@/testing/fixtures/section';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const [p01] = brains;
const [first] = sections(0);

describe('the screens', () => {
  it('leads from a brain to its sections, and marks a missing one', async () => {
    serve('researcher');
    renderApp(`/brains/${brains[2]?.id ?? ''}`);
    expect(await screen.findByRole('link', { name: /^Section 1z/ })).toBeVisible();
    expect(screen.getByText('no image')).toBeVisible();
    expect(screen.getByRole('link', { name: /Section 7missing/ })).toBeVisible();
  });

  it('shows calibration and annotations beside a section', async () => {
    serve('researcher');
    renderApp(`/brains/${p01?.id ?? ''}/sections/${first?.id ?? ''}`);
    expect(await screen.findByText('4,096 × 1,536 px')).toBeVisible();
    expect(await screen.findByText('hOc3d')).toBeVisible();
  });

  it('shows why a file was refused at ingestion', async () => {
    serve('researcher');
    renderApp(`/preparations/${preparations[1]?.id ?? ''}`);
    expect(await screen.findByText('The file ends in the middle of a tile')).toBeVisible();
    expect(screen.getByText(/^Copy the file again/)).toBeVisible();
  });

  it('shows the leakage of a split', async () => {
    serve('researcher');
    renderApp(`/patchsets/${patchset.id}`);
    const table = await screen.findByRole('table', { name: 'Splits' });
    expect(within(table).getByText('none found')).toBeVisible();
  });

  it('prints the note of a report, its intervals and its findings', async () => {
    serve('researcher');
    renderApp(`/studies/${doneStudyId}`);
    expect(await screen.findByText(/synthetic cortex; not CytoNet’s numbers/)).toBeVisible();
    expect(screen.getAllByText('[0.838, 0.880]').length).toBeGreaterThan(0);
    expect(screen.getByText('SpatialNCE scores above Untrained on the unseen brain')).toBeVisible();
    expect(screen.getByText(/^Position alone reaches/)).toBeVisible();
  });

  it('prints R² of targets beside permuted values and position alone', async () => {
    serve('researcher');
    renderApp(`/studies/${doneStudyId}`);
    const table = await screen.findByRole('table', { name: 'R² of the target' });
    const unseen = within(table).getByRole('row', { name: /SpatialNCE.*unseen brain/ });
    expect(within(unseen).getByText('0.540')).toBeVisible();
    expect(within(unseen).getByText('-0.012 [-0.041, 0.009]')).toBeVisible();
    expect(within(unseen).getByText('0.190 [0.130, 0.240]')).toBeVisible();
    expect(within(table).getAllByText('is this row')).toHaveLength(2);
  });

  it('says that a model is in quarantine, and why', async () => {
    serve('researcher');
    renderApp(`/models/${models[1]?.id ?? ''}`);
    expect(await screen.findByText(/consent of brain P02 was withdrawn/)).toBeVisible();
  });

  it('follows a model down to the hash of each section', async () => {
    serve('researcher');
    const { user } = renderApp(`/models/${models[0]?.id ?? ''}`);
    const table = await screen.findByRole('table', { name: 'Sections' });
    expect(within(table).getAllByRole('row')).toHaveLength(36);
    await user.type(
      screen.getByRole('textbox', { name: 'Search sections' }),
      first?.image?.sha256 ?? '',
    );
    expect(
      within(screen.getByRole('table', { name: 'Sections' })).getAllByRole('row'),
    ).toHaveLength(2);
  });

  it('names the run that holds a device', async () => {
    serve('researcher');
    renderApp('/nodes');
    expect(await screen.findByRole('link', { name: 'SpatialNCE width 32, seed 1' })).toBeVisible();
    expect(screen.getByText(/driver update on Thursday/)).toBeVisible();
  });

  it('drains a node only with a reason', async () => {
    let sent: unknown;
    serve('admin', (method, _, body) => {
      if (method === 'PATCH') sent = body;
      return undefined;
    });
    const { user } = renderApp('/nodes');
    await user.click(await screen.findByRole('button', { name: 'Drain' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('button', { name: 'Drain' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await user.type(within(dialog).getByRole('textbox', { name: /Reason/ }), 'new driver');
    await user.click(within(dialog).getByRole('button', { name: 'Drain' }));
    await expect.poll(() => sent).toEqual({ draining: true, reason: 'new driver' });
  });

  it('lets an auditor verify the chain', async () => {
    serve('auditor');
    const { user } = renderApp('/audit');
    await user.click(await screen.findByRole('button', { name: 'Verify the chain' }));
    expect(await screen.findByText('The chain is intact: 137 entries checked.')).toBeVisible();
  });

  it('hides equal parameters of compared runs until they are asked for', async () => {
    serve('researcher');
    const { user } = renderApp(
      '/compare?runs=0193c000-000b-7000-8000-000000000001,0193c000-000b-7000-8000-000000000002',
    );
    expect(await screen.findByText('encoder.objective.kind')).toBeVisible();
    expect(screen.queryByText('encoder.iterations')).not.toBeInTheDocument();
    await user.click(screen.getByRole('switch', { name: /Only what differs/ }));
    expect(await screen.findByText('encoder.iterations')).toBeVisible();
  });

  it('says what to do where nothing is yet', async () => {
    serve('researcher', (_, path) =>
      /\/(brains|studies|preparations|patchsets)$|\/runs$/.test(path)
        ? { status: 200, body: { items: [], nextCursor: null } }
        : undefined,
    );
    renderApp('/');
    expect(await screen.findByText('Start here')).toBeVisible();
    expect(await screen.findByRole('link', { name: 'New phantom' })).toHaveAttribute(
      'href',
      '/preparations/new?kind=phantom',
    );
  });
});
