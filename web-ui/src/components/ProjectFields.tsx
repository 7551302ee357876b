import { Textarea, TextInput } from '@mantine/core';
import type { UseFormReturn } from 'react-hook-form';
import { z } from 'zod';
import { textIn } from '@/lib/ranges';

/** What a project is called and what it is about. */
export const projectSchema = z.object({
  name: textIn('NewProject', 'name', 'A name is needed.'),
  description: textIn('NewProject', 'description', ''),
});
export type ProjectValues = z.infer<typeof projectSchema>;

export function ProjectFields({
  form: { register, formState },
}: {
  form: UseFormReturn<ProjectValues>;
}) {
  return (
    <>
      <TextInput
        label="Name"
        description="nobody else’s project has it"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...register('name')}
        error={formState.errors.name?.message}
        data-autofocus
      />
      <Textarea
        label="Description"
        autosize
        minRows={2}
        {...register('description')}
        error={formState.errors.description?.message}
      />
    </>
  );
}
