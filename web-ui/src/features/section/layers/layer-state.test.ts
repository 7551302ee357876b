import { describe, expect, it } from 'vitest';
import { LAYERS } from './layer';
import { layersText, shownOf } from './layer-state';

const defaults = [
  { id: 'area', shown: true, opacity: 80 },
  { id: 'tissue', shown: false, opacity: 50 },
];

describe('the layers of an address', () => {
  it('come back as they were', () => {
    for (const area of [true, false]) {
      for (const tissue of [true, false]) {
        for (const opacity of [0, 35, 50, 80, 100]) {
          const state = new Map([
            ['area', { shown: area, opacity }],
            ['tissue', { shown: tissue, opacity }],
          ]);
          expect(shownOf(layersText(state, defaults), defaults)).toEqual(state);
        }
      }
    }
  });

  it('are not in the address where they are as usual', () => {
    expect(layersText(shownOf(undefined, defaults), defaults)).toBeUndefined();
    expect(layersText(shownOf('area.35~tissue.on', defaults), defaults)).toBe('area.35~tissue.on');
  });

  it('are as usual where the address makes no sense', () => {
    expect(shownOf('area.x~none.off~~tissue.900', defaults)).toEqual(
      new Map([
        ['area', { shown: true, opacity: 80 }],
        ['tissue', { shown: false, opacity: 100 }],
      ]),
    );
  });
});

it('no two layers share a name, and addresses can hold all', () => {
  const ids = LAYERS.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[a-z0-9]+$/.test(id))).toBe(true);
  expect(ids).toContain('area');
});
