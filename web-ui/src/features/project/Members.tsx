import { Button, Group, Select, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { api, body } from '@/api/client';
import { membersQuery } from '@/api/queries/project';
import type { Membership } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { DialogButton } from '@/components/form/DialogButton';
import { FormFrame } from '@/components/form/FormFrame';
import { SelectField } from '@/components/form/SelectField';
import { Loaded } from '@/components/Loaded';
import { Panel } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';
import { When } from '@/components/Time';
import { useMayOwn, useWho } from '@/lib/session';
import { MEMBERSHIPS } from './memberships';

/** Who belongs to the project; its owners change that, row by row. */
export function Members({ projectId }: { projectId: string }) {
  const { session } = useWho();
  const mayOwn = useMayOwn(projectId);
  const members = useQuery(membersQuery(projectId));
  const set = useSetMember(projectId);
  const remove = useRemoveMember(projectId);
  const [asked, ask] = useState<string>();
  const error = set.error ?? remove.error;
  return (
    <Panel
      flush
      title="Members"
      aside={
        <DialogButton label="Add a member" title="Add a member" access={mayOwn}>
          {(close) => <AddMemberForm projectId={projectId} onDone={close} />}
        </DialogButton>
      }
    >
      {error ? (
        <div style={{ padding: 14 }}>
          <ProblemAlert error={error} />
        </div>
      ) : null}
      <Loaded query={members} height={120}>
        {(rows) => (
          <DataTable
            label="Members"
            rows={rows}
            rowKey={(member) => member.subject}
            columns={[
              {
                name: 'Account',
                cell: ({ subject }) => (
                  <>
                    <strong>{subject}</strong>
                    {subject === session.subject && ' (you)'}
                  </>
                ),
              },
              {
                name: 'Membership',
                width: 300,
                cell: ({ subject, membership }) =>
                  mayOwn === true ? (
                    <Select
                      aria-label={`Membership of ${subject}`}
                      data={MEMBERSHIPS}
                      value={membership}
                      allowDeselect={false}
                      disabled={set.isPending}
                      onChange={(next) => {
                        remove.reset();
                        set.mutate({ subject, membership: next ?? membership });
                      }}
                    />
                  ) : (
                    membership
                  ),
              },
              { name: 'Since', cell: ({ addedAt }) => <When at={addedAt} />, width: 130 },
              ...(mayOwn === true
                ? [
                    {
                      name: '',
                      width: 190,
                      cell: ({ subject }: { subject: string }) => (
                        <Group gap="xs" justify="flex-end" wrap="nowrap">
                          {asked === subject ? (
                            <>
                              <Button variant="default" onClick={() => ask(undefined)}>
                                Keep
                              </Button>
                              <Button
                                color="red.9"
                                loading={remove.isPending}
                                onClick={() => {
                                  set.reset();
                                  remove.mutate(subject, { onSettled: () => ask(undefined) });
                                }}
                              >
                                Really remove
                              </Button>
                            </>
                          ) : (
                            <Button
                              variant="default"
                              aria-label={`Remove ${subject}`}
                              onClick={() => ask(subject)}
                            >
                              Remove
                            </Button>
                          )}
                        </Group>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
    </Panel>
  );
}

const schema = z.object({
  subject: z.string().trim().min(1, 'Name the account.').max(200, 'At most 200 characters.'),
  membership: z.enum(['viewer', 'member', 'owner']),
});
type Fields = z.infer<typeof schema>;

function AddMemberForm({ projectId, onDone }: { projectId: string; onDone: () => void }) {
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: { subject: '', membership: 'member' },
  });
  const set = useSetMember(projectId);
  return (
    <FormFrame
      submit={form.handleSubmit((fields) => set.mutate(fields, { onSuccess: onDone }))}
      says="Add"
      busy={set.isPending}
      error={set.error}
      access={true}
    >
      <TextInput
        label="Account"
        description="as it stands in its own account menu, on the upper right"
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        {...form.register('subject')}
        error={form.formState.errors.subject?.message}
        data-autofocus
      />
      <SelectField control={form.control} name="membership" label="Membership" data={MEMBERSHIPS} />
    </FormFrame>
  );
}

/** One's own membership decides what one may do, hence the session is asked for again. */
function useRefresh() {
  const client = useQueryClient();
  return async () => {
    await client.invalidateQueries({ queryKey: ['project'] });
    await client.invalidateQueries({ queryKey: ['session'] });
  };
}

function useSetMember(projectId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ subject, membership }: { subject: string; membership: Membership }) =>
      body(
        api.PUT('/api/v1/projects/{id}/members/{subject}', {
          params: { path: { id: projectId, subject } },
          body: { membership },
        }),
      ),
    onSuccess: refresh,
  });
}

function useRemoveMember(projectId: string) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (subject: string) =>
      api.DELETE('/api/v1/projects/{id}/members/{subject}', {
        params: { path: { id: projectId, subject } },
      }),
    onSuccess: refresh,
  });
}
