import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { FieldValues, UseFormSetError } from 'react-hook-form';
import { api, body } from '@/api/client';
import type { NewPreparation } from '@/api/types';
import { showFieldErrors } from '@/lib/form-errors';
import { randomUuid } from '@/lib/uuid';

/** Submits a preparation and goes to it. A form sent twice makes one preparation. */
export function useSubmit<F extends FieldValues>(projectId: string, setError: UseFormSetError<F>) {
  const navigate = useNavigate();
  const client = useQueryClient();
  const [key, setKey] = useState(randomUuid);
  return useMutation({
    mutationFn: (request: NewPreparation) =>
      body(
        api.POST('/api/v1/projects/{projectId}/preparations', {
          params: { path: { projectId } },
          headers: { 'Idempotency-Key': key },
          body: request,
        }),
      ),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['preparation'] });
      await navigate({
        to: '/preparations/$preparationId',
        params: { preparationId: made.id },
      });
    },
    onError: (error) => {
      setKey(randomUuid());
      showFieldErrors(error, setError);
    },
  });
}
