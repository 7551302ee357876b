/** The leaves of a JSON value by path, in reading order: `optimiser.learningRate` → 0.002. */
export function flatten(value: unknown, path = ''): [path: string, leaf: unknown][] {
  if (value === null || typeof value !== 'object') return [[path, value]];
  if (Array.isArray(value) && value.every((each) => each === null || typeof each !== 'object')) {
    return [[path, value.join(', ')]];
  }
  return Object.entries(value).flatMap(([key, each]) =>
    flatten(each, path === '' ? key : `${path}.${key}`),
  );
}

export function formatLeaf(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  return JSON.stringify(value);
}

/** A value that came as JSON text, e.g. `["logistic","mlp"]`, as a person writes it. */
export function formatJson(text: string | null | undefined): string {
  if (text === null || text === undefined) return '–';
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(formatLeaf).join(', ') : formatLeaf(value);
  } catch {
    return text;
  }
}
