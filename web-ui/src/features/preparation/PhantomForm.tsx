import { SimpleGrid, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { ranges } from '@/api/ranges';
import { NumberField } from '@/components/form/NumberField';
import { formatBytes, formatInteger } from '@/lib/format';
import { numberIn } from '@/lib/ranges';
import { PreparationForm } from './PreparationForm';
import { threads, ThreadsField } from './ThreadsField';

const schema = z.object({
  name: z.string().trim().min(1, 'A name is needed.').max(120, 'At most 120 characters.'),
  seed: z.number({ error: 'A number is needed.' }).int('A whole number is needed.').min(0),
  threads,
  phantom: z.object({
    generatorVersion: numberIn('PhantomSpec', 'generatorVersion'),
    brains: numberIn('PhantomSpec', 'brains'),
    sectionsPerBrain: numberIn('PhantomSpec', 'sectionsPerBrain'),
    pixelSizeUm: numberIn('PhantomSpec', 'pixelSizeUm'),
    sheetWidthMm: numberIn('PhantomSpec', 'sheetWidthMm'),
    sheetHeightMm: numberIn('PhantomSpec', 'sheetHeightMm'),
    borderJitterMm: numberIn('PhantomSpec', 'borderJitterMm'),
    registrationErrorMm: numberIn('PhantomSpec', 'registrationErrorMm'),
    sectionThicknessUm: numberIn('PhantomSpec', 'sectionThicknessUm'),
  }),
});
type Fields = z.infer<typeof schema>;

const FIELDS = [
  ['brains', 'Brains', 'each a synthetic donor'],
  ['sectionsPerBrain', 'Sections a brain', ''],
  ['pixelSizeUm', 'Pixel size', 'of level 0'],
  ['sheetWidthMm', 'Sheet width', 'along the sections'],
  ['sheetHeightMm', 'Sheet height', 'across the sections'],
  ['borderJitterMm', 'Border jitter', 'SD per brain; large, and position alone tells less'],
  ['registrationErrorMm', 'Registration error', 'RMS'],
  ['sectionThicknessUm', 'Section thickness', ''],
] as const;

export function PhantomForm({ projectId }: { projectId: string }) {
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      name: 'synthetic cortex',
      seed: 1,
      threads: null,
      phantom: {
        generatorVersion: ranges.PhantomSpec.generatorVersion.start,
        brains: ranges.PhantomSpec.brains.start,
        sectionsPerBrain: ranges.PhantomSpec.sectionsPerBrain.start,
        pixelSizeUm: ranges.PhantomSpec.pixelSizeUm.start,
        sheetWidthMm: ranges.PhantomSpec.sheetWidthMm.start,
        sheetHeightMm: ranges.PhantomSpec.sheetHeightMm.start,
        borderJitterMm: ranges.PhantomSpec.borderJitterMm.start,
        registrationErrorMm: ranges.PhantomSpec.registrationErrorMm.start,
        sectionThicknessUm: ranges.PhantomSpec.sectionThicknessUm.start,
      },
    },
  });
  const watched = useWatch({ control: form.control, name: 'phantom' });
  // A section spans the sheet's width and, bent, about a third of it in height.
  const widthPx = (watched.sheetWidthMm * 1000) / watched.pixelSizeUm;
  const sections = watched.brains * watched.sectionsPerBrain;
  const rough = sections * widthPx * widthPx * 0.33;
  return (
    <PreparationForm
      projectId={projectId}
      form={form}
      request={(fields) => ({ kind: 'phantom', ...fields })}
      learns="how many sections it makes, how large they are, and what would be refused"
      says="Render"
    >
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          label="Name"
          {...form.register('name')}
          error={form.formState.errors.name?.message}
        />
        <NumberField
          control={form.control}
          name="seed"
          label="Seed"
          hint="the same seed gives the same bytes"
        />
        {FIELDS.map(([name, label, hint]) => (
          <NumberField
            key={name}
            control={form.control}
            name={`phantom.${name}`}
            label={label}
            hint={hint}
            spec={['PhantomSpec', name]}
          />
        ))}
        <ThreadsField control={form.control} />
      </SimpleGrid>
      {Number.isFinite(rough) && (
        <Text size="sm" c="dimmed">
          {formatInteger(sections)} sections, roughly {formatBytes(rough)} of pixels before
          compression.
        </Text>
      )}
    </PreparationForm>
  );
}
