import { Checkbox, FileButton, Button, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { Controller, useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import type { Brain } from '@/api/types';
import { FormFrame } from '@/components/form/FormFrame';
import { SelectField } from '@/components/form/SelectField';
import { dayEnd, dayStart, today } from '@/lib/days';
import { words } from '@/lib/format';
import { textIn } from '@/lib/ranges';
import { mayHash, sha256Of } from '@/lib/sha256';
import { useSubmission } from '@/lib/use-submission';
import { PURPOSE_MEANS, PURPOSES, TIER_CHOICES, TIERS } from './choices';

const schema = z
  .object({
    purposes: z.array(z.enum(PURPOSES)).min(1, 'Choose what it allows.'),
    accessTier: z.enum(TIERS),
    validFrom: z.string().refine((day) => dayStart(day) !== undefined, 'Choose a day.'),
    validUntil: z.string().refine((day) => day === '' || dayEnd(day) !== undefined, 'No such day.'),
    documentSha256: textIn(
      'NewConsent',
      'documentSha256',
      'It is 64 hexadecimal digits in lower case.',
    ),
  })
  .superRefine(({ validFrom, validUntil }, context) => {
    if (validUntil !== '' && validUntil < validFrom) {
      context.addIssue({
        code: 'custom',
        path: ['validUntil'],
        message: 'It must not be before the first day.',
      });
    }
  });
type Fields = z.infer<typeof schema>;

/** Records the next version of a brain's consent; earlier ones stay in its history. */
export function ConsentForm({ brain, onDone }: { brain: Brain; onDone: () => void }) {
  const client = useQueryClient();
  const before = brain.consent;
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      purposes: before && !before.withdrawn ? before.purposes : ['TRAINING', 'EVALUATION'],
      accessTier: brain.accessTier,
      validFrom: today(),
      validUntil: '',
      documentSha256: '',
    },
  });
  const record = useSubmission({
    send: ({ validFrom, validUntil, ...fields }: Fields, key) =>
      body(
        api.POST('/api/v1/brains/{id}/consents', {
          params: { path: { id: brain.id } },
          headers: { 'Idempotency-Key': key },
          body: {
            ...fields,
            validFrom: dayStart(validFrom) ?? '',
            validUntil: dayEnd(validUntil) ?? null,
          },
        }),
      ),
    setError: form.setError,
    onSuccess: () => {
      onDone();
      // What a withdrawn consent had put into quarantine comes back with a new one.
      return client.invalidateQueries();
    },
  });
  const { errors } = form.formState;
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => record.mutate(fields))}
      says="Record the consent"
      busy={record.isPending}
      error={record.error}
      access={true}
    >
      <Controller
        control={form.control}
        name="purposes"
        render={({ field, fieldState }) => (
          <Checkbox.Group
            label="The donor allows"
            size="xs"
            value={field.value}
            onChange={field.onChange}
            error={fieldState.error?.message}
          >
            <Stack gap={8} mt={6} mb={4}>
              {PURPOSES.map((purpose) => (
                <Checkbox
                  key={purpose}
                  size="xs"
                  value={purpose}
                  label={`${words(purpose)}: ${PURPOSE_MEANS[purpose]}`}
                />
              ))}
            </Stack>
          </Checkbox.Group>
        )}
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          type="date"
          label="First day"
          {...form.register('validFrom')}
          error={errors.validFrom?.message}
        />
        <TextInput
          type="date"
          label="Last day"
          description="empty: no end"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          {...form.register('validUntil')}
          error={errors.validUntil?.message}
        />
      </SimpleGrid>
      <SelectField
        control={form.control}
        name="accessTier"
        label="Access tier"
        data={TIER_CHOICES}
      />
      <div>
        <TextInput
          label="sha256 of the signed document"
          description="the document itself stays with you"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
          spellCheck={false}
          {...form.register('documentSha256')}
          error={errors.documentSha256?.message}
        />
        {mayHash && (
          <FileButton
            inputProps={{ 'aria-label': 'The signed document' }}
            onChange={(file) => {
              if (!file) return;
              void sha256Of(file).then((hash) =>
                form.setValue('documentSha256', hash, { shouldValidate: true }),
              );
            }}
          >
            {(props) => (
              <Button {...props} variant="default" mt={8}>
                Hash a file
              </Button>
            )}
          </FileButton>
        )}
      </div>
      {before && (
        <Text size="xs" c="dimmed">
          It becomes version {before.version + 1}; what was recorded before stays in the history.
        </Text>
      )}
    </FormFrame>
  );
}
