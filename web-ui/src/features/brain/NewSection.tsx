import { SimpleGrid } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import { blocksQuery } from '@/api/queries/brain';
import type { Brain, Section } from '@/api/types';
import { DialogButton } from '@/components/form/DialogButton';
import { FormFrame } from '@/components/form/FormFrame';
import { NumberField } from '@/components/form/NumberField';
import { SelectField } from '@/components/form/SelectField';
import { SectionFields, sectionSchema } from '@/components/SectionFields';
import { words } from '@/lib/format';
import { numberIn } from '@/lib/ranges';
import { useMayChange } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';
import { PLANE_CHOICES } from './choices';

/** Records that a section was cut; ingestion brings its image. */
export function NewSection({ brain, last }: { brain: Brain; last: Section | undefined }) {
  const mayChange = useMayChange(brain.projectId);
  const answers = useQueries({
    queries: brain.hemispheres.map(({ id }) => blocksQuery(brain.id, id)),
  });
  // Before it is known whether there is a block, nobody is told that there is none.
  if (answers.some(({ isPending }) => isPending)) return null;
  const blocks = brain.hemispheres.flatMap(({ side }, i) =>
    (answers[i]?.data ?? []).map(({ id, label }) => ({
      value: id,
      label: `${words(side)}, block ${label}`,
    })),
  );
  const access =
    mayChange === true && blocks.length === 0
      ? 'A section lies in a block: add a hemisphere and a block first.'
      : mayChange;
  return (
    <DialogButton label="Add a section" title="New section" access={access}>
      {(close) => <NewSectionForm blocks={blocks} last={last} onDone={close} />}
    </DialogButton>
  );
}

const schema = sectionSchema.extend({
  blockId: z.string().min(1, 'Choose a block.'),
  number: numberIn('NewSection', 'number'),
  plane: z.enum(['CORONAL', 'SAGITTAL', 'HORIZONTAL', 'OBLIQUE']),
});
type Fields = z.infer<typeof schema>;

/** It starts as the section after the last one would be. */
function NewSectionForm({
  blocks,
  last,
  onDone,
}: {
  blocks: { value: string; label: string }[];
  last: Section | undefined;
  onDone: () => void;
}) {
  const client = useQueryClient();
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      blockId: last?.blockId ?? blocks[0]?.value ?? '',
      number: (last?.number ?? 0) + 1,
      zMm: last ? Number((last.zMm + last.thicknessUm / 1000).toFixed(4)) : 0,
      plane: last?.plane ?? 'CORONAL',
      thicknessUm: last?.thicknessUm ?? 20,
      state: 'PRESENT',
      flipped: false,
    },
  });
  const create = useSubmission({
    send: ({ blockId, ...fields }: Fields, key) =>
      body(
        api.POST('/api/v1/blocks/{id}/sections', {
          params: { path: { id: blockId } },
          headers: { 'Idempotency-Key': key },
          body: fields,
        }),
      ),
    setError: form.setError,
    onSuccess: async () => {
      onDone();
      await client.invalidateQueries({ queryKey: ['section'] });
      await client.invalidateQueries({ queryKey: ['brain'] });
    },
  });
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => create.mutate(fields))}
      says="Add"
      busy={create.isPending}
      error={create.error}
      access={true}
    >
      <SelectField control={form.control} name="blockId" label="Block" data={blocks} />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <NumberField
          control={form.control}
          name="number"
          label="Number"
          hint="within the brain"
          spec={['NewSection', 'number']}
        />
        <SelectField control={form.control} name="plane" label="Plane" data={PLANE_CHOICES} />
      </SimpleGrid>
      <SectionFields form={form} />
    </FormFrame>
  );
}
