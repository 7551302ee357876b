import { Checkbox, SimpleGrid, Text } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import type { Section } from '@/api/types';
import { DialogButton } from '@/components/form/DialogButton';
import { FormFrame } from '@/components/form/FormFrame';
import { NumberField } from '@/components/form/NumberField';
import { SelectField } from '@/components/form/SelectField';
import { showFieldErrors } from '@/lib/form-errors';
import { numberIn } from '@/lib/ranges';
import { useMayChange } from '@/lib/session';

const STATES = [
  { value: 'PRESENT', label: 'present' },
  { value: 'MISSING', label: 'missing: it was cut, but is lost' },
  { value: 'DAMAGED', label: 'damaged: not fit for sampling' },
];

const schema = z.object({
  state: z.enum(['PRESENT', 'MISSING', 'DAMAGED']),
  zMm: z.number({ error: 'A number is needed.' }),
  thicknessUm: numberIn('SectionChange', 'thicknessUm'),
  flipped: z.boolean(),
});
type Fields = z.infer<typeof schema>;

/** Mends what was recorded of a section; the audit keeps what it was before. */
export function ChangeSection({
  section,
  projectId,
}: {
  section: Section;
  projectId: string | undefined;
}) {
  return (
    <DialogButton
      label="Change"
      title={`Change section ${section.number}`}
      access={useMayChange(projectId)}
    >
      {(close) => <ChangeForm section={section} onDone={close} />}
    </DialogButton>
  );
}

function ChangeForm({ section, onDone }: { section: Section; onDone: () => void }) {
  const client = useQueryClient();
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      state: section.state,
      zMm: section.zMm,
      thicknessUm: section.thicknessUm,
      flipped: section.flipped,
    },
  });
  const change = useMutation({
    mutationFn: (fields: Fields) =>
      body(
        api.PATCH('/api/v1/sections/{id}', {
          params: { path: { id: section.id } },
          headers: { 'If-Match': `"${section.version}"` },
          body: fields,
        }),
      ),
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: ['section'] });
    },
    onError: (error) => showFieldErrors(error, form.setError),
  });
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => change.mutate(fields))}
      says="Save"
      busy={change.isPending}
      error={change.error}
      access={true}
    >
      <SelectField control={form.control} name="state" label="State" data={STATES} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberField
          control={form.control}
          name="zMm"
          label="Position z"
          unit="mm"
          hint="along the cutting axis"
        />
        <NumberField
          control={form.control}
          name="thicknessUm"
          label="Thickness"
          spec={['SectionChange', 'thicknessUm']}
        />
      </SimpleGrid>
      <Checkbox size="xs" label="It lies flipped on the slide" {...form.register('flipped')} />
      <Text size="xs" c="dimmed">
        Patchsets that are frozen already keep what they were made of.
      </Text>
    </FormFrame>
  );
}
