const SUFFIXES: [suffix: RegExp, unit: string][] = [
  [/Mm$/, 'mm'],
  [/Um$/, 'µm'],
  [/Px$/, 'px'],
  [/Deg$/, '°'],
  [/(?:^|\.)iterations$|Iterations$/, 'iterations'],
  [/bytes$|Bytes$/, 'bytes'],
  [/Seconds$/, 's'],
];

/** The unit that a field's name carries: `positiveRadiusMm` → mm. */
export function unitOf(path: string): string {
  return SUFFIXES.find(([suffix]) => suffix.test(path))?.[1] ?? '';
}
