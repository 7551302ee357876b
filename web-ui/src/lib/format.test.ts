import { describe, expect, it } from 'vitest';
import { formatBytes, formatDuration, formatNumber, formatRelative, formatTick } from './format';

describe('figures for people', () => {
  it.each([
    [0.0012345, '0.00123'],
    [2e-5, '2.00e−5'],
    [12_345, '12,345'],
    [-2.61, '−2.61'],
    [Number.NaN, 'NaN'],
    [null, '–'],
  ])('shows %s as %s', (value, text) => expect(formatNumber(value)).toBe(text));

  it.each([
    [7.5, 2.5, '7.5'],
    [-2.25, 0.25, '−2.25'],
    [0, 0.001, '0.000'],
    [100, 50, '100'],
  ])('shows the tick %s of an axis in steps of %s as %s', (value, step, text) =>
    expect(formatTick(value, step)).toBe(text),
  );

  it('shows bytes with binary units', () => {
    expect(formatBytes(999)).toBe('999 B');
    expect(formatBytes(63_201_280)).toBe('60.3 MiB');
  });

  it('shows durations with two units at most', () => {
    expect(formatDuration(185)).toBe('3 min 05 s');
    expect(formatDuration(7_800)).toBe('2 h 10 min');
  });

  it('says how long ago, and how long until', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    expect(formatRelative('2026-11-23T11:57:00Z', now)).toBe('3 min ago');
    expect(formatRelative('2026-11-23T12:00:30Z', now)).toBe('in 30 s');
  });
});
