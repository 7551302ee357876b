import { Group, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import { blocksQuery } from '@/api/queries/brain';
import type { Brain, Hemisphere } from '@/api/types';
import { DialogButton } from '@/components/form/DialogButton';
import { FormFrame } from '@/components/form/FormFrame';
import { SelectField } from '@/components/form/SelectField';
import { Loaded } from '@/components/Loaded';
import { words } from '@/lib/format';
import { textIn } from '@/lib/ranges';
import { useMayChange } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';
import classes from './BrainPage.module.css';
import { SIDE_CHOICES } from './choices';

/** How the brain was cut: hemispheres, and the blocks that sections come from. */
export function Structure({ brain }: { brain: Brain }) {
  const mayChange = useMayChange(brain.projectId);
  const missing = SIDE_CHOICES.filter(
    ({ value }) => !brain.hemispheres.some((known) => known.side === value),
  );
  return (
    <>
      {brain.hemispheres.length === 0 && (
        <Text size="sm" c="dimmed">
          A section lies in a block, and a block in a hemisphere. Add these first.
        </Text>
      )}
      <ul className={classes.list}>
        {brain.hemispheres.map((hemisphere) => (
          <li key={hemisphere.id} className={classes.hemisphere}>
            <Blocks hemisphere={hemisphere} />
            <DialogButton
              label="Add a block"
              title={`New block, ${words(hemisphere.side)} hemisphere`}
              access={mayChange}
            >
              {(close) => <NewBlockForm hemisphere={hemisphere} onDone={close} />}
            </DialogButton>
          </li>
        ))}
      </ul>
      {missing.length > 0 && (
        <Group mt={12}>
          <DialogButton label="Add a hemisphere" title="New hemisphere" access={mayChange}>
            {(close) => <NewHemisphereForm brain={brain} choices={missing} onDone={close} />}
          </DialogButton>
        </Group>
      )}
    </>
  );
}

function Blocks({ hemisphere }: { hemisphere: Hemisphere }) {
  const blocks = useQuery(blocksQuery(hemisphere.brainId, hemisphere.id));
  return (
    <div>
      <strong>{words(hemisphere.side)}</strong>
      <Loaded query={blocks} height={40}>
        {(known) => (
          <div className={classes.dim}>
            {known.length === 0
              ? 'no block yet'
              : `${known.length === 1 ? 'block' : 'blocks'} ${known.map(({ label }) => label).join(', ')}`}
          </div>
        )}
      </Loaded>
    </div>
  );
}

const hemisphereSchema = z.object({ side: z.enum(['LEFT', 'RIGHT'], { error: 'Choose a side.' }) });

function NewHemisphereForm({
  brain,
  choices,
  onDone,
}: {
  brain: Brain;
  choices: typeof SIDE_CHOICES;
  onDone: () => void;
}) {
  const client = useQueryClient();
  const form = useForm<z.infer<typeof hemisphereSchema>>({
    resolver: zodResolver(hemisphereSchema),
    mode: 'onTouched',
    defaultValues: { side: choices[0]?.value ?? 'LEFT' },
  });
  const create = useSubmission({
    send: (fields: z.infer<typeof hemisphereSchema>, key) =>
      body(
        api.POST('/api/v1/brains/{id}/hemispheres', {
          params: { path: { id: brain.id } },
          headers: { 'Idempotency-Key': key },
          body: fields,
        }),
      ),
    setError: form.setError,
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: ['brain'] });
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
      <SelectField control={form.control} name="side" label="Side" data={choices} />
    </FormFrame>
  );
}

const blockSchema = z.object({ label: textIn('NewBlock', 'label', 'A label is needed.') });

function NewBlockForm({ hemisphere, onDone }: { hemisphere: Hemisphere; onDone: () => void }) {
  const client = useQueryClient();
  const form = useForm<z.infer<typeof blockSchema>>({
    resolver: zodResolver(blockSchema),
    mode: 'onTouched',
    defaultValues: { label: '' },
  });
  const create = useSubmission({
    send: (fields: z.infer<typeof blockSchema>, key) =>
      body(
        api.POST('/api/v1/hemispheres/{id}/blocks', {
          params: { path: { id: hemisphere.id } },
          headers: { 'Idempotency-Key': key },
          body: fields,
        }),
      ),
    setError: form.setError,
    onSuccess: () => {
      onDone();
      return client.invalidateQueries({ queryKey: ['brain', hemisphere.brainId] });
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
      <TextInput
        label="Label"
        placeholder="e.g. A"
        {...form.register('label')}
        error={form.formState.errors.label?.message}
        data-autofocus
      />
    </FormFrame>
  );
}
