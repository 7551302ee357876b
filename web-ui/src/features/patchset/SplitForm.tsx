import { Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import type { Patchset } from '@/api/types';
import { NumberField } from '@/components/form/NumberField';
import { GuardedButton } from '@/components/Guarded';
import { LeakageFindings } from '@/components/Leakage';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useMayChange } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';

const schema = z.object({
  name: z.string().trim().min(1, 'A name is needed.').max(120, 'At most 120 characters.'),
  unseenBrains: z.array(z.string()),
  heldOutEveryNthSection: z
    .number({ error: 'A number is needed.' })
    .int('A whole number is needed.')
    .min(0, 'At least 0.')
    .max(1000),
  brainsUnseenByProbe: z.array(z.string()),
  bufferMm: z.number({ error: 'A number is needed.' }).min(0, 'At least 0.').max(1000),
  override: z
    .string()
    .trim()
    .max(2000, 'At most 2000 characters.')
    .refine((reason) => reason === '' || reason.length >= 10, 'Say why, in 10 characters or more.'),
});
type Fields = z.infer<typeof schema>;

export function SplitForm({ patchset }: { patchset: Patchset }) {
  const mayChange = useMayChange(patchset.projectId);
  const client = useQueryClient();
  const last = patchset.brains.at(-1)?.pseudonym;
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      name: last ? `${last} unseen, every 4th section held out` : '',
      unseenBrains: last && patchset.brains.length > 1 ? [last] : [],
      heldOutEveryNthSection: 4,
      brainsUnseenByProbe: [],
      bufferMm: 0,
      override: '',
    },
  });
  const create = useSubmission({
    send: (fields: Fields, key) =>
      body(
        api.POST('/api/v1/patchsets/{id}/splits', {
          params: { path: { id: patchset.id } },
          headers: { 'Idempotency-Key': key },
          body: { ...fields, override: fields.override === '' ? null : fields.override },
        }),
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: ['split'] }),
    setError: form.setError,
  });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit((fields) => create.mutate(fields))(event);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label="Name"
          {...form.register('name')}
          error={form.formState.errors.name?.message}
        />
        <Controller
          control={form.control}
          name="unseenBrains"
          render={({ field, fieldState }) => (
            <MultiSelect
              size="xs"
              label="Unseen brains"
              description="no section of them is trained on"
              data={patchset.brains.map((b) => b.pseudonym)}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
        <NumberField
          control={form.control}
          name="heldOutEveryNthSection"
          label="Hold out every n-th section"
          hint="of the other brains; 0 holds none out"
          spec={['NewSplit', 'heldOutEveryNthSection']}
        />
        <NumberField
          control={form.control}
          name="bufferMm"
          label="Buffer, mm"
          hint="sections nearer than this to a held-out one serve nothing"
          spec={['NewSplit', 'bufferMm']}
        />
        <Controller
          control={form.control}
          name="brainsUnseenByProbe"
          render={({ field, fieldState }) => (
            <MultiSelect
              size="xs"
              label="Brains unseen by probes"
              description="pretraining reads them, no probe learns from them"
              data={patchset.brains.map((b) => b.pseudonym)}
              value={field.value}
              onChange={field.onChange}
              error={fieldState.error?.message}
            />
          )}
        />
        <TextInput
          label="Accept a leak, because"
          description="stands in the audit and at the top of every report; leave it empty to have a leak refused"
          {...form.register('override')}
          error={form.formState.errors.override?.message}
        />
        {create.error ? <ProblemAlert error={create.error} /> : null}
        {create.data && (
          <div role="status">
            <Text size="sm" mb={4}>
              “{create.data.name}” is frozen. Leakage:
            </Text>
            <LeakageFindings leakage={create.data.leakage} />
          </div>
        )}
        <Group>
          <GuardedButton access={mayChange} type="submit" loading={create.isPending}>
            Freeze the split
          </GuardedButton>
        </Group>
      </Stack>
    </form>
  );
}
