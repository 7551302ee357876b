import {
  Autocomplete,
  Code,
  FileInput,
  List,
  Modal,
  Select,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, body } from '@/api/client';
import { parcellationsQuery } from '@/api/queries/annotation';
import type { ImportResult } from '@/api/types';
import { GuardedButton } from '@/components/Guarded';
import { Notice } from '@/components/Notice';
import { ProblemAlert } from '@/components/ProblemAlert';
import { plural } from '@/lib/format';
import { useMayChange } from '@/lib/session';

const ORIGINS = [
  { value: 'HUMAN', label: 'drawn by a person' },
  { value: 'ASSISTED', label: 'drawn with the help of a model' },
  { value: 'PREDICTED', label: 'predicted by a model' },
] as const;
type Origin = (typeof ORIGINS)[number]['value'];

const PARCELLATION = /^[^@]{1,200}@[^@]{1,50}$/;

/** Takes a GeoJSON file as QuPath exports it; what was drawn before stays as a revision. */
export function ImportAnnotations({
  sectionId,
  projectId,
}: {
  sectionId: string;
  projectId: string | undefined;
}) {
  const mayChange = useMayChange(projectId);
  const client = useQueryClient();
  const parcellations = useQuery(parcellationsQuery);
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [parcellation, setParcellation] = useState('');
  const [annotator, setAnnotator] = useState('');
  const [origin, setOrigin] = useState<Origin>('HUMAN');
  const [replace, setReplace] = useState(false);
  const [createRegions, setCreateRegions] = useState(false);
  const send = useMutation({
    mutationFn: async (geoJson: File) => {
      const text = await geoJson.text();
      return body(
        api.POST('/api/v1/sections/{id}/annotations', {
          params: {
            path: { id: sectionId },
            query: {
              parcellation,
              createRegions,
              origin,
              replace,
              annotator: annotator.trim() || undefined,
            },
          },
          headers: { 'Content-Type': 'application/geo+json' },
          // The file goes as it is: the platform says in which line it is wrong.
          body: {},
          bodySerializer: () => text,
        }),
      );
    },
    onSuccess: () => client.invalidateQueries({ queryKey: ['annotation', sectionId] }),
  });
  const close = () => {
    setOpen(false);
    setFile(null);
    send.reset();
  };
  const missing =
    file === null
      ? 'Choose a file.'
      : !PARCELLATION.test(parcellation)
        ? 'Name the parcellation and its version, e.g. Julich-Brain@3.1.'
        : true;
  return (
    <>
      <GuardedButton access={mayChange} variant="default" onClick={() => setOpen(true)}>
        Import
      </GuardedButton>
      <Modal opened={open} onClose={close} title="Import annotations">
        {send.data ? (
          <Stack gap="sm">
            <Text size="sm" role="status">
              {plural(send.data.created, 'annotation')} new, {send.data.revised} revised,{' '}
              {send.data.unchanged} unchanged, {send.data.deleted} deleted.
            </Text>
            <Imported result={send.data} />
            <GuardedButton access={true} onClick={close}>
              Close
            </GuardedButton>
          </Stack>
        ) : (
          <form
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (file && missing === true) send.mutate(file);
            }}
          >
            <Stack gap="sm">
              <FileInput
                size="xs"
                label="GeoJSON file"
                description="as QuPath exports it, in pixels of level 0"
                placeholder="Choose a file"
                accept=".geojson,.json,application/geo+json,application/json"
                value={file}
                onChange={setFile}
                clearable
                clearButtonProps={{ 'aria-label': 'Choose no file' }}
              />
              <Autocomplete
                size="xs"
                label="Parcellation and version"
                description="the regions that the classifications name, as name@version"
                placeholder="e.g. Julich-Brain@3.1"
                data={(parcellations.data ?? []).map((p) => `${p.name}@${p.version}`)}
                value={parcellation}
                onChange={setParcellation}
              />
              <TextInput
                label="Annotator"
                description="who drew what the file does not say itself; empty: you"
                value={annotator}
                onChange={(event) => setAnnotator(event.currentTarget.value)}
              />
              <Select
                label="Origin"
                data={ORIGINS.map((each) => ({ ...each }))}
                value={origin}
                onChange={(value) =>
                  setOrigin(ORIGINS.find((each) => each.value === value)?.value ?? 'HUMAN')
                }
                allowDeselect={false}
              />
              <Switch
                size="xs"
                label="Make regions of classes that the parcellation does not have"
                checked={createRegions}
                onChange={(event) => setCreateRegions(event.currentTarget.checked)}
              />
              <Switch
                size="xs"
                label="The file is complete: delete what it does not contain"
                checked={replace}
                onChange={(event) => setReplace(event.currentTarget.checked)}
              />
              <Text size="xs" c="dimmed">
                Nothing is overwritten: a changed or deleted annotation keeps its earlier revisions.
              </Text>
              {send.error ? <ProblemAlert error={send.error} /> : null}
              <GuardedButton access={missing} type="submit" loading={send.isPending}>
                Import
              </GuardedButton>
            </Stack>
          </form>
        )}
      </Modal>
    </>
  );
}

/** What an import could not make sense of: it is kept, but names no region, or is drawn doubtfully. */
function Imported({ result }: { result: ImportResult }) {
  const { unmapped, warnings, moreWarnings } = result;
  return (
    <>
      {unmapped.length > 0 && (
        <Notice tone="warn">
          <Text size="sm">
            These classes name no region of the parcellation. Their annotations are kept with their
            class; import again with another parcellation, or classify them by hand.
          </Text>
          <List size="sm" mt={4}>
            {unmapped.map(({ className, annotations }) => (
              <List.Item key={className}>
                {className} ({plural(annotations, 'annotation')})
              </List.Item>
            ))}
          </List>
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warn">
          <List size="sm">
            {warnings.map(({ pointer, detail }) => (
              <List.Item key={pointer}>
                <Code>{pointer}</Code> {detail}
              </List.Item>
            ))}
          </List>
          {moreWarnings > 0 && <Text size="sm">{moreWarnings} more.</Text>}
        </Notice>
      )}
    </>
  );
}
