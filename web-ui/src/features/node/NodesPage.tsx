import { Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api, body } from '@/api/client';
import { nodesQuery } from '@/api/queries/node';
import type { Node } from '@/api/types';
import { DataTable } from '@/components/DataTable';
import { Empty } from '@/components/Empty';
import { GuardedButton } from '@/components/Guarded';
import { Loaded } from '@/components/Loaded';
import { Page, Panel } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';
import { StateBadge } from '@/components/StateBadge';
import { When } from '@/components/Time';
import { formatBytes, plural } from '@/lib/format';
import { useIsAdmin } from '@/lib/session';
import { useLiveRefresh } from '@/lib/use-live';
import { AddNode } from './AddNode';

/** Leases, freed devices and a node's silence come without an event. */
const REFETCH_MS = 5_000;

export function NodesPage() {
  const nodes = useQuery({ ...nodesQuery, refetchInterval: REFETCH_MS });
  useLiveRefresh(['nodes'], [['node']]);
  return (
    <Page
      title="Nodes"
      lead="Machines with devices that steps lease; a held device names the run that holds it."
      actions={<AddNode />}
    >
      <Loaded query={nodes} height={260}>
        {(rows) =>
          rows.length === 0 ? (
            <Panel>
              <Empty title="No node has registered">
                Runs wait until a runner asks for work. <code>./cytostudy up</code> starts one on
                this machine; an administrator adds others here.
              </Empty>
            </Panel>
          ) : (
            rows.map((node) => <NodePanel key={node.id} node={node} />)
          )
        }
      </Loaded>
    </Page>
  );
}

function NodePanel({ node }: { node: Node }) {
  const change = useNodeChange(node);
  const held = node.devices.filter((device) => device.leased).length;
  return (
    <Panel
      flush
      title={
        <span style={{ display: 'inline-flex', gap: 10, alignItems: 'center' }}>
          {node.name} <StateBadge state={node.state} soft />
        </span>
      }
      aside={
        <span style={{ display: 'inline-flex', gap: 16, alignItems: 'center' }}>
          <Text size="xs" c="dimmed" component="span">
            {held} of {plural(node.devices.length, 'device')} held ·{' '}
            {plural(node.cpuThreads ?? 0, 'CPU thread')} · runner {node.runnerVersion ?? 'unknown'}{' '}
            · work up to tier {node.accessTier} · seen <When at={node.lastSeenAt} />
          </Text>
          <Drain node={node} change={change} />
        </span>
      }
    >
      {change.error ? (
        <div style={{ padding: 14 }}>
          <ProblemAlert error={change.error} />
        </div>
      ) : null}
      {node.draining && (
        <Text size="sm" px={14} pt={10}>
          Takes no new work{node.drainReason ? `: ${node.drainReason}` : ''}.
        </Text>
      )}
      <DataTable
        label={`Devices of ${node.name}`}
        rows={node.devices}
        rowKey={(device) => `${device.kind}/${device.index}`}
        empty={<Empty title="It announced no device" />}
        columns={[
          { name: '#', numeric: true, cell: (device) => device.index, width: 50 },
          { name: 'Device', cell: (device) => device.name },
          { name: 'Kind', cell: (device) => device.kind, width: 100 },
          {
            name: 'Memory',
            numeric: true,
            cell: (device) => formatBytes(device.memoryBytes),
            width: 120,
          },
          {
            name: 'Held by',
            cell: (device) =>
              device.leasedBy ? (
                <>
                  <Link to="/runs/$runId" params={{ runId: device.leasedBy.runId }}>
                    {device.leasedBy.runName}
                  </Link>
                  , {device.leasedBy.stepKey}
                </>
              ) : device.leased ? (
                'a run of another project'
              ) : (
                'free'
              ),
          },
        ]}
      />
    </Panel>
  );
}

/** Drains a node or takes it back; what the platform refuses is shown on the node's own panel. */
function useNodeChange(node: Node) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) =>
      body(
        api.PATCH('/api/v1/nodes/{id}', {
          params: { path: { id: node.id } },
          headers: { 'If-Match': `"${node.version}"` },
          body: { draining: !node.draining, reason },
        }),
      ),
    // A refusal is often about a version that is not the newest any more.
    onSettled: () => client.invalidateQueries({ queryKey: ['node'] }),
  });
}

function Drain({ node, change }: { node: Node; change: ReturnType<typeof useNodeChange> }) {
  const isAdmin = useIsAdmin();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { draining } = node;
  const close = () => {
    setOpen(false);
    setReason('');
  };
  return (
    <>
      <GuardedButton
        access={isAdmin}
        variant="default"
        loading={draining && change.isPending}
        onClick={() => (draining ? change.mutate('') : setOpen(true))}
      >
        {draining ? 'Take work again' : 'Drain'}
      </GuardedButton>
      <Modal opened={open} onClose={close} title={`Drain ${node.name}`}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            change.mutate(reason.trim(), { onSettled: close });
          }}
        >
          <Stack gap="sm">
            <Text size="sm">What runs there goes on to its end; nothing new is placed on it.</Text>
            <TextInput
              label="Reason"
              description="shown to everybody"
              placeholder="e.g. driver update on Thursday"
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              required
              data-autofocus
            />
            <GuardedButton
              access={reason.trim() === '' ? 'Say why.' : true}
              type="submit"
              loading={change.isPending}
            >
              Drain
            </GuardedButton>
          </Stack>
        </form>
      </Modal>
    </>
  );
}
