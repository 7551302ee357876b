import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { FieldValues, UseFormSetError } from 'react-hook-form';
import { api, body } from '@/api/client';
import type { NewPreparation } from '@/api/types';
import { useSubmission } from '@/lib/use-submission';

/** Submits a preparation and goes to it. A form sent twice makes one preparation. */
export function useSubmit<F extends FieldValues>(projectId: string, setError: UseFormSetError<F>) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useSubmission({
    send: (request: NewPreparation, key) =>
      body(
        api.POST('/api/v1/projects/{projectId}/preparations', {
          params: { path: { projectId } },
          headers: { 'Idempotency-Key': key },
          body: request,
        }),
      ),
    setError,
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['preparation'] });
      await navigate({
        to: '/preparations/$preparationId',
        params: { preparationId: made.id },
      });
    },
  });
}
