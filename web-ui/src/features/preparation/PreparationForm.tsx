import { Stack } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { api, body } from '@/api/client';
import type { NewPreparation } from '@/api/types';
import { CheckedForm } from '@/components/form/CheckedForm';
import { Panel } from '@/components/Page';
import { useMayChange } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';
import { DryRun } from './DryRun';

/** Checks a preparation of one kind, submits it and goes to it. A form sent twice makes one. */
export function PreparationForm<F extends FieldValues>({
  projectId,
  form,
  request,
  learns,
  says,
  children,
}: {
  projectId: string;
  form: UseFormReturn<F>;
  /** What the fields ask for. */
  request: (fields: F) => NewPreparation;
  learns: string;
  says: string;
  children: ReactNode;
}) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const mayChange = useMayChange(projectId);
  const path = { path: { projectId } };
  const submit = useSubmission({
    send: (fields: F, key) =>
      body(
        api.POST('/api/v1/projects/{projectId}/preparations', {
          params: path,
          headers: { 'Idempotency-Key': key },
          body: request(fields),
        }),
      ),
    setError: form.setError,
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['preparation'] });
      await navigate({
        to: '/preparations/$preparationId',
        params: { preparationId: made.id },
      });
    },
  });
  return (
    <CheckedForm
      form={form}
      ask={(fields) =>
        body(
          api.POST('/api/v1/projects/{projectId}/preparations/dry-run', {
            params: path,
            body: request(fields),
          }),
        )
      }
      learns={learns}
      plan={(answer) => <DryRun plan={answer} />}
      submit={submit}
      says={says}
      access={mayChange}
    >
      <Panel>
        <Stack gap="md">{children}</Stack>
      </Panel>
    </CheckedForm>
  );
}
