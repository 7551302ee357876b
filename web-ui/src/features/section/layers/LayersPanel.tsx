import { Kbd, Slider, Switch, Text } from '@mantine/core';
import { Panel } from '@/components/Page';
import { toProblem } from '@/lib/problem';
import type { ListedLayer } from './use-layers';
import classes from './LayersPanel.module.css';

/** Which layers are shown, and how strongly. */
export function LayersPanel({
  layers,
  annotationsShown,
  onAnnotations,
  onLayer,
}: {
  layers: readonly ListedLayer[];
  annotationsShown: boolean;
  onAnnotations: (shown: boolean) => void;
  onLayer: (id: string, change: { shown?: boolean; opacity?: number }) => void;
}) {
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
      {layers.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nobody has annotated this section. Unlabelled is not background.
        </Text>
      ) : (
        <ul className={classes.list}>
          {layers.map(({ layer, shown, opacity, error }) => {
            const off = 'kind' in layer && !annotationsShown;
            return (
              <li key={layer.id} className={classes.layer}>
                <Switch
                  size="xs"
                  label={layer.label}
                  checked={shown}
                  disabled={Boolean(error)}
                  onChange={(event) => onLayer(layer.id, { shown: event.currentTarget.checked })}
                />
                {error ? (
                  <Text size="xs" c="red" title={toProblem(error).detail ?? undefined}>
                    {toProblem(error).title}
                  </Text>
                ) : (
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
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
