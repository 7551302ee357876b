import { Badge, Kbd, Loader, Slider, Switch, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Panel } from '@/components/Page';
import { toProblem } from '@/lib/problem';
import type { LegendEntry } from './layer';
import type { ListedLayer } from './use-layers';
import classes from './LayersPanel.module.css';

type Change = (id: string, change: { shown?: boolean; opacity?: number }) => void;

/** Which layers are shown, and how strongly; those that have nothing here with the reason. */
export function LayersPanel({
  layers,
  annotationsShown,
  onAnnotations,
  onLayer,
  controls,
}: {
  layers: readonly ListedLayer[];
  annotationsShown: boolean;
  onAnnotations: (shown: boolean) => void;
  onLayer: Change;
  /** What else is chosen for a layer, by its name in addresses. */
  controls: Readonly<Record<string, ReactNode>>;
}) {
  const isListed = ({ layer, empty, data }: ListedLayer) =>
    empty === undefined || data !== undefined || layer.id in controls;
  const nothing = byReason(layers.filter((each) => !isListed(each)));
  return (
    <Panel
      title="Layers"
      aside={
        <div className={classes.all}>
          <Switch
            size="xs"
            label="Annotations"
            labelPosition="left"
            checked={annotationsShown}
            onChange={(event) => onAnnotations(event.currentTarget.checked)}
          />
          <Kbd size="xs">a</Kbd>
        </div>
      }
    >
      <ul className={classes.list}>
        {layers.filter(isListed).map((each) => (
          <Row
            key={each.layer.id}
            listed={each}
            off={'kind' in each.layer && !annotationsShown}
            onLayer={onLayer}
            control={controls[each.layer.id]}
          />
        ))}
      </ul>
      {nothing.length > 0 && (
        <dl className={classes.nothing} aria-label="Layers with nothing here">
          {nothing.map(([reason, labels]) => (
            <div key={reason}>
              <dt>{labels.join(', ')}</dt>
              <dd>{reason}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  );
}

function Row({
  listed: { layer, shown, opacity, error, data, empty },
  off,
  onLayer,
  control,
}: {
  listed: ListedLayer;
  off: boolean;
  onLayer: Change;
  control: ReactNode;
}) {
  const paints = data && 'paint' in data ? data : undefined;
  const waits = shown && 'load' in layer && !data && !error && empty === undefined;
  return (
    <li>
      <div className={classes.layer}>
        <div className={classes.name}>
          <Switch
            size="xs"
            label={layer.label}
            checked={shown}
            onChange={(event) => onLayer(layer.id, { shown: event.currentTarget.checked })}
          />
          {shown && paints?.badge && (
            <Badge size="xs" variant="outline" color="gray" className={classes.badge}>
              {paints.badge}
            </Badge>
          )}
        </div>
        {waits ? (
          <Loader
            size={14}
            role="status"
            aria-busy="true"
            aria-label={`${layer.label} is being read`}
          />
        ) : (
          empty === undefined &&
          !error && (
            <Slider
              size="sm"
              value={opacity}
              min={5}
              max={100}
              disabled={off || !shown}
              label={(percent) => `${percent} %`}
              thumbLabel={`Opacity of ${layer.label}`}
              onChange={(percent) => onLayer(layer.id, { opacity: percent })}
            />
          )
        )}
      </div>
      {shown && error ? (
        <Text size="xs" c="red" className={classes.more}>
          {toProblem(error).title}. {toProblem(error).detail}
        </Text>
      ) : null}
      {shown && empty !== undefined && (
        <Text size="xs" c="dimmed" className={classes.more}>
          {empty}
        </Text>
      )}
      {shown && control && <div className={classes.more}>{control}</div>}
      {shown && paints?.legend && <Legend of={layer.label} entries={paints.legend} />}
      {shown && paints?.note && (
        <Text size="xs" c="dimmed" className={classes.more}>
          {paints.note}
        </Text>
      )}
    </li>
  );
}

function Legend({ of, entries }: { of: string; entries: readonly LegendEntry[] }) {
  return (
    <ul className={classes.legend} aria-label={`Colours of ${of}`}>
      {entries.map(({ colour, label, value }) => (
        <li key={label}>
          <span style={{ background: colour }} />
          <span>{label}</span>
          {value !== undefined && <b className="num">{value}</b>}
        </li>
      ))}
    </ul>
  );
}

/** The names of layers that have nothing for the same reason stand together. */
function byReason(layers: readonly ListedLayer[]): [reason: string, labels: string[]][] {
  const found = new Map<string, string[]>();
  for (const { layer, empty = '' } of layers) {
    found.set(empty, [...(found.get(empty) ?? []), layer.label]);
  }
  return [...found];
}
