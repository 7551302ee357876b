import { Button, RangeSlider, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { intensitiesQuery } from '@/api/queries/intensity';
import type { Intensities } from '@/api/types';
import { Panel } from '@/components/Page';
import { formatNumber } from '@/lib/format';

/** The values that are shown as black and as white. */
export interface IntensityWindow {
  low: number;
  high: number;
}

const STEPS = 500;
/** What a screen shows without a choice. */
const SCREEN_BITS = 8;

/** Which values become black and white, for images that have more of them than a screen. */
export function IntensityPanel({
  imageId,
  chosen,
  onChoose,
}: {
  imageId: string;
  chosen: IntensityWindow | undefined;
  onChoose: (window: IntensityWindow | undefined) => void;
}) {
  const { data } = useQuery(intensitiesQuery(imageId));
  if (!data || data.bitDepth <= SCREEN_BITS || data.highest <= data.lowest) return null;
  return (
    <Panel
      title="Intensity window"
      aside={
        <Button variant="default" disabled={!chosen} onClick={() => onChoose(undefined)}>
          Reset
        </Button>
      }
    >
      <Range
        key={`${imageId} ${chosen?.low ?? ''} ${chosen?.high ?? ''}`}
        has={data}
        start={chosen ?? data}
        onChoose={onChoose}
      />
    </Panel>
  );
}

function Range({
  has,
  start,
  onChoose,
}: {
  has: Intensities;
  start: IntensityWindow;
  onChoose: (window: IntensityWindow) => void;
}) {
  const [[low, high], set] = useState<[number, number]>([start.low, start.high]);
  const step = has.bitDepth > 16 ? (has.highest - has.lowest) / STEPS : 1;
  return (
    <>
      <RangeSlider
        size="sm"
        min={Math.min(has.lowest, low)}
        max={Math.max(has.highest, high)}
        step={step}
        minRange={step}
        value={[low, high]}
        label={null}
        thumbFromLabel="Shown as black"
        thumbToLabel="Shown as white"
        onChange={set}
        onChangeEnd={([from, to]) => onChoose({ low: from, high: to })}
      />
      <Text size="xs" c="dimmed" mt={6}>
        black {formatNumber(low)} · white {formatNumber(high)} ({has.bitDepth} bits)
      </Text>
    </>
  );
}
