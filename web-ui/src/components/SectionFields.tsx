import { Checkbox, SimpleGrid } from '@mantine/core';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { numberIn } from '@/lib/ranges';
import { NumberField } from './form/NumberField';
import { SelectField } from './form/SelectField';

/** What is recorded of a section when it is cut and can be mended later. */
export const sectionSchema = z.object({
  zMm: z.number({ error: 'A number is needed.' }),
  thicknessUm: numberIn('NewSection', 'thicknessUm'),
  state: z.enum(['PRESENT', 'MISSING', 'DAMAGED']),
  flipped: z.boolean(),
});
export type SectionValues = z.infer<typeof sectionSchema>;

const STATES = [
  { value: 'PRESENT', label: 'present' },
  { value: 'MISSING', label: 'missing: it was cut, but is lost' },
  { value: 'DAMAGED', label: 'damaged: not fit for sampling' },
];

export function SectionFields<F extends FieldValues & SectionValues>({
  form: { control, register },
}: {
  form: UseFormReturn<F>;
}) {
  const name = (field: keyof SectionValues) => field as FieldPath<F>;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberField
          control={control}
          name={name('zMm')}
          label="Position z"
          unit="mm"
          hint="along the cutting axis"
        />
        <NumberField
          control={control}
          name={name('thicknessUm')}
          label="Thickness"
          spec={['NewSection', 'thicknessUm']}
        />
      </SimpleGrid>
      <SelectField control={control} name={name('state')} label="State" data={STATES} />
      <Checkbox size="xs" label="It lies flipped on the slide" {...register(name('flipped'))} />
    </>
  );
}
