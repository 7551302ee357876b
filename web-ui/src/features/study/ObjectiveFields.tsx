import { Checkbox, Group, Select, SimpleGrid } from '@mantine/core';
import { Controller, useWatch, type FieldPath, type UseFormReturn } from 'react-hook-form';
import type { PretrainSpec } from '@/api/types';
import { NumberField } from '@/components/form/NumberField';
import { OBJECTIVE_NAMES } from './defaults';
import type { StudyFields } from './study-schema';

const DISTANCES = [
  { value: 'geodesic', label: 'Along the surface' },
  { value: 'euclidean', label: 'Straight through space' },
  { value: 'within-section', label: 'Along the section’s ribbon' },
];
const HEMISPHERES = [
  { value: 'apart', label: 'Apart' },
  { value: 'mirrored', label: 'Mirrored onto each other' },
];
const PAIRINGS = [
  { value: 'same-patch', label: 'Two views of one patch' },
  { value: 'spatial', label: 'Two patches near each other' },
];

type Row = [field: string, label: string, unit?: string, hint?: string];
const NUMBERS: Record<string, { schema: string; rows: Row[] }> = {
  'spatial-nce': {
    schema: 'SpatialNce',
    rows: [
      ['temperature', 'Temperature τ'],
      ['positiveRadiusMm', 'Positive radius r₊'],
      ['negativeRadiusMm', 'Negative radius r₋', '', 'the band between is ignored'],
      ['crossBrainFraction', 'Cross-brain partners', 'share'],
      ['softSigmaMm', 'Soft weights σ', '', 'empty: positives weigh the same'],
    ],
  },
  'fixed-radius': {
    schema: 'FixedRadius',
    rows: [
      ['temperature', 'Temperature τ'],
      ['radiusMm', 'Radius', '', 'of the partner, in a random direction'],
      ['toleranceMm', 'Tolerance', '', 'of the patch nearest to that point'],
      ['crossBrainFraction', 'Cross-brain partners', 'share'],
    ],
  },
  simclr: { schema: 'SimClr', rows: [['temperature', 'Temperature τ']] },
  vicreg: {
    schema: 'VicReg',
    rows: [
      ['invariance', 'Invariance λ'],
      ['variance', 'Variance μ'],
      ['covariance', 'Covariance ν'],
    ],
  },
  supervised: {
    schema: 'Supervised',
    rows: [
      ['labelsPerArea', 'Labels an area', '', 'of each brain; 0: all'],
      ['labelBrains', 'Brains with labels', '', '0: all training brains'],
      ['labelDraw', 'Draw', '', 'another number, other labels'],
    ],
  },
};
const SPATIAL_VICREG: Row[] = [
  ['positiveRadiusMm', 'Positive radius r₊'],
  ['crossBrainFraction', 'Cross-brain partners', 'share'],
];

/** What an encoder is trained for: the kind, and its settings. */
export function ObjectiveFields({
  form,
  index,
  encoders,
}: {
  form: UseFormReturn<StudyFields>;
  index: number;
  /** What the platform's templates start with, one for each objective. */
  encoders: readonly PretrainSpec[];
}) {
  const { control } = form;
  const at = `variants.${index}.encoder.objective` as const;
  const objective = useWatch({ control, name: at });
  const kind = objective?.kind;
  const nearby = kind === 'spatial-nce' || (kind === 'vicreg' && objective?.pairing === 'spatial');
  const known = kind ? NUMBERS[kind] : undefined;
  const numbers = (rows: Row[]) =>
    rows.map(([field, label, unit = '', hint]) => (
      <NumberField
        key={`${kind}.${field}`}
        control={control}
        name={`${at}.${field}` as FieldPath<StudyFields>}
        label={label}
        unit={unit}
        hint={hint}
        spec={[known?.schema ?? '', field]}
      />
    ));
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 3 }}>
        <Controller
          control={control}
          name={at}
          render={({ field }) => (
            <Select
              label="Objective"
              data={encoders.map((encoder) => ({
                value: encoder.objective.kind,
                label: OBJECTIVE_NAMES[encoder.objective.kind],
              }))}
              value={kind ?? null}
              allowDeselect={false}
              onChange={(next) =>
                field.onChange(
                  encoders.find((encoder) => encoder.objective.kind === next)?.objective,
                )
              }
            />
          )}
        />
        {kind === 'vicreg' && (
          <Choice form={form} name={`${at}.pairing`} label="Positives" data={PAIRINGS} />
        )}
        {known && numbers(known.rows)}
        {kind === 'vicreg' && nearby && numbers(SPATIAL_VICREG)}
        {nearby && <Choice form={form} name={`${at}.distance`} label="Distance" data={DISTANCES} />}
        {(nearby || kind === 'fixed-radius') && (
          <Choice form={form} name={`${at}.hemispheres`} label="Hemispheres" data={HEMISPHERES} />
        )}
      </SimpleGrid>
      <Group gap="xl">
        {nearby && (
          <Checkbox
            size="xs"
            label="No positives within the same section"
            {...form.register(`${at}.excludeSameSection`)}
          />
        )}
        {kind === 'spatial-nce' && (
          <Checkbox
            size="xs"
            label="Shuffle coordinates (a control)"
            {...form.register(`${at}.shuffleCoordinates`)}
          />
        )}
        {kind === 'fixed-radius' && (
          <Checkbox
            size="xs"
            label="Partners from another section"
            {...form.register(`${at}.otherSection`)}
          />
        )}
      </Group>
    </>
  );
}

/** One of a few values; the first where the document says nothing. */
function Choice({
  form,
  name,
  label,
  data,
}: {
  form: UseFormReturn<StudyFields>;
  name: FieldPath<StudyFields>;
  label: string;
  data: readonly { value: string; label: string }[];
}) {
  return (
    <Controller
      control={form.control}
      name={name}
      render={({ field, fieldState }) => (
        <Select
          label={label}
          data={[...data]}
          value={typeof field.value === 'string' ? field.value : (data[0]?.value ?? null)}
          allowDeselect={false}
          onChange={field.onChange}
          error={fieldState.error?.message}
        />
      )}
    />
  );
}
