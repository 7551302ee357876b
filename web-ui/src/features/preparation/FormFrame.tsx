import { Group, Stack } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';
import { GuardedButton } from '@/components/Guarded';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useMayChange } from '@/lib/session';

export function FormFrame({
  submit,
  says,
  busy,
  error,
  children,
}: {
  submit: (event: SyntheticEvent) => unknown;
  says: string;
  busy: boolean;
  error: unknown;
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
          <GuardedButton access={mayChange} type="submit" loading={busy}>
            {says}
          </GuardedButton>
        </Group>
      </Stack>
    </form>
  );
}
