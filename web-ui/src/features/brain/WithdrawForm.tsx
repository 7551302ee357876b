import { Text, Textarea } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import { descendantsQuery } from '@/api/queries/brain';
import type { Brain } from '@/api/types';
import { FormFrame } from '@/components/form/FormFrame';
import { Notice } from '@/components/Notice';
import { plural } from '@/lib/format';
import { textIn } from '@/lib/ranges';
import { useSubmission } from '@/lib/use-submission';

const schema = z.object({ reason: textIn('Withdrawal', 'reason', 'Say why.') });
type Fields = z.infer<typeof schema>;

/** Ends a consent, after saying what follows from that. */
export function WithdrawForm({ brain, onDone }: { brain: Brain; onDone: () => void }) {
  const client = useQueryClient();
  const descendants = useQuery(descendantsQuery(brain.id));
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: { reason: '' },
  });
  const withdraw = useSubmission({
    send: (fields: Fields, key) =>
      body(
        api.POST('/api/v1/brains/{id}/consents/withdraw', {
          params: { path: { id: brain.id } },
          headers: { 'Idempotency-Key': key },
          body: fields,
        }),
      ),
    setError: form.setError,
    onSuccess: () => {
      onDone();
      // Runs, patchsets and models that come of the brain are all told of.
      return client.invalidateQueries();
    },
  });
  const made = descendants.data?.length;
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => withdraw.mutate(fields))}
      says="Withdraw the consent"
      busy={withdraw.isPending}
      error={withdraw.error}
      access={true}
      color="red.9"
    >
      <Notice tone="warn">
        From now on nothing reads brain {brain.pseudonym}: runs that use it stop, and{' '}
        {made === undefined
          ? 'what was made from it goes'
          : `the ${plural(made, 'thing')} made from it go`}{' '}
        into quarantine. Nothing is deleted.
      </Notice>
      <Textarea
        label="Reason"
        autosize
        minRows={2}
        {...form.register('reason')}
        error={form.formState.errors.reason?.message}
        data-autofocus
      />
      <Text size="xs" c="dimmed">
        A new consent can be recorded later and ends the quarantine.
      </Text>
    </FormFrame>
  );
}
