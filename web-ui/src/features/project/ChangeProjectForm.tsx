import { Textarea, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import type { Project } from '@/api/types';
import { FormFrame } from '@/components/form/FormFrame';
import { showFieldErrors } from '@/lib/form-errors';
import { textIn } from '@/lib/ranges';

const schema = z.object({
  name: textIn('NewProject', 'name', 'A name is needed.'),
  description: textIn('NewProject', 'description', ''),
});
type Fields = z.infer<typeof schema>;

export function ChangeProjectForm({ project, onDone }: { project: Project; onDone: () => void }) {
  const client = useQueryClient();
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: { name: project.name, description: project.description },
  });
  const change = useMutation({
    mutationFn: (fields: Fields) =>
      body(
        api.PATCH('/api/v1/projects/{id}', {
          params: { path: { id: project.id } },
          headers: { 'If-Match': `"${project.version}"` },
          body: fields,
        }),
      ),
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: ['project'] });
      await client.invalidateQueries({ queryKey: ['session'] });
    },
    onError: (error) => showFieldErrors(error, form.setError),
  });
  const { errors } = form.formState;
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => change.mutate(fields))}
      says="Save"
      busy={change.isPending}
      error={change.error}
      access={true}
    >
      <TextInput
        label="Name"
        {...form.register('name')}
        error={errors.name?.message}
        data-autofocus
      />
      <Textarea
        label="Description"
        autosize
        minRows={2}
        {...form.register('description')}
        error={errors.description?.message}
      />
    </FormFrame>
  );
}
