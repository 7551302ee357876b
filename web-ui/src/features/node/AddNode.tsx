import { Code, CopyButton, Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '@/api/client';
import { GuardedButton } from '@/components/Guarded';
import { ProblemAlert } from '@/components/ProblemAlert';
import { useIsAdmin } from '@/lib/session';

/** Makes the account of a new node; its token is shown once. */
export function AddNode() {
  const isAdmin = useIsAdmin();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const create = useMutation({
    mutationFn: () => body(api.POST('/api/v1/nodes', { body: { name: name.trim() } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ['node'] }),
  });
  const close = () => {
    setOpen(false);
    setName('');
    create.reset();
  };
  return (
    <>
      <GuardedButton access={isAdmin} onClick={() => setOpen(true)}>
        Add a node
      </GuardedButton>
      <Modal opened={open} onClose={close} title="Add a node">
        {create.data ? (
          <Stack gap="sm">
            <Text size="sm">
              Put this token into a file on the machine that only the runner’s account can read. It
              is shown this once.
            </Text>
            <Code block>{create.data.token}</Code>
            <CopyButton value={create.data.token}>
              {({ copied, copy }) => (
                <Button onClick={copy}>{copied ? 'Copied' : 'Copy the token'}</Button>
              )}
            </CopyButton>
          </Stack>
        ) : (
          <form
            onSubmit={(event) => {
              event.preventDefault();
              create.mutate();
            }}
          >
            <Stack gap="sm">
              <TextInput
                label="Name"
                placeholder="e.g. gpu-a"
                value={name}
                onChange={(event) => setName(event.currentTarget.value)}
                required
                data-autofocus
              />
              {create.error ? <ProblemAlert error={create.error} /> : null}
              <GuardedButton
                access={name.trim() === '' ? 'Give it a name.' : true}
                type="submit"
                loading={create.isPending}
              >
                Add
              </GuardedButton>
            </Stack>
          </form>
        )}
      </Modal>
    </>
  );
}
