import { Button, Group, Select, Text } from '@mantine/core';
import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { blocksQuery } from '@/api/queries/brain';
import { sectionsQuery } from '@/api/queries/section';
import type { Brain, Section } from '@/api/types';
import { Panel } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';
import { plural, words } from '@/lib/format';
import { useMayChange } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';
import { PLANE_CHOICES } from '../choices';
import { faultsOf, firstDetails, type Place } from './details';
import { DropZone } from './DropZone';
import { ingest, mappingOf, type BlockPlace } from './ingest';
import { isBusy } from './queue';
import { UploadRow } from './UploadRow';
import { useUploadQueue } from './use-upload-queue';
import classes from './Upload.module.css';

const LEAVING =
  'Files are still being sent. Leave the page? They go on when you choose them again.';

/** Brings scans of a brain from this computer, and has them ingested. */
export function UploadPanel({ brain }: { brain: Brain }) {
  const sections = useQuery(sectionsQuery(brain.id));
  const answers = useQueries({
    queries: brain.hemispheres.map(({ id }) => blocksQuery(brain.id, id)),
  });
  if (!sections.data || answers.some(({ data }) => data === undefined)) return null;
  const blocks = brain.hemispheres.flatMap(({ side }, i) =>
    (answers[i]?.data ?? []).map(({ id, label }) => ({ id, label, side })),
  );
  return <Uploads key={brain.id} brain={brain} sections={sections.data} blocks={blocks} />;
}

function Uploads({
  brain,
  sections,
  blocks,
}: {
  brain: Brain;
  sections: readonly Section[];
  blocks: readonly BlockPlace[];
}) {
  const access = useMayChange(brain.projectId);
  const last = sections.at(-1);
  const { queue, items, place, setPlace } = useUploadQueue(brain.projectId, brain.id, {
    blockId: last?.blockId ?? blocks[0]?.id ?? '',
    plane: last?.plane ?? 'CORONAL',
  });
  const [asked, setAsked] = useState(false);
  const knownOf = (number: number | null) => sections.find((each) => each.number === number);
  const faults = items.map(({ id, details }) =>
    faultsOf(
      details,
      items.filter((other) => other.id !== id).map((other) => other.details),
      knownOf(details.section),
      place,
    ),
  );
  const busy = items.some(isBusy);
  useBlocker({
    shouldBlockFn: () => busy && !window.confirm(LEAVING),
    enableBeforeUnload: () => busy,
  });
  const send = useIngestion(brain, () => {
    items.forEach(({ id }) => queue.remove(id));
    setAsked(false);
  });
  const missing = items.filter(({ phase }) => phase !== 'there').length;
  const wanting = faults.filter((each) => Object.keys(each).length > 0).length;
  const hasNew = items.some(({ details }) => details.section !== null && !knownOf(details.section));
  return (
    <Panel title="Bring scans">
      <DropZone
        access={access}
        onFiles={(files) =>
          queue.add(files, ({ name }, before) =>
            firstDetails(
              name,
              before.at(-1)?.details,
              sections,
              new Set(before.map(({ details }) => details.section)),
            ),
          )
        }
      />
      {items.length > 0 && (
        <>
          <ul className={classes.items}>
            {items.map((item, i) => (
              <UploadRow
                key={item.id}
                item={item}
                known={knownOf(item.details.section)}
                faults={(asked && faults[i]) || {}}
                onDetails={(details) => queue.describe(item.id, details)}
                onPause={() => queue.pause(item.id)}
                onResume={() => queue.resume(item.id)}
                onRemove={() => queue.remove(item.id)}
              />
            ))}
          </ul>
          {hasNew && (
            <NewSections
              blocks={blocks}
              place={place}
              onPlace={setPlace}
              fault={asked ? faults.find((each) => each.place)?.place : undefined}
            />
          )}
          {send.error && <ProblemAlert error={send.error} />}
          <Group gap="sm" mt={10}>
            <Button
              loading={send.isPending}
              onClick={() => {
                setAsked(true);
                if (missing > 0 || wanting > 0) return;
                send.mutate({
                  mapping: mappingOf(brain.pseudonym, items, sections, blocks, place),
                  items,
                });
              }}
            >
              Ingest {plural(items.length, 'file')}
            </Button>
            <Text size="xs" c="dimmed" role="status">
              {[
                missing > 0 && `${plural(missing, 'file')} still to come`,
                wanting > 0 && `${plural(wanting, 'file')} still to be described`,
              ]
                .filter(Boolean)
                .join(', ') || 'Everything is there and described.'}
            </Text>
          </Group>
        </>
      )}
    </Panel>
  );
}

type Asked = Readonly<{ mapping: string; items: Parameters<typeof ingest>[3] }>;

/** Asks for the ingestion and goes to its report. */
function useIngestion(brain: Brain, onDone: () => void) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return useSubmission({
    send: ({ mapping, items }: Asked, key) =>
      ingest(
        brain.projectId,
        `${brain.pseudonym}: ${plural(items.length, 'file')}`,
        mapping,
        items,
        key,
      ),
    onSuccess: async ({ id }) => {
      onDone();
      await client.invalidateQueries({ queryKey: ['preparation'] });
      await navigate({ to: '/preparations/$preparationId', params: { preparationId: id } });
    },
  });
}

/** Where sections were cut that nobody has registered. */
function NewSections({
  blocks,
  place,
  onPlace,
  fault,
}: {
  blocks: readonly BlockPlace[];
  place: Place;
  onPlace: (place: Place) => void;
  fault: string | undefined;
}) {
  return (
    <Group gap="sm" align="start">
      <Select
        size="xs"
        label="Block of new sections"
        placeholder={blocks.length === 0 ? 'Add a hemisphere and a block first' : 'Choose one'}
        data={blocks.map(({ id, label, side }) => ({
          value: id,
          label: `${words(side)}, block ${label}`,
        }))}
        value={place.blockId || null}
        onChange={(blockId) => onPlace({ ...place, blockId: blockId ?? '' })}
        error={fault}
      />
      <Select
        size="xs"
        label="Plane of new sections"
        data={PLANE_CHOICES}
        value={place.plane}
        allowDeselect={false}
        onChange={(plane) =>
          onPlace({
            ...place,
            plane: PLANE_CHOICES.find((each) => each.value === plane)?.value ?? place.plane,
          })
        }
      />
    </Group>
  );
}
