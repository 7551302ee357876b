import type { Lineage, LineageNode } from '@/api/types';
import { placeSteps } from '@/lib/dag-layout';
import classes from './LineageGraph.module.css';

const BOX = { width: 176, height: 48, gapX: 50, gapY: 12 };

/** What the model was made from, left to right; work and things made have different looks. */
export function LineageGraph({ lineage }: { lineage: Lineage }) {
  const nodes = compact(lineage);
  const placed = placeSteps(
    nodes.map((node) => ({
      key: node.id,
      dependsOn: node.from,
    })),
  );
  const at = new Map(
    placed.map((p) => [
      p.key,
      { x: p.column * (BOX.width + BOX.gapX), y: p.row * (BOX.height + BOX.gapY) },
    ]),
  );
  const width = Math.max(0, ...[...at.values()].map((p) => p.x)) + BOX.width;
  const height = Math.max(0, ...[...at.values()].map((p) => p.y)) + BOX.height;
  return (
    <div className={classes.scroll} tabIndex={0} role="region" aria-label="Lineage as a graph">
      <svg
        width={width}
        height={height}
        role="img"
        aria-label="Lineage of the model; the same is in the table"
      >
        {nodes.flatMap((node) =>
          node.from.map((before) => {
            const from = at.get(before);
            const to = at.get(node.id);
            if (!from || !to) return null;
            const x1 = from.x + BOX.width;
            const y1 = from.y + BOX.height / 2;
            const y2 = to.y + BOX.height / 2;
            const bend = (to.x - x1) / 2;
            return (
              <path
                key={`${before}→${node.id}`}
                className={classes.edge}
                d={`M${x1} ${y1}C${x1 + bend} ${y1} ${to.x - bend} ${y2} ${to.x} ${y2}`}
              />
            );
          }),
        )}
        {nodes.map((node) => {
          const p = at.get(node.id);
          return (
            <g
              key={node.id}
              transform={`translate(${p?.x ?? 0} ${p?.y ?? 0})`}
              data-kind={node.kind}
              className={classes.node}
            >
              <title>{`${node.kind}: ${node.label}${node.sha256 ? `\nsha256 ${node.sha256}` : ''}`}</title>
              <rect width={BOX.width} height={BOX.height} rx={node.kind === 'step' ? 24 : 7} />
              <text x={14} y={19} className={classes.kind}>
                {node.kind}
              </text>
              <text x={14} y={36}>
                {node.label.length > 22 ? `${node.label.slice(0, 21)}…` : node.label}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

interface GraphNode extends LineageNode {
  from: string[];
}

/** Sections are too many to draw: they stand in the table below, and in one box a brain here. */
function compact({ nodes, edges }: Lineage): GraphNode[] {
  const hidden = new Set(nodes.filter((n) => n.kind === 'section').map((n) => n.id));
  const into = new Map<string, Set<string>>();
  for (const { from, to } of edges) into.set(to, (into.get(to) ?? new Set()).add(from));
  const visible = (id: string, seen: Set<string>): string[] => {
    if (seen.has(id)) return [];
    seen.add(id);
    return [...(into.get(id) ?? [])].flatMap((from) =>
      hidden.has(from) ? visible(from, seen) : [from],
    );
  };
  return nodes
    .filter((node) => !hidden.has(node.id))
    .map((node) => ({ ...node, from: [...new Set(visible(node.id, new Set()))] }));
}
