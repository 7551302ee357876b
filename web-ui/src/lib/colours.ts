/**
 * Twelve colours for areas that stay apart under the common colour-vision deficiencies (Krzywinski
 * 2013), ordered so that neighbours differ in lightness. Beyond twelve, the list repeats: names are
 * always printed beside the colour.
 */
const AREA_COLOURS = [
  '#009f81',
  '#ff5aaf',
  '#008df9',
  '#a40122',
  '#00c2f9',
  '#ff6e3a',
  '#8400cd',
  '#ffc33b',
  '#9f0162',
  '#00fccf',
  '#e20134',
  '#ffb2fd',
] as const;

export const UNLABELLED_COLOUR = '#9aa0a8';

export function areaColour(index: number): string {
  return index < 0
    ? UNLABELLED_COLOUR
    : (AREA_COLOURS[index % AREA_COLOURS.length] ?? UNLABELLED_COLOUR);
}

/** Whether black or white text is read better on a colour, by WCAG relative luminance. */
export function textOn(hex: string): '#000' | '#fff' {
  const channel = (at: number) => {
    const c = parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return luminance > 0.179 ? '#000' : '#fff';
}

/** Lines of a chart: readable on white and on near-black. */
export const LINE_COLOURS = [
  '#6f61d6',
  '#d1690f',
  '#0f8f7e',
  '#c2417c',
  '#3f7fd0',
  '#8a7a12',
  '#7d8590',
] as const;

export function lineColour(index: number): string {
  return LINE_COLOURS[index % LINE_COLOURS.length] ?? LINE_COLOURS[0];
}
