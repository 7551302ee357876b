import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { GuardedButton } from '@/components/Guarded';
import { Meter } from '@/components/Meter';
import { Notice } from '@/components/Notice';
import { ProblemAlert } from '@/components/ProblemAlert';
import { When } from '@/components/Time';
import { plural } from '@/lib/format';
import type { Change } from './edit-session';
import type { Conflict } from './save';
import type { useSave } from './use-save';

/** Asks why, saves, and shows what could not be saved with what can be done about it. */
export function SaveDialog({
  opened,
  onClose,
  unsaved,
  saving,
}: {
  opened: boolean;
  onClose: () => void;
  unsaved: readonly Change[];
  saving: ReturnType<typeof useSave>;
}) {
  const [reason, setReason] = useState('');
  const { outcome } = saving;
  const close = () => {
    saving.clear();
    onClose();
  };
  const send = async () => {
    const result = await saving.save(reason.trim());
    if (!result.broken && result.conflicts.length + result.refused.length === 0) close();
  };
  const missing =
    reason.trim() === '' ? 'Say why: it stays in the history of each annotation.' : true;
  return (
    <Modal opened={opened} onClose={close} title="Save the annotations" size="lg">
      <Stack gap="sm">
        <Text size="sm">{summaryOf(unsaved)}</Text>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            if (missing === true) void send();
          }}
        >
          <Stack gap="sm">
            <Textarea
              data-autofocus
              label="Reason"
              description="stands in the history of each annotation, e.g. “border after a second look”"
              maxLength={500}
              autosize
              minRows={2}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            {saving.saving && unsaved.length > 1 && (
              <Meter done={saving.progress} total={unsaved.length} unit="annotations" />
            )}
            {saving.error ? <ProblemAlert error={saving.error} /> : null}
            {outcome?.broken ? (
              <>
                <ProblemAlert error={outcome.broken} />
                <Text size="sm">
                  {plural(outcome.saved.length, 'annotation')} saved. The others are as you drew
                  them, here and in this browser; save again once the platform answers.
                </Text>
              </>
            ) : null}
            {outcome?.refused.map(({ change, error }) => (
              <div key={change.id}>
                <Text size="sm" fw={600}>
                  {nameOf(change)} was not saved; your drawing stays.
                </Text>
                <ProblemAlert error={error} />
              </div>
            ))}
            <Group>
              <GuardedButton
                access={unsaved.length === 0 ? 'Nothing is unsaved.' : missing}
                type="submit"
                loading={saving.saving}
              >
                {outcome ? 'Save again' : 'Save'}
              </GuardedButton>
            </Group>
          </Stack>
        </form>
        {outcome?.conflicts.map((conflict) => (
          <ConflictNotice
            key={conflict.change.id}
            conflict={conflict}
            settle={(how) => void saving.settle(conflict, how)}
          />
        ))}
      </Stack>
    </Modal>
  );
}

function ConflictNotice({
  conflict: { change, theirs },
  settle,
}: {
  conflict: Conflict;
  settle: (how: 'theirs' | 'mine' | 'both') => void;
}) {
  const did = theirs.deleted ? 'deleted it' : 'changed it';
  return (
    <Notice tone="warn">
      <Text size="sm">
        {nameOf(change)}: {theirs.author} {did} <When at={theirs.at} /> (revision {theirs.revision}
        {theirs.reason ? `, “${theirs.reason}”` : ''}).{' '}
        {change.revision === 0
          ? 'An earlier save of yours has arrived after all.'
          : `You began at revision ${change.revision}.`}
      </Text>
      <Group gap="xs" mt={8}>
        <Button variant="default" onClick={() => settle('theirs')}>
          Take theirs
        </Button>
        <Button variant="default" onClick={() => settle('mine')}>
          Put mine on top
        </Button>
        {change.shape && (
          <Button variant="default" onClick={() => settle('both')}>
            Keep both
          </Button>
        )}
      </Group>
    </Notice>
  );
}

function nameOf({ shape, id }: Change): string {
  return shape?.region ?? shape?.name ?? `Annotation ${id.slice(0, 8)}`;
}

function summaryOf(unsaved: readonly Change[]): string {
  const made = unsaved.filter(({ revision }) => revision === 0).length;
  const deleted = unsaved.filter(({ shape }) => shape === null).length;
  const changed = unsaved.length - made - deleted;
  return `${made} new, ${changed} changed, ${deleted} deleted.`;
}
