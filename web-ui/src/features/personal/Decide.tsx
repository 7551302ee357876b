import { Group, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '@/api/client';
import { texts } from '@/api/ranges';
import type { PersonalDatum, PersonalState } from '@/api/types';
import { FormFrame } from '@/components/form/FormFrame';
import { DialogButton } from '@/components/form/DialogButton';
import { Notice } from '@/components/Notice';
import { useIsAdmin } from '@/lib/session';

const CHOICES: readonly { state: PersonalState; label: string; says: string }[] = [
  {
    state: 'KEPT',
    label: 'Keep',
    says: 'It stays with administrators alone. This can be decided anew.',
  },
  {
    state: 'RELEASED',
    label: 'Release',
    says: 'Release it only where it names nobody: whoever may see the image may then see it. What somebody saw cannot be taken back.',
  },
];

/** Keeps or releases something; a decision that stands is not offered again. */
export function Decide({ datum }: { datum: PersonalDatum }) {
  const isAdmin = useIsAdmin();
  return (
    <Group gap="xs" wrap="nowrap">
      {CHOICES.filter(({ state }) => state !== datum.state).map(({ state, label, says }) => (
        <DialogButton
          key={state}
          label={label}
          title={`${label}: brain ${datum.brain}, section ${datum.section}`}
          access={isAdmin}
        >
          {(close) => (
            <DecideForm datum={datum} state={state} label={label} says={says} onDone={close} />
          )}
        </DialogButton>
      ))}
    </Group>
  );
}

function DecideForm({
  datum,
  state,
  label,
  says,
  onDone,
}: {
  datum: PersonalDatum;
  state: PersonalState;
  label: string;
  says: string;
  onDone: () => void;
}) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const isRelease = state === 'RELEASED';
  const decide = useMutation({
    mutationFn: () =>
      body(
        api.PATCH('/api/v1/personal-data/{id}', {
          params: { path: { id: datum.id } },
          headers: { 'If-Match': `"${datum.version}"` },
          body: { state, reason: reason.trim() || null },
        }),
      ),
    onSuccess: onDone,
    // Also where another administrator was faster: the list then says who.
    onSettled: () => client.invalidateQueries({ queryKey: ['personal-data', 'list'] }),
  });
  return (
    <FormFrame
      submit={() => decide.mutate()}
      says={label}
      busy={decide.isPending}
      error={decide.error}
      access={
        isRelease && reason.trim() === '' ? 'Say why it names nobody, for auditors to read.' : true
      }
    >
      <Notice tone={isRelease ? 'warn' : 'note'}>{says}</Notice>
      <Textarea
        data-autofocus
        label="Reason"
        description="It stays in the audit for good: never name the donor here."
        required={isRelease}
        maxLength={texts.Decision.reason.max}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
