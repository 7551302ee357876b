import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { api, body } from '@/api/client';
import type { Project } from '@/api/types';
import { FormFrame } from '@/components/form/FormFrame';
import { ProjectFields, projectSchema, type ProjectValues } from '@/components/ProjectFields';
import { showFieldErrors } from '@/lib/form-errors';

export function ChangeProjectForm({ project, onDone }: { project: Project; onDone: () => void }) {
  const client = useQueryClient();
  const form = useForm<ProjectValues>({
    resolver: zodResolver(projectSchema),
    mode: 'onTouched',
    defaultValues: { name: project.name, description: project.description },
  });
  const change = useMutation({
    mutationFn: (fields: ProjectValues) =>
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
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => change.mutate(fields))}
      says="Save"
      busy={change.isPending}
      error={change.error}
      access={true}
    >
      <ProjectFields form={form} />
    </FormFrame>
  );
}
