import { describe, expect, it, vi } from 'vitest';
import { ProblemError, UnreachableError } from '@/lib/problem';
import { sections } from '@/testing/fixtures/section';
import { refused } from '@/testing/platform';
import { serve } from '@/testing/server';
import { recolour } from './picture';
import { layer, overGlass } from './tissue.layer';

const [section] = sections(0);
const load = () => {
  if (!section) throw new Error('there is no section');
  return layer.load(section, new AbortController().signal);
};

describe('a layer that is a picture', () => {
  it('is none where the platform has none', async () => {
    serve('researcher', () =>
      refused(404, 'not-found', 'There is no such thing', 'Check the link.'),
    );
    expect(await load()).toBeNull();
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
