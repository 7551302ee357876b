import type { Lineage } from '@/api/types';

/** One box of the drawing: a thing, or many of the same kind at the same place. */
export interface Box {
  id: string;
  kind: string;
  label: string;
  sha256?: string | null;
  from: string[];
}

const MOST_ALIKE = 3;

/**
 * What is drawn of a lineage. Sections, images and annotations come in hundreds; where more than
 * three things are of one kind and equally far from the beginning, they are one box with their
 * number. The table keeps each of them.
 */
export function lineageBoxes({ nodes, edges }: Lineage): Box[] {
  const into = new Map<string, string[]>();
  for (const { from, to } of edges) {
    const before = into.get(to);
    if (before) before.push(from);
    else into.set(to, [from]);
  }
  const depth = depths(
    nodes.map((node) => node.id),
    into,
  );
  const named = nodes.map((node) => ({ ...node, ...nameOf(node) }));
  // Equal depth keeps the groups free of cycles: an edge always leads to a greater one.
  const groupOf = (node: { kind: string; id: string }) => `${node.kind}@${depth.get(node.id) ?? 0}`;
  const sizes = new Map<string, number>();
  for (const node of named) sizes.set(groupOf(node), (sizes.get(groupOf(node)) ?? 0) + 1);
  const boxOf = new Map(
    named.map((node) => {
      const group = groupOf(node);
      return [node.id, (sizes.get(group) ?? 0) > MOST_ALIKE ? group : node.id];
    }),
  );
  const boxes = new Map<string, Omit<Box, 'from'> & { from: Set<string> }>();
  for (const node of named) {
    const id = boxOf.get(node.id) ?? node.id;
    const alone = id === node.id;
    const box = boxes.get(id) ?? {
      ...(alone ? node : { kind: node.kind, label: `${sizes.get(id) ?? 0} of them` }),
      id,
      from: new Set<string>(),
    };
    for (const each of into.get(node.id) ?? []) box.from.add(boxOf.get(each) ?? each);
    boxes.set(id, box);
  }
  return [...boxes.values()].map((box) => ({ ...box, from: [...box.from] }));
}

/** How many steps lie between a thing and the beginning, the longest way. */
function depths(ids: readonly string[], into: ReadonlyMap<string, readonly string[]>) {
  const depth = new Map<string, number>();
  const visiting = new Set<string>();
  const of = (id: string): number => {
    const known = depth.get(id);
    if (known !== undefined) return known;
    if (visiting.has(id)) return 0;
    visiting.add(id);
    const before = (into.get(id) ?? []).map(of);
    const value = before.length === 0 ? 0 : Math.max(...before) + 1;
    visiting.delete(id);
    depth.set(id, value);
    return value;
  };
  ids.forEach(of);
  return depth;
}

/** An artefact's label starts with its kind; a step's ends with its key, a model's with its run. */
function nameOf({ kind, label }: { kind: string; label: string }) {
  if (kind === 'artefact') {
    const [first = kind, ...rest] = label.split(' ');
    return { kind: first.replaceAll('-', ' '), label: rest.join(' ') || first };
  }
  if (kind === 'step')
    return { kind, label: label.slice(label.lastIndexOf(' / ') + 1).replace('/ ', '') };
  return { kind, label };
}
