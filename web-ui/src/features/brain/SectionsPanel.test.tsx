import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { brains } from '@/testing/fixtures/brain';
import { sections } from '@/testing/fixtures/section';
import { renderApp } from '@/testing/render';
import { serve } from '@/testing/server';

const address = `/brains/${brains[0]?.id ?? ''}`;
const torn = sections(0).filter(({ image }) => image?.quality?.flags.includes('tears'));

it('sections are listed with the faults of their images, and chosen by them', async () => {
  serve('researcher');
  const { user, router } = renderApp(address);
  expect(await screen.findByText('Sections (16)')).toBeVisible();
  expect(await screen.findAllByText('not checked for faults')).toHaveLength(3);
  await user.click(screen.getByRole('combobox', { name: 'Image quality' }));
  await user.click(await screen.findByRole('option', { name: 'tears' }));
  expect(await screen.findByText(`Sections (${torn.length} of 16)`)).toBeVisible();
  expect(router.state.location.search).toEqual({ quality: 'tears' });
  const cards = screen.getAllByRole('link', { name: /^Section \d+/ });
  expect(cards).toHaveLength(torn.length);
  for (const card of cards) expect(within(card).getByText(/tears/)).toBeVisible();
});

it('says so where no section has the wanted quality', async () => {
  serve('researcher');
  renderApp(`${address}?quality=saturated`);
  expect(await screen.findByText('No section is so')).toBeVisible();
});
