import { Textarea, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import { textIn } from '@/lib/ranges';
import { useMayMakeProject, useWho } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';
import { DialogButton } from './form/DialogButton';
import { FormFrame } from './form/FormFrame';

const schema = z.object({
  name: textIn('NewProject', 'name', 'A name is needed.'),
  description: textIn('NewProject', 'description', ''),
});

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
  const form = useForm<z.infer<typeof schema>>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: { name: '', description: '' },
  });
  const create = useSubmission({
    send: (project: z.infer<typeof schema>, key) =>
      body(api.POST('/api/v1/projects', { headers: { 'Idempotency-Key': key }, body: project })),
    setError: form.setError,
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['session'] });
      await client.invalidateQueries({ queryKey: ['project'] });
      chooseProject(id);
      await navigate({ to: '/projects/$projectId', params: { projectId: id } });
    },
  });
  const { errors } = form.formState;
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => create.mutate(fields))}
      says="Make the project"
      busy={create.isPending}
      error={create.error}
      access={true}
    >
      <TextInput
        label="Name"
        description="nobody else’s project has it"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
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
