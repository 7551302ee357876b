import { SimpleGrid, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import { FormFrame } from '@/components/form/FormFrame';
import { NumberField } from '@/components/form/NumberField';
import { SelectField } from '@/components/form/SelectField';
import { numberIn, textIn } from '@/lib/ranges';
import { useSubmission } from '@/lib/use-submission';
import { SEX_CHOICES, TIER_CHOICES, TIERS } from './choices';

const schema = z.object({
  pseudonym: textIn('NewBrain', 'pseudonym', 'A pseudonym is needed.'),
  species: textIn('NewBrain', 'species', 'Name the species.'),
  ageYears: numberIn('NewBrain', 'ageYears').nullish(),
  sex: z.enum(['', 'FEMALE', 'MALE', 'OTHER']),
  accessTier: z.enum(TIERS, { error: 'Choose one.' }),
});
type Fields = z.infer<typeof schema>;

/** Registers a donor; the consent is the next form, on the page of the brain. */
export function NewBrainForm({ projectId }: { projectId: string }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      pseudonym: '',
      species: 'Homo sapiens',
      ageYears: null,
      sex: '',
      accessTier: 'INTERNAL',
    },
  });
  const create = useSubmission({
    send: ({ sex, ...fields }: Fields, key) =>
      body(
        api.POST('/api/v1/projects/{projectId}/brains', {
          params: { path: { projectId } },
          headers: { 'Idempotency-Key': key },
          body: { ...fields, sex: sex === '' ? null : sex },
        }),
      ),
    setError: form.setError,
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['brain'] });
      await navigate({
        to: '/brains/$brainId',
        params: { brainId: id },
        search: { consent: 'record' },
      });
    },
  });
  const { errors } = form.formState;
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => create.mutate(fields))}
      says="Register"
      busy={create.isPending}
      error={create.error}
    >
      <TextInput
        label="Pseudonym"
        description="never a name: it stands in every report"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        placeholder="e.g. P05"
        {...form.register('pseudonym')}
        error={errors.pseudonym?.message}
        data-autofocus
      />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput label="Species" {...form.register('species')} error={errors.species?.message} />
        <SelectField
          control={form.control}
          name="accessTier"
          label="Access tier"
          data={TIER_CHOICES}
        />
        <NumberField
          control={form.control}
          name="ageYears"
          label="Age"
          spec={['NewBrain', 'ageYears']}
        />
        <SelectField
          control={form.control}
          name="sex"
          label="Sex"
          placeholder="not recorded"
          data={SEX_CHOICES}
          clearable
        />
      </SimpleGrid>
    </FormFrame>
  );
}
