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
import { ObjectiveFields } from './ObjectiveFields';
import type { StudyFields } from './study-schema';
import classes from './StudyForm.module.css';

const FEATURES = ['encoder', 'profile', 'profile-texture', 'position'];
const PROBES = ['logistic', 'mlp', 'nearest-neighbours', 'ridge'];
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
  [
    'augmentation.blurSd',
    'AugmentationSpec',
    'Blur',
    'px',
    'SD up to, half of the time; empty: none',
  ],
  ['augmentation.shearDeg', 'AugmentationSpec', 'Shear', '', 'up to, either way; empty: none'],
  [
    'augmentation.scaleMin',
    'AugmentationSpec',
    'Scale from',
    '',
    'with the next, in place of Scale',
  ],
  ['augmentation.scaleMax', 'AugmentationSpec', 'Scale to', ''],
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
              <ObjectiveFields form={form} index={index} encoders={encoders} />
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
