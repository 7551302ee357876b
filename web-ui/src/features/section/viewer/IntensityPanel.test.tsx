import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { brains } from '@/testing/fixtures/brain';
import { sections } from '@/testing/fixtures/section';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const address = `/brains/${brains[0]?.id ?? ''}/sections/${sections(0)[0]?.id ?? ''}`;

function serveIntensities(bitDepth: number) {
  serve('researcher', (_, path) =>
    path.endsWith('/intensities')
      ? {
          status: 200,
          body: { channels: 1, bitDepth, lowest: 0, highest: 4_000, low: 100, high: 3_000 },
        }
      : undefined,
  );
}

describe('the intensity window', () => {
  it('stands at what the platform shows where nobody chose', async () => {
    serveIntensities(16);
    renderApp(address);
    expect(await screen.findByText(/black 100 · white 3,000 \(16 bits\)/)).toBeVisible();
  });

  it('follows the address, and is given up', async () => {
    serveIntensities(16);
    const { user, router } = renderApp(`${address}?low=500&high=900`);
    expect(await screen.findByText(/black 500 · white 900/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Reset' }));
    expect(await screen.findByText(/black 100 · white 3,000/)).toBeVisible();
    expect(router.state.location.search).not.toHaveProperty('low');
  });

  it('is none for images that a screen shows whole', async () => {
    serveIntensities(8);
    renderApp(address);
    await screen.findByText('8 annotations');
    expect(screen.queryByText('Intensity window')).toBeNull();
  });
});
