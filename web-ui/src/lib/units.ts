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
  const unit = SUFFIXES.find(([suffix]) => suffix.test(path))?.[1] ?? '';
  // `probe.iterations` says its unit itself.
  return path.endsWith(unit) && unit.length > 3 ? '' : unit;
}
