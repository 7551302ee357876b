import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { preparations } from '@/testing/fixtures/preparation';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const address = `/preparations/${preparations.find(({ kind }) => kind === 'ingest')?.id ?? ''}`;

it('what became of each file of an ingestion is told, with what to do', async () => {
  serve('researcher');
  const { user } = renderApp(address);
  expect(await screen.findByText('1 file in all')).toBeVisible();
  const row = (file: string) => {
    const found = screen.getByText(file).closest('tr');
    if (!found) throw new Error(`${file} is not listed`);
    return within(found);
  };
  const refusal = row('P03/section-007.tif');
  expect(refusal.getByText('image-truncated')).toBeVisible();
  expect(refusal.getByText('Where: IFD 0, tile 212 at byte 8,120,004')).toBeVisible();
  expect(refusal.getByText(/^Copy the file again/)).toBeVisible();

  await user.click(screen.getByRole('combobox', { name: 'What became of the files' }));
  await user.click(await screen.findByRole('option', { name: 'all files' }));
  expect(await screen.findByText('64 files in all')).toBeVisible();
  expect(row('P01/section-004.tif').getByText(/supplied by researcher/)).toBeVisible();
  expect(row('P01/section-001.tif').getByText(/from the TIFF resolution/)).toBeVisible();
  expect(row('P01/section-001.tif').getByText(/2 things held back/)).toBeVisible();
});
