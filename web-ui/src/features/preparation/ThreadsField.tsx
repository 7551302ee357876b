import type { Control, FieldPath, FieldValues } from 'react-hook-form';
import { NumberField } from '@/components/form/NumberField';
import { numberIn } from '@/lib/ranges';

/** How many threads each step takes; the platform's own number where nothing is said. */
export const threads = numberIn('NewPreparation', 'threads').nullish();

export function ThreadsField<F extends FieldValues & { threads?: number | null }>({
  control,
}: {
  control: Control<F>;
}) {
  return (
    <NumberField
      control={control}
      name={'threads' as FieldPath<F>}
      label="CPU threads a step"
      hint="empty: the platform chooses"
      spec={['NewPreparation', 'threads']}
    />
  );
}
