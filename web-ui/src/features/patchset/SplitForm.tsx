import { Group, MultiSelect, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import type { Patchset } from '@/api/types';
import { NumberField } from '@/components/form/NumberField';
import { GuardedButton } from '@/components/Guarded';
import { LeakageFindings } from '@/components/Leakage';
import { Notice } from '@/components/Notice';
import { ProblemAlert } from '@/components/ProblemAlert';
import { numberIn, textIn } from '@/lib/ranges';
import { useMayChange } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';

/** As the platform asks of a reason; its document says only how long one may be. */
const REASON_AT_LEAST = 10;

const schema = z
  .object({
    name: textIn('NewSplit', 'name', 'A name is needed.'),
    unseenBrains: z.array(z.string()),
    heldOutEveryNthSection: numberIn('NewSplit', 'heldOutEveryNthSection'),
    brainsUnseenByProbe: z.array(z.string()),
    bufferMm: numberIn('NewSplit', 'bufferMm'),
    override: textIn('NewSplit', 'override', '').refine(
      (reason) => reason === '' || reason.length >= REASON_AT_LEAST,
      `Say why, in ${REASON_AT_LEAST} characters or more.`,
    ),
  })
  .superRefine(({ unseenBrains, brainsUnseenByProbe }, context) => {
    const twice = brainsUnseenByProbe.filter((brain) => unseenBrains.includes(brain));
    if (twice.length > 0) {
      context.addIssue({
        code: 'custom',
        path: ['brainsUnseenByProbe'],
        message: `${twice.join(', ')}: already unseen by pretraining and probes; name it once.`,
      });
    }
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
    onSuccess: () => {
      // The next split must not accept a leak because this one did.
      form.resetField('override');
      return client.invalidateQueries({ queryKey: ['split'] });
    },
    setError: form.setError,
  });
  const override = useWatch({ control: form.control, name: 'override' });
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
          label="Buffer"
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
          description="leave it empty, and studies on a split that leaks are refused"
          {...form.register('override')}
          error={form.formState.errors.override?.message}
        />
        <div role="status">
          {override.trim() !== '' && (
            <Notice tone="bad">
              <strong>Leaks of this split will be accepted.</strong> Scores on it may be too good
              and are no evidence of generalisation. The reason stands in the audit, and every
              report on this split begins with it.
            </Notice>
          )}
        </div>
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
