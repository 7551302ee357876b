import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { report } from '@/testing/fixtures/report';
import { doneStudyId } from '@/testing/fixtures/run';
import { studies } from '@/testing/fixtures/study';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const LEAK = 'Two sections share an image. Accepted: a pilot';

describe('a report on a split whose leak was accepted', () => {
  it('begins with the leak, before any claim', async () => {
    const study = studies.find(({ id }) => id === doneStudyId);
    serve('researcher', (method, path) =>
      method === 'GET' && path.endsWith(`/studies/${doneStudyId}`)
        ? {
            status: 200,
            body: {
              ...study,
              report: {
                ...report,
                datasets: report.datasets.map((data) => ({ ...data, accepted: [LEAK] })),
              },
            },
          }
        : undefined,
    );
    renderApp(`/studies/${doneStudyId}`);
    const leak = await screen.findByText(LEAK);
    const claims = screen.getByRole('heading', { name: 'Claims' });
    expect(screen.getByText(/^Leak accepted in data set main/)).toBeVisible();
    expect(leak.compareDocumentPosition(claims)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('says nothing of leaks where none was accepted', async () => {
    serve('researcher');
    renderApp(`/studies/${doneStudyId}`);
    expect(await screen.findByRole('heading', { name: 'Claims' })).toBeVisible();
    expect(screen.queryByText(/^Leak accepted/)).toBeNull();
  });
});
