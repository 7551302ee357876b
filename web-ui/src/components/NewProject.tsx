import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { api, body } from '@/api/client';
import { useMayMakeProject, useWho } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';
import { DialogButton } from './form/DialogButton';
import { FormFrame } from './form/FormFrame';
import { ProjectFields, projectSchema, type ProjectValues } from './ProjectFields';

/** Makes a project, chooses it and goes to it. */
export function NewProject() {
  return (
    <DialogButton
      label="New project"
      title="New project"
      access={useMayMakeProject()}
      variant="filled"
    >
      {() => <NewProjectForm />}
    </DialogButton>
  );
}

function NewProjectForm() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { chooseProject } = useWho();
  const form = useForm<ProjectValues>({
    resolver: zodResolver(projectSchema),
    mode: 'onTouched',
    defaultValues: { name: '', description: '' },
  });
  const create = useSubmission({
    send: (project: ProjectValues, key) =>
      body(api.POST('/api/v1/projects', { headers: { 'Idempotency-Key': key }, body: project })),
    setError: form.setError,
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['session'] });
      await client.invalidateQueries({ queryKey: ['project'] });
      chooseProject(id);
      await navigate({ to: '/projects/$projectId', params: { projectId: id } });
    },
  });
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => create.mutate(fields))}
      says="Make the project"
      busy={create.isPending}
      error={create.error}
      access={true}
    >
      <ProjectFields form={form} />
    </FormFrame>
  );
}
