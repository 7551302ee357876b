import type { Lineage } from '@/api/types';
import { placeSteps } from '@/lib/dag-layout';
import { lineageBoxes } from './lineage-groups';
import classes from './LineageGraph.module.css';

const BOX = { width: 176, height: 48, gapX: 50, gapY: 12 };

/** What the model was made from, left to right; work and things made have different looks. */
export function LineageGraph({ lineage }: { lineage: Lineage }) {
  const nodes = lineageBoxes(lineage);
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
                {shortened(node.label)}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** The end of a name tells more than its beginning, which is often the study's. */
function shortened(label: string): string {
  return label.length > 23 ? `…${label.slice(-22)}` : label;
}
