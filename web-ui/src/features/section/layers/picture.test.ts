import { describe, expect, it, vi } from 'vitest';
import { ProblemError, UnreachableError } from '@/lib/problem';
import { sections } from '@/testing/fixtures/section';
import { refused } from '@/testing/platform';
import { serve } from '@/testing/server';
import { recolour } from './picture';
import { faults, layer as quality, legendOf } from './quality.layer';
import { layer, overGlass } from './tissue.layer';

const [section] = sections(0);
const load = () => {
  if (!section) throw new Error('there is no section');
  return layer.load({ section, patchset: undefined }, new AbortController().signal);
};

describe('a layer that is a picture', () => {
  it('is none where the platform has none', async () => {
    serve('researcher', () =>
      refused(404, 'not-found', 'There is no such thing', 'Check the link.'),
    );
    expect(await load()).toEqual({ empty: 'This image was taken in without a tissue mask.' });
  });

  it('says why it may not be seen', async () => {
    serve('researcher', () => refused(403, 'consent-missing', 'Not to be displayed', 'Ask.'));
    await expect(load()).rejects.toThrow(ProblemError);
  });

  it('says that the platform does not answer', async () => {
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(new TypeError('no network'));
    await expect(load()).rejects.toThrow(UnreachableError);
  });
});

it('the veil lies on glass alone', () => {
  const pixels = Uint8ClampedArray.of(255, 255, 255, 255, 0, 0, 0, 255);
  recolour(pixels, overGlass);
  expect([pixels[3], pixels[7]]).toEqual([0, 150]);
});

describe('the faults of an image', () => {
  it('are drawn without the tissue that they lie on', () => {
    const pixels = Uint8ClampedArray.of(0, 0, 0, 0, 216, 216, 216, 255, 224, 130, 20, 255);
    recolour(pixels, faults);
    expect([pixels[3], pixels[7], ...pixels.slice(8)]).toEqual([0, 0, 224, 130, 20, 210]);
  });

  it('come with their shares, and say which of them the image is flagged for', () => {
    const shares = { tears: 0.0312, folds: 0, outOfFocus: 0.5, saturated: 0.0004 };
    const legend = legendOf({ shares, flags: ['tears', 'out-of-focus'] });
    expect(legend.map(({ label, value }) => [label, value])).toEqual([
      ['Tears', '3.1 %, flagged'],
      ['Folds', '0.0 %'],
      ['Out of focus', '50.0 %, flagged'],
      ['Saturated', '0.0 %'],
    ]);
  });

  it('are not asked for where nobody looked for them', () => {
    if (!section?.image) throw new Error('there is no image');
    const unchecked = { ...section, image: { ...section.image, quality: null } };
    expect(quality.absent?.({ section: unchecked, patchset: undefined })).toBe(
      'This image was taken in before faults were looked for.',
    );
    expect(quality.absent?.({ section, patchset: undefined })).toBeUndefined();
  });
});
