/** A step's place in the drawing: columns run left to right, rows within a column top to bottom. */
export interface Placed {
  key: string;
  column: number;
  row: number;
}

/**
 * Puts each step one column right of the last step that it depends on, what depends on nothing one
 * column left of the first that needs it, and orders a column by the mean row of what its steps
 * depend on, so that edges are short and cross little.
 *
 * @throws Error naming the steps of a cycle
 */
export function placeSteps(
  steps: readonly { key: string; dependsOn: readonly string[] }[],
): Placed[] {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const column = new Map<string, number>();
  const visiting: string[] = [];
  const columnOf = (key: string): number => {
    const known = column.get(key);
    if (known !== undefined) return known;
    if (visiting.includes(key))
      throw new Error(`Steps form a cycle: ${[...visiting, key].join(' → ')}`);
    visiting.push(key);
    const before = (byKey.get(key)?.dependsOn ?? []).filter((each) => byKey.has(each));
    const at = before.length === 0 ? 0 : Math.max(...before.map(columnOf)) + 1;
    visiting.pop();
    column.set(key, at);
    return at;
  };
  for (const step of steps) columnOf(step.key);

  const neededAt = new Map<string, number>();
  for (const step of steps) {
    for (const before of step.dependsOn) {
      const at = columnOf(step.key);
      neededAt.set(before, Math.min(at, neededAt.get(before) ?? at));
    }
  }
  for (const step of steps) {
    const needed = neededAt.get(step.key);
    if (needed !== undefined && step.dependsOn.every((each) => !byKey.has(each)))
      column.set(step.key, needed - 1);
  }

  const rowOf = new Map<string, number>();
  const last = Math.max(-1, ...column.values());
  const placed: Placed[] = [];
  for (let at = 0; at <= last; at++) {
    const pull = (step: { dependsOn: readonly string[] }) => {
      const rows = step.dependsOn.map((each) => rowOf.get(each)).filter((r) => r !== undefined);
      return rows.length === 0 ? 0 : rows.reduce((a, b) => a + b, 0) / rows.length;
    };
    const here = steps.filter((step) => column.get(step.key) === at);
    here.sort((a, b) => pull(a) - pull(b));
    here.forEach((step, row) => {
      rowOf.set(step.key, row);
      placed.push({ key: step.key, column: at, row });
    });
  }
  return placed;
}
