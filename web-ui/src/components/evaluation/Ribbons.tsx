import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { RibbonResult } from '@/api/types';
import { areaColour, textOn } from '@/lib/colours';
import { words } from '@/lib/format';
import { differences, segments, type Segment } from './ribbon-segments';
import classes from './Ribbons.module.css';

const WIDTH = 1000;

/** True and predicted areas along one section, one above the other, differences marked between. */
export function Ribbons({ ribbon, probe }: { ribbon: RibbonResult; probe: string }) {
  const keyed = ribbon.sections.map((section) => ({
    key: `${section.brain}/${section.section}`,
    section,
  }));
  const [chosen, choose] = useState(keyed.find((k) => k.section.role === 'unseen-brain')?.key);
  const current = keyed.find((k) => k.key === chosen) ?? keyed[0];
  if (!current) return <Text size="sm">No section was scored.</Text>;
  const { section } = current;
  const predicted = section.predictions.find((p) => p.probe === probe)?.areas;
  if (!predicted) {
    return <Text size="sm">No prediction of the probe “{words(probe)}” was kept.</Text>;
  }
  const truth = segments(section.arcMm, section.truth);
  const said = segments(section.arcMm, predicted);
  const wrong = differences(section.arcMm, section.truth, predicted);
  const from = truth[0]?.fromMm ?? 0;
  const to = truth.at(-1)?.toMm ?? 1;
  const labelled = section.truth.filter((t) => t >= 0).length;
  const errors = section.truth.filter((t, i) => t >= 0 && t !== predicted[i]).length;
  const x = (mm: number) => ((mm - from) / (to - from)) * WIDTH;
  const present = [...new Set([...section.truth, ...predicted])].sort((a, b) => a - b);
  const ticks = axisTicks(from, to);
  return (
    <div className={classes.wrap}>
      <div className={classes.controls}>
        <Select
          aria-label="Section"
          data={keyed.map((k) => ({
            value: k.key,
            label: `${k.section.brain}, section ${k.section.section} (${words(k.section.role)})`,
          }))}
          value={current.key}
          onChange={(key) => choose(key ?? undefined)}
          allowDeselect={false}
          searchable
          w={300}
        />
        <Text size="sm" c="dimmed">
          {errors} of {labelled} labelled patches differ
        </Text>
      </div>
      <svg
        viewBox={`-78 0 ${WIDTH + 90} 130`}
        className={classes.svg}
        role="img"
        aria-label={`${section.brain} section ${section.section}: ${errors} of ${labelled} patches differ from the truth`}
      >
        <text x={-10} y={27} textAnchor="end">
          true
        </text>
        <text x={-10} y={58} textAnchor="end">
          differs
        </text>
        <text x={-10} y={88} textAnchor="end">
          predicted
        </text>
        <Row parts={truth} y={6} x={x} areas={ribbon.areas} />
        {wrong.map((part) => (
          <rect
            key={part.fromMm}
            x={x(part.fromMm)}
            y={44}
            width={Math.max(2, x(part.toMm) - x(part.fromMm))}
            height={18}
            className={classes.wrong}
          />
        ))}
        <line x1={0} x2={WIDTH} y1={53} y2={53} className={classes.axis} />
        <Row parts={said} y={66} x={x} areas={ribbon.areas} />
        {ticks.map((mm) => (
          <g key={mm}>
            <line x1={x(mm)} x2={x(mm)} y1={104} y2={109} className={classes.axis} />
            <text x={x(mm)} y={123} textAnchor="middle">
              {mm}
            </text>
          </g>
        ))}
        <line x1={0} x2={WIDTH} y1={104} y2={104} className={classes.axis} />
        <text x={-10} y={123} textAnchor="end">
          arc, mm
        </text>
      </svg>
      <ul className={classes.legend}>
        {present.map((area) => (
          <li key={area}>
            <span style={{ background: areaColour(area) }} />
            {area < 0 ? 'unlabelled' : ribbon.areas[area]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Row({
  parts,
  y,
  x,
  areas,
}: {
  parts: readonly Segment[];
  y: number;
  x: (mm: number) => number;
  areas: readonly string[];
}) {
  return parts.map((part) => {
    const width = x(part.toMm) - x(part.fromMm);
    const name = part.area < 0 ? 'unlabelled' : (areas[part.area] ?? '');
    const colour = areaColour(part.area);
    return (
      <g key={part.fromMm}>
        <rect
          x={x(part.fromMm)}
          y={y}
          width={width}
          height={32}
          fill={colour}
          className={classes.part}
        >
          <title>{`${name}, ${part.fromMm.toFixed(1)}–${part.toMm.toFixed(1)} mm`}</title>
        </rect>
        {width > name.length * 7.4 + 8 && (
          <text
            x={x(part.fromMm) + width / 2}
            y={y + 20.5}
            textAnchor="middle"
            style={{ fill: textOn(colour), fontWeight: 600 }}
          >
            {name}
          </text>
        )}
      </g>
    );
  });
}

function axisTicks(from: number, to: number): number[] {
  const step = [1, 2, 5, 10, 20, 50, 100].find((s) => (to - from) / s <= 12) ?? 200;
  const first = Math.ceil(from / step) * step;
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, i) => first + i * step);
}
