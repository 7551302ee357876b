import { Group, Stack, Text } from '@mantine/core';
import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useEffect, useEffectEvent, type ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { GuardedButton } from '@/components/Guarded';
import { Panel } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';
import { showFieldErrors } from '@/lib/form-errors';
import { plural } from '@/lib/format';
import type { Access } from '@/lib/session';
import classes from './CheckedForm.module.css';

/** Fields beside what the platform says that they would come to, and the buttons that ask and send. */
export function CheckedForm<F extends FieldValues, P>({
  form,
  ask,
  learns,
  plan,
  submit,
  says,
  access,
  children,
}: {
  form: UseFormReturn<F>;
  /** Asks for a dry run: nothing of it happens. */
  ask: (fields: F) => Promise<P>;
  /** What a dry run tells, said before there is one. */
  learns: string;
  plan: (answer: P) => ReactNode;
  submit: UseMutationResult<unknown, Error, F>;
  says: string;
  access: Access;
  children: ReactNode;
}) {
  const check = useMutation({ mutationFn: ask });
  // An answer is of what was asked; other fields have another one, even while it is on its way.
  const forget = useEffectEvent(() => {
    if (!check.isIdle) check.reset();
    if (submit.isError) submit.reset();
  });
  const { watch } = form;
  useEffect(() => {
    const watching = watch(() => forget());
    return () => watching.unsubscribe();
  }, [watch]);
  const error = submit.error ?? check.error;
  const bad = Object.keys(form.formState.errors);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.handleSubmit((fields) => submit.mutate(fields))(event);
      }}
    >
      <div className={classes.columns}>
        <Stack gap="md">{children}</Stack>
        <aside className={classes.side}>
          <Panel title="Dry run">
            <Stack gap="sm" role="status">
              {check.data === undefined ? (
                <Text size="sm" c="dimmed">
                  Check without running to see {learns}.
                </Text>
              ) : (
                plan(check.data)
              )}
            </Stack>
          </Panel>
          {error ? <ProblemAlert error={error} /> : null}
          {bad.length > 0 && form.formState.isSubmitted && (
            <Text size="sm" style={{ color: 'var(--app-bad)' }} role="alert">
              {plural(bad.length, 'field')} to look at: what to change stands below each.
            </Text>
          )}
          <Group gap="xs">
            <GuardedButton
              access={access}
              variant="default"
              loading={check.isPending}
              onClick={() =>
                void form.handleSubmit((fields) => {
                  submit.reset();
                  check.mutate(fields, {
                    onError: (refusal) => showFieldErrors(refusal, form.setError),
                  });
                })()
              }
            >
              Check without running
            </GuardedButton>
            <GuardedButton access={access} type="submit" loading={submit.isPending}>
              {says}
            </GuardedButton>
          </Group>
        </aside>
      </div>
    </form>
  );
}
