import { Group, Stack } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { GuardedButton } from '@/components/Guarded';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useMayChange, type Access } from '@/lib/session';

/** Fields, what the platform said of them, and the button that sends them. */
export function FormFrame({
  submit,
  says,
  busy,
  error,
  access,
  color,
  children,
}: {
  submit: (event: SyntheticEvent) => unknown;
  says: string;
  busy: boolean;
  error: unknown;
  /** Who may send it; those who may change things in the chosen project where nothing is said. */
  access?: Access;
  color?: string;
  children: ReactNode;
}) {
  const mayChange = useMayChange();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        submit(event);
      }}
    >
      <Stack gap="md" maw={760}>
        {children}
        {error ? <ProblemAlert error={error} /> : null}
        <Group>
          <GuardedButton access={access ?? mayChange} type="submit" loading={busy} color={color}>
            {says}
          </GuardedButton>
        </Group>
      </Stack>
    </form>
  );
}
