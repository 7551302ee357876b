import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { doneStudyId } from '@/testing/fixtures/run';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const page = `/studies/${doneStudyId}`;

describe('the claims of a report', () => {
  it('have a verdict in words each, and open to what they rest on', async () => {
    serve('researcher');
    const { user } = renderApp(page);
    const head = await screen.findByRole('button', { name: /supported SpatialNCE tells areas/ });
    expect(screen.getByText('1 supported, 1 not supported, 1 not testable')).toBeVisible();
    expect(head).toHaveAttribute('aria-expanded', 'false');
    expect(head).toHaveTextContent('0.819 [0.779, 0.849]');
    await user.click(head);
    const rests = screen.getByRole('region', { name: 'What “areas-unseen-brain” rests on' });
    expect(within(rests).getByText('0.062 [0.031, 0.090], paired')).toBeVisible();
    expect(within(rests).getByText('0.012')).toBeVisible();
    expect(within(rests).getByText('shown beside it')).toBeVisible();
    expect(within(rests).getAllByText(/3 runs, n = 16 sections of 1 brain/)[0]).toBeVisible();
    expect(
      screen.getByRole('img', { name: 'Readings of areas-unseen-brain with their intervals' }),
    ).toHaveTextContent(/SimCLR, macro-f1.*n = 16 sections of 1 brain.*patches [0-9a-f]{16}/);
  });

  it('say why one cannot be tested', async () => {
    serve('researcher');
    const { user } = renderApp(page);
    await user.click(await screen.findByRole('button', { name: /not testable Betz cells/ }));
    expect(screen.getAllByText(/Pixels of 40 µm do not show single cells/)[0]).toBeVisible();
    expect(
      screen.queryByRole('img', { name: /Readings of betz/ }),
      'nothing is drawn of what is not there',
    ).toBeNull();
  });
});

describe('the figures of a report', () => {
  it('are those that the address asks for', async () => {
    serve('researcher');
    renderApp(`${page}?variant=SimCLR&part=unseen-brain&figure=few/5`);
    const table = await screen.findByRole('table', { name: 'Figures' });
    expect(table).toHaveAttribute('aria-rowcount', '2');
    expect(within(table).getByText('few/5/macro-f1')).toBeVisible();
  });

  it('keep what is looked for in the address', async () => {
    serve('researcher');
    const { user, router } = renderApp(page);
    await user.type(await screen.findByRole('textbox', { name: 'Figure' }), 'pair');
    expect(await screen.findByText('6 figures')).toBeVisible();
    expect(router.state.location.search).toMatchObject({ figure: 'pair' });
    await user.type(screen.getByRole('textbox', { name: 'Figure' }), 'x');
    expect(await screen.findByText('No figure is like that')).toBeVisible();
  });

  it('tell how often their test was looked at', async () => {
    serve('researcher');
    renderApp(page);
    const data = await screen.findByRole('region', { name: 'Data sets of this report' });
    expect(within(data).getByText('main')).toBeVisible();
    expect(within(data).getByText('2')).toBeVisible();
  });
});

describe('the curves of a report', () => {
  it('are drawn, each with what it says in words, and the address holds the choice', async () => {
    serve('researcher');
    const { user, router } = renderApp(page);
    const few = /^macro-f1 against labelled patches an area, unseen brain$/;
    await user.click(await screen.findByRole('combobox', { name: 'Curve' }));
    await user.click(
      screen.getByRole('option', { name: /macro-f1 against labelled.*unseen brain$/ }),
    );
    expect(await screen.findByRole('img', { name: few })).toHaveTextContent(
      /SpatialNCE \(1 run\).*5: 0.860/,
    );
    expect(router.state.location.search).toHaveProperty('curve');
  });

  it('have the whole report beside them as a page to take away', async () => {
    serve('researcher');
    renderApp(page);
    const link = await screen.findByRole('link', { name: /report as a page of its own/ });
    expect(link).toHaveAttribute('download', 'report.html');
    expect(link).toHaveAttribute(
      'href',
      expect.stringMatching(/\/artefacts\/[0-9a-f]{64}\/content$/),
    );
  });
});
