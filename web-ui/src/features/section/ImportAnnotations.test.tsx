import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { brains } from '@/testing/fixtures/brain';
import { sections } from '@/testing/fixtures/section';
import { refused } from '@/testing/platform';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const address = `/brains/${brains[0]?.id ?? ''}/sections/${sections(0)[0]?.id ?? ''}`;
const file = new File(['{"type":"FeatureCollection","features":[]}'], 'section.geojson', {
  type: 'application/geo+json',
});

describe('the import of annotations', () => {
  it('sends the file as it is and says what became of it', async () => {
    let sent: unknown;
    serve('researcher', (method, path, body) => {
      if (method === 'POST' && path.endsWith('/annotations')) sent = body;
      return undefined;
    });
    const { user, container } = renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog');
    const picker = container.querySelector<HTMLInputElement>('input[type="file"]');
    if (!picker) throw new Error('there is no file picker');
    await user.upload(picker, file);
    await user.type(
      within(dialog).getByRole('combobox', { name: /Parcellation/ }),
      'Julich-Brain@3.1',
    );
    await user.click(within(dialog).getByRole('button', { name: 'Import' }));
    expect(await screen.findByText(/^8 annotations new, 0 revised/)).toBeVisible();
    expect(screen.getByText('Tumour (2 annotations)')).toBeVisible();
    expect(screen.getByText('/features/3/geometry')).toBeVisible();
    expect(sent).toEqual({ type: 'FeatureCollection', features: [] });
  });

  it('shows where a refused file is wrong', async () => {
    serve('researcher', (method, path) =>
      method === 'POST' && path.endsWith('/annotations')
        ? refused(400, 'invalid-geojson', 'The GeoJSON cannot be used', 'Nothing was stored.', [
            { pointer: '/features/0/geometry', detail: 'is closed' },
          ])
        : undefined,
    );
    const { user, container } = renderApp(address);
    await user.click(await screen.findByRole('button', { name: 'Import' }));
    const dialog = await screen.findByRole('dialog');
    const picker = container.querySelector<HTMLInputElement>('input[type="file"]');
    if (!picker) throw new Error('there is no file picker');
    await user.upload(picker, file);
    await user.type(within(dialog).getByRole('combobox', { name: /Parcellation/ }), 'atlas@1');
    await user.click(within(dialog).getByRole('button', { name: 'Import' }));
    expect(await screen.findByText(/\/features\/0\/geometry/)).toBeVisible();
  });
});
