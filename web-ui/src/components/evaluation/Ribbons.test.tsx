import { MantineProvider } from '@mantine/core';
import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { ribbon } from '@/testing/fixtures/evaluation';
import { Ribbons } from './Ribbons';

const show = (probe: string) =>
  render(
    <MantineProvider env="test">
      <Ribbons ribbon={ribbon} probe={probe} />
    </MantineProvider>,
  );

describe('the areas along a section', () => {
  it('are drawn as the chosen probe predicts them', () => {
    show(ribbon.sections[0]?.predictions[0]?.probe ?? '');
    expect(screen.getByRole('img', { name: /patches differ from the truth/ })).toBeVisible();
  });

  it('are not drawn with what another probe predicts', () => {
    show('nearest-neighbours-of-none');
    expect(screen.getByText(/^No prediction of the probe/)).toBeVisible();
    expect(screen.queryByRole('img')).not.toBeInTheDocument();
  });
});
