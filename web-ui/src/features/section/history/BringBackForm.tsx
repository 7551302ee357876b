import { Text, Textarea } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Annotation } from '@/api/types';
import { FormFrame } from '@/components/form/FormFrame';
import { plural } from '@/lib/format';
import type { Saved } from '../drawing/edit-session';
import { bringBack } from '../drawing/save';

/** Asks why, and saves what once was as a new revision. */
export function BringBackForm({
  imageId,
  newestRevision,
  earlier,
  onDone,
}: {
  imageId: string;
  newestRevision: number;
  earlier: Annotation;
  onDone: (now: Saved) => void;
}) {
  const client = useQueryClient();
  const [reason, setReason] = useState('');
  const since = newestRevision - earlier.revision;
  const send = useMutation({
    mutationFn: () => bringBack(imageId, newestRevision, earlier, reason.trim()),
    onSuccess: onDone,
    // Also where somebody was faster: the list then says who.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['annotation', earlier.id] }),
        client.invalidateQueries({ queryKey: ['annotation', 'deleted', imageId] }),
      ]),
  });
  return (
    <FormFrame
      submit={() => send.mutate()}
      says="Bring back"
      busy={send.isPending}
      error={send.error}
      access={reason.trim() === '' ? 'Say why: it stays in the history of the annotation.' : true}
    >
      <Text size="sm">
        It becomes revision {newestRevision + 1}.{' '}
        {since === 0
          ? 'Its deletion stays in the history.'
          : `The ${plural(since, 'revision')} made since stay in the history.`}
      </Text>
      <Textarea
        data-autofocus
        label="Reason"
        maxLength={500}
        autosize
        minRows={2}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormFrame>
  );
}
