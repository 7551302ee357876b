import { describe, expect, it } from 'vitest';
import { brains } from '@/testing/fixtures/brain';
import { sections } from '@/testing/fixtures/section';
import { faultsOf, firstDetails, type Details } from './details';

const all = sections(0);
const place = { blockId: 'b', plane: 'CORONAL' } as const;
const good: Details = {
  section: all[0]?.number ?? 0,
  zMm: null,
  thicknessUm: 20,
  stain: 'Nissl',
  pixelSizeUm: null,
};

describe('what a scan needs before it is ingested', () => {
  it('is nothing more where all of it is said', () => {
    expect(brains.length).toBeGreaterThan(0);
    expect(faultsOf(good, [], all[0], place)).toEqual({});
  });

  it('is asked for field by field', () => {
    const empty: Details = {
      section: null,
      zMm: null,
      thicknessUm: null,
      stain: ' ',
      pixelSizeUm: 0,
    };
    expect(Object.keys(faultsOf(empty, [], all[0], place)).sort()).toEqual([
      'pixelSizeUm',
      'section',
      'stain',
      'thicknessUm',
    ]);
  });

  it('is a section of its own', () => {
    expect(faultsOf(good, [good], all[0], place).section).toMatch(/^Another file/);
  });

  it('is a position and a block where the section is new', () => {
    expect(faultsOf({ ...good, section: 900 }, [], undefined, { ...place, blockId: '' })).toEqual({
      zMm: 'A new section needs its position.',
      place: 'Choose the block of new sections.',
    });
  });
});

describe('what a scan starts with', () => {
  const bare = all.map((section) => ({ ...section, image: null }));
  const number = bare[2]?.number ?? 0;

  it('is the section that its name ends with, where that one has no image', () => {
    expect(firstDetails(`B20_s${number}.ome.tif`, undefined, bare, new Set()).section).toBe(number);
    expect(firstDetails(`B20_s${number}.tif`, undefined, all, new Set()).section).toBeNull();
    expect(firstDetails('B20_s0999.tif', undefined, bare, new Set()).section).toBeNull();
    expect(firstDetails(`s${number}.tif`, undefined, bare, new Set([number])).section).toBeNull();
  });

  it('never has a pixel size', () => {
    expect(
      firstDetails('s1_0.5um.tif', { ...good, pixelSizeUm: 1 }, bare, new Set()),
    ).toMatchObject({ pixelSizeUm: null, stain: 'Nissl' });
  });
});
