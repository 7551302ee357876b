import { describe, expect, it } from 'vitest';
import type { PatchBox } from '@/api/types';
import { sections } from '@/testing/fixtures/section';
import { patchBoxes, ribbonOf } from '@/testing/fixtures/ribbon';
import { serve } from '@/testing/server';
import { byDepth } from './depth.layer';
import { coloursOf, cornersOf, isInside, layer as patches } from './patches.layer';
import { layer as ribbon, middleOf } from './ribbon.layer';

const subjectOf = (n: number, patchset?: string) => {
  const section = sections(0)[n];
  if (!section) throw new Error('there is no such section');
  return { section, patchset };
};
const signal = new AbortController().signal;
class NoPath {
  moveTo() {}
  lineTo() {}
  rect() {}
  closePath() {}
}
globalThis.Path2D = NoPath as unknown as typeof Path2D;

const box = (angleDeg: number): PatchBox => ({
  patchId: 1,
  xPx: 100,
  yPx: 200,
  sidePx: 20,
  angleDeg,
  area: null,
});

describe('patches', () => {
  it('hang with their top towards the pia: turning the image back puts it up', () => {
    // At 90° the image is turned counter-clockwise to bring the right side of the image on top.
    const [topLeft = [0, 0], topRight = [0, 0]] = cornersOf(box(90));
    expect([...topLeft, ...topRight].map(Math.round)).toEqual([110, 190, 110, 210]);
  });

  it('are hit inside of their turned square only', () => {
    expect(isInside(box(0), 109, 209)).toBe(true);
    expect(isInside(box(45), 109, 209)).toBe(false);
    expect(isInside(box(45), 113, 200)).toBe(true);
  });

  it('are found with their area, and name their patchset', async () => {
    serve('researcher');
    const data = await patches.load(subjectOf(0, 'set'), signal);
    if ('empty' in data) throw new Error(data.empty);
    const [first] = patchBoxes;
    expect(data.find?.({ x: first?.xPx ?? 0, y: first?.yPx ?? 0 })).toMatchObject({
      title: 'Patch 1200',
      patchset: 'set',
      facts: [
        ['Area', 'hOc1'],
        ['Centre', expect.any(String)],
        ['Side', '128 px, 5,120 µm'],
        expect.anything(),
      ],
    });
    expect(data.find?.({ x: 10, y: 10 })).toBeUndefined();
    expect(data.legend?.reduce((sum, { value }) => sum + Number(value), 0)).toBe(patchBoxes.length);
  });

  it('have the colours of the regions that they lie in', () => {
    const colours = coloursOf(
      [
        { ...box(0), area: 'hOc1' },
        { ...box(0), area: 'elsewhere' },
      ],
      [{ regions: [{ name: 'hOc1', colour: '#123456' }] }],
    );
    expect(colours.get('hOc1')).toBe('#123456');
    expect(colours.get('elsewhere')).toMatch(/^#[0-9a-f]{6}$/);
    expect([...colours.keys()].at(-1)).toBeNull();
  });

  it('are asked for only once a patchset was chosen, and say where it has none', async () => {
    expect(patches.absent?.(subjectOf(0))).toBe('Choose a patchset.');
    serve('researcher', (_, path) =>
      path.endsWith('/patches')
        ? { status: 200, body: { items: [], nextCursor: null } }
        : undefined,
    );
    expect(await patches.load(subjectOf(0, 'set'), signal)).toEqual({
      empty: 'This patchset has no patch of this image.',
    });
  });
});

describe('the ribbon', () => {
  it('says that it was estimated, or whose contours it follows', async () => {
    serve('researcher');
    const kinds = await Promise.all([0, 1, 2].map((n) => ribbon.load(subjectOf(n), signal)));
    const ribbons = [0, 1, 2].map((n) => ribbonOf(subjectOf(n).section.image?.id ?? ''));
    kinds.forEach((data, i) => {
      const known = ribbons[i];
      if (!known) expect(data).toHaveProperty('empty');
      else {
        const isEstimate = known.origin === 'estimated';
        expect('empty' in data || data.badge).toBe(isEstimate ? 'estimated' : undefined);
        expect('empty' in data || data.note).toContain(
          isEstimate ? 'prove nothing about thickness' : 'contours version 2',
        );
      }
    });
    expect(new Set(ribbons.map((each) => each?.origin))).toEqual(
      new Set(['estimated', 'imported', undefined]),
    );
  });

  it('tells the thickness of the station that was clicked', async () => {
    serve('researcher');
    const data = await ribbon.load(subjectOf(0), signal);
    if ('empty' in data) throw new Error(data.empty);
    expect(data.find?.({ x: 205, y: 358 })?.facts).toContainEqual(['Thickness', '15.2 mm']);
    expect(data.find?.({ x: 205, y: 1_400 })).toBeUndefined();
  });

  it('takes the middle of thicknesses, not their mean', () => {
    expect(middleOf([2, 9, 3])).toBe(3);
    expect(middleOf([2, 9, 3, 4])).toBe(3.5);
    expect(middleOf([])).toBeUndefined();
  });
});

it('depth goes from dark at the pia to light at the white matter, and is nothing outside', () => {
  expect(byDepth(0, 0, 0, 255)[3]).toBe(0);
  const lightness = [1, 64, 128, 191, 255].map((grey) => {
    const [red, green, blue] = byDepth(grey, grey, grey, 255);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  });
  expect(lightness).toEqual(lightness.toSorted((a, b) => a - b));
});
