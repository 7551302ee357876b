import { MultiSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { brainsQuery } from '@/api/queries/brain';
import { NumberField } from '@/components/form/NumberField';
import { formatBytes, formatInteger } from '@/lib/format';
import { numberIn } from '@/lib/ranges';
import { PreparationForm } from './PreparationForm';
import { threads, ThreadsField } from './ThreadsField';

const schema = z.object({
  name: z.string().trim().min(1, 'A name is needed.').max(120, 'At most 120 characters.'),
  brainIds: z.array(z.string()).min(1, 'Choose at least one brain.'),
  patchPx: numberIn('NewPreparation', 'patchPx'),
  pixelSizeUm: numberIn('NewPreparation', 'pixelSizeUm'),
  patchesPerSection: numberIn('NewPreparation', 'patchesPerSection'),
  topMarginMm: numberIn('NewPreparation', 'topMarginMm'),
  threads,
});
type Fields = z.infer<typeof schema>;

export function SampleForm({ projectId }: { projectId: string }) {
  const brains = useQuery(brainsQuery(projectId));
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      name: '',
      brainIds: [],
      patchPx: 128,
      pixelSizeUm: 40,
      patchesPerSection: 60,
      topMarginMm: 0.2,
      threads: null,
    },
  });
  const watched = useWatch({ control: form.control });
  const sections = (brains.data ?? [])
    .filter((brain) => watched.brainIds?.includes(brain.id))
    .reduce((sum, brain) => sum + brain.sectionCount, 0);
  const patches = sections * (watched.patchesPerSection ?? 0);
  const bytes = patches * (watched.patchPx ?? 0) ** 2;
  const sideMm = ((watched.patchPx ?? 0) * (watched.pixelSizeUm ?? 0)) / 1000;
  const field = (
    name: 'patchPx' | 'pixelSizeUm' | 'patchesPerSection' | 'topMarginMm',
    label: string,
    hint: string,
  ) => (
    <NumberField
      control={form.control}
      name={name}
      label={label}
      hint={hint}
      spec={['NewPreparation', name]}
    />
  );
  return (
    <PreparationForm
      projectId={projectId}
      form={form}
      request={(fields) => ({ kind: 'sample', ...fields })}
      learns="how many sections and patches there are, what is read and how large it is, and what would be refused"
      says="Sample"
    >
      <TextInput
        label="Name of the patchset"
        placeholder="e.g. 128 px at 40 µm"
        {...form.register('name')}
        error={form.formState.errors.name?.message}
      />
      <Controller
        control={form.control}
        name="brainIds"
        render={({ field: brainField, fieldState }) => (
          <MultiSelect
            size="xs"
            label="Brains"
            description="every present section with an image is sampled"
            placeholder={brainField.value.length === 0 ? 'Choose brains' : undefined}
            data={(brains.data ?? []).map((b) => ({
              value: b.id,
              label: `${b.pseudonym} (${b.sectionCount} sections)`,
            }))}
            value={brainField.value}
            onChange={brainField.onChange}
            onBlur={brainField.onBlur}
            error={fieldState.error?.message}
          />
        )}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {field('patchPx', 'Patch side', '')}
        {field('pixelSizeUm', 'Pixel size', 'images are resampled to it')}
        {field('patchesPerSection', 'Patches a section', 'spread evenly over the ribbon')}
        {field('topMarginMm', 'Top margin', 'white space above the pial surface')}
        <ThreadsField control={form.control} />
      </SimpleGrid>
      <Text size="sm" c="dimmed">
        A patch covers {sideMm.toFixed(2)} × {sideMm.toFixed(2)} mm.{' '}
        {sections > 0 &&
          `${formatInteger(patches)} patches of ${formatInteger(sections)} sections, ${formatBytes(bytes)} of shards.`}
      </Text>
    </PreparationForm>
  );
}
