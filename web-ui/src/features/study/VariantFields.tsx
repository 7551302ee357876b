import {
  Button,
  Checkbox,
  Group,
  MultiSelect,
  Select,
  SimpleGrid,
  TextInput,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { Controller, useWatch, type FieldPath, type UseFormReturn } from 'react-hook-form';
import { NumberField } from '@/components/form/NumberField';
import { words } from '@/lib/format';
import type { PretrainSpec } from '@/api/types';
import { OBJECTIVE_NAMES } from './defaults';
import type { StudyFields } from './study-schema';
import classes from './StudyForm.module.css';

const FEATURES = ['encoder', 'profile', 'profile-texture', 'position'];
const PROBES = ['logistic', 'mlp', 'nearest-neighbours', 'ridge'];
const DISTANCES = [
  { value: 'geodesic', label: 'Along the surface' },
  { value: 'euclidean', label: 'Straight through space' },
];
const HEMISPHERES = [
  { value: 'apart', label: 'Apart' },
  { value: 'mirrored', label: 'Mirrored onto each other' },
];

type Row = [field: string, schema: string, label: string, unit: string, hint?: string];
const TRAINING: Row[] = [
  ['iterations', 'PretrainSpec', 'Iterations', '', 'optimiser updates'],
  ['anchors', 'PretrainSpec', 'Anchors a batch', '', 'with their partners twice as many views'],
  ['optimiser.learningRate', 'OptimiserSpec', 'Learning rate', '', 'at its peak'],
  ['optimiser.weightDecay', 'OptimiserSpec', 'Weight decay', ''],
  ['optimiser.warmupIterations', 'OptimiserSpec', 'Warm-up', 'iterations'],
  ['optimiser.clipNorm', 'OptimiserSpec', 'Clip norm', '', 'global L2 of the gradient'],
  ['checkpointEveryIterations', 'PretrainSpec', 'Checkpoint every', 'iterations'],
  ['metricsEveryIterations', 'PretrainSpec', 'Metrics every', 'iterations'],
];
const AUGMENTATION: Row[] = [
  ['augmentation.rotationDeg', 'AugmentationSpec', 'Rotation', '', 'up to, either way'],
  ['augmentation.scaleFraction', 'AugmentationSpec', 'Scale', 'share', 'up to, either way'],
  ['augmentation.shiftFraction', 'AugmentationSpec', 'Shift', 'share', 'of half the patch side'],
  ['augmentation.gammaLog', 'AugmentationSpec', 'Gamma', 'ln', 'of the exponent, either way'],
  ['augmentation.gainFraction', 'AugmentationSpec', 'Gain', 'share', 'up to, either way'],
  ['augmentation.noiseSd', 'AugmentationSpec', 'Noise', 'SD', 'up to, of full scale 1'],
];
const PROBE: Row[] = [
  ['l2', 'ProbeSpec', 'L2', '', 'weight of the penalty'],
  ['hiddenUnits', 'ProbeSpec', 'Hidden units', '', 'of the MLP'],
  ['iterations', 'ProbeSpec', 'Iterations', '', 'of its fit'],
];
const NETWORK: Row[] = [
  ['network.width', 'NetworkSpec', 'Width', 'channels', 'of the first stage'],
  ['network.projectionHidden', 'NetworkSpec', 'Projection, hidden', 'units'],
  ['network.projectionOutput', 'NetworkSpec', 'Projection, output', 'units'],
];
const SPATIAL: Row[] = [
  ['objective.temperature', 'SpatialNce', 'Temperature τ', ''],
  ['objective.positiveRadiusMm', 'SpatialNce', 'Positive radius r₊', ''],
  [
    'objective.negativeRadiusMm',
    'SpatialNce',
    'Negative radius r₋',
    '',
    'the band between is ignored',
  ],
  ['objective.crossBrainFraction', 'SpatialNce', 'Cross-brain partners', 'share'],
];

const SIMCLR: Row[] = [['objective.temperature', 'SimClr', 'Temperature τ', '']];

export function VariantFields({
  form,
  index,
  encoders,
  onRemove,
}: {
  form: UseFormReturn<StudyFields>;
  index: number;
  /** What the platform's templates start with, one for each objective. */
  encoders: readonly PretrainSpec[];
  onRemove: (() => void) | undefined;
}) {
  const { control } = form;
  const at = `variants.${index}` as const;
  const variant = useWatch({ control, name: at });
  const errors = form.formState.errors.variants?.[index];
  const kind = variant.encoder?.objective.kind;
  const [open, setOpen] = useState(false);
  const shown = open || errors !== undefined;
  const numbers = (rows: Row[], of: 'encoder' | 'probe' = 'encoder') =>
    rows.map(([field, schema, label, unit, hint]) => (
      <NumberField
        key={field}
        control={control}
        name={`${at}.${of}.${field}` as FieldPath<StudyFields>}
        label={label}
        unit={unit}
        hint={hint}
        spec={[schema, field.slice(field.lastIndexOf('.') + 1)]}
      />
    ));
  return (
    <details
      className={classes.variant}
      data-bad={errors ? true : undefined}
      open={shown}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={classes.name}>{variant.name || 'unnamed'}</span>
        <span className={classes.dim}>
          {variant.feature === 'encoder' && kind
            ? `${OBJECTIVE_NAMES[kind]}${kind === 'untrained' ? '' : `, ${variant.encoder?.iterations ?? 0} iterations`}, ResNet-${variant.encoder?.network.depth ?? ''} width ${variant.encoder?.network.width ?? ''}`
            : words(variant.feature)}
          {' · '}
          {variant.probe.kinds.map(words).join(', ')}
        </span>
      </summary>
      {shown && (
        <div className={classes.body}>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>
            <TextInput
              label="Name"
              {...form.register(`${at}.name`)}
              error={errors?.name?.message}
            />
            <Controller
              control={control}
              name={`${at}.feature`}
              render={({ field }) => (
                <Select
                  label="Features"
                  data={FEATURES.map((f) => ({ value: f, label: words(f) }))}
                  value={field.value}
                  allowDeselect={false}
                  onChange={(feature) => {
                    field.onChange(feature);
                    if (feature === 'encoder' && !variant.encoder) {
                      form.setValue(`${at}.encoder`, encoders[0]);
                    }
                  }}
                />
              )}
            />
            <Controller
              control={control}
              name={`${at}.probe.kinds`}
              render={({ field, fieldState }) => (
                <MultiSelect
                  size="xs"
                  label="Probes"
                  data={PROBES.map((p) => ({ value: p, label: words(p) }))}
                  value={field.value}
                  onChange={field.onChange}
                  error={fieldState.error?.message}
                />
              )}
            />
          </SimpleGrid>
          {variant.feature === 'encoder' && variant.encoder && (
            <>
              <Title order={3}>Objective</Title>
              <SimpleGrid cols={{ base: 1, xs: 3 }}>
                <Controller
                  control={control}
                  name={`${at}.encoder.objective`}
                  render={({ field }) => (
                    <Select
                      label="Objective"
                      data={encoders.map(({ objective }) => ({
                        value: objective.kind,
                        label: OBJECTIVE_NAMES[objective.kind],
                      }))}
                      value={kind ?? null}
                      allowDeselect={false}
                      onChange={(next) =>
                        field.onChange(
                          encoders.find(({ objective }) => objective.kind === next)?.objective,
                        )
                      }
                    />
                  )}
                />
                {kind === 'spatial-nce' && (
                  <>
                    {numbers(SPATIAL)}
                    <Choice
                      form={form}
                      name={`${at}.encoder.objective.distance`}
                      label="Distance"
                      data={DISTANCES}
                    />
                    <Choice
                      form={form}
                      name={`${at}.encoder.objective.hemispheres`}
                      label="Hemispheres"
                      data={HEMISPHERES}
                    />
                  </>
                )}
                {kind === 'simclr' && numbers(SIMCLR)}
              </SimpleGrid>
              {kind === 'spatial-nce' && (
                <Group gap="xl">
                  <Checkbox
                    size="xs"
                    label="No positives within the same section"
                    {...form.register(`${at}.encoder.objective.excludeSameSection`)}
                  />
                  <Checkbox
                    size="xs"
                    label="Shuffle coordinates (a control)"
                    {...form.register(`${at}.encoder.objective.shuffleCoordinates`)}
                  />
                </Group>
              )}
              {kind !== 'untrained' && (
                <>
                  <Title order={3}>Training</Title>
                  <SimpleGrid cols={{ base: 1, xs: 3 }}>
                    {numbers(TRAINING)}
                    <NumberField
                      control={control}
                      name={`${at}.devices`}
                      label="Devices"
                      hint="held all at once; training uses the first one so far"
                      spec={['NewVariant', 'devices']}
                    />
                  </SimpleGrid>
                  <Title order={3}>Augmentation</Title>
                  <SimpleGrid cols={{ base: 1, xs: 3 }}>{numbers(AUGMENTATION)}</SimpleGrid>
                  <Checkbox
                    size="xs"
                    label="Mirror left and right, half of the time"
                    {...form.register(`${at}.encoder.augmentation.flip`)}
                  />
                </>
              )}
              <Title order={3}>Network</Title>
              <SimpleGrid cols={{ base: 1, xs: 4 }}>
                <Controller
                  control={control}
                  name={`${at}.encoder.network.depth`}
                  render={({ field }) => (
                    <Select
                      label="Residual network"
                      data={[
                        { value: '10', label: 'ResNet-10' },
                        { value: '18', label: 'ResNet-18' },
                      ]}
                      value={String(field.value)}
                      allowDeselect={false}
                      onChange={(depth) => field.onChange(Number(depth))}
                    />
                  )}
                />
                {numbers(NETWORK)}
              </SimpleGrid>
            </>
          )}
          <Title order={3}>Probe</Title>
          <SimpleGrid cols={{ base: 1, xs: 3 }}>{numbers(PROBE, 'probe')}</SimpleGrid>
          {onRemove && (
            <Group>
              <Button variant="default" onClick={onRemove}>
                Remove this variant
              </Button>
            </Group>
          )}
        </div>
      )}
    </details>
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
      render={({ field }) => (
        <Select
          label={label}
          data={[...data]}
          value={typeof field.value === 'string' ? field.value : (data[0]?.value ?? null)}
          allowDeselect={false}
          onChange={field.onChange}
        />
      )}
    />
  );
}
