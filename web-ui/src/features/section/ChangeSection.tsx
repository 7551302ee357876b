import { Text } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { api, body } from '@/api/client';
import type { Section } from '@/api/types';
import { DialogButton } from '@/components/form/DialogButton';
import { FormFrame } from '@/components/form/FormFrame';
import { SectionFields, sectionSchema, type SectionValues } from '@/components/SectionFields';
import { showFieldErrors } from '@/lib/form-errors';
import { useMayChange } from '@/lib/session';

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
  const form = useForm<SectionValues>({
    resolver: zodResolver(sectionSchema),
    mode: 'onTouched',
    defaultValues: {
      state: section.state,
      zMm: section.zMm,
      thicknessUm: section.thicknessUm,
      flipped: section.flipped,
    },
  });
  const change = useMutation({
    mutationFn: (fields: SectionValues) =>
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
      <SectionFields form={form} />
      <Text size="xs" c="dimmed">
        Patchsets that are frozen already keep what they were made of.
      </Text>
    </FormFrame>
  );
}
