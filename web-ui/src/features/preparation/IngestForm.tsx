import { Code, Radio, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';
import { preparationsQuery } from '@/api/queries/preparation';
import { textIn } from '@/lib/ranges';
import { PreparationForm } from './PreparationForm';
import { threads, ThreadsField } from './ThreadsField';

const schema = z
  .object({
    name: z.string().trim().min(1, 'A name is needed.').max(120, 'At most 120 characters.'),
    from: z.enum(['phantom', 'root']),
    source: z.object({
      preparationId: z.string().nullable(),
      imageRoot: textIn('Source', 'imageRoot', ''),
      mappingPath: textIn('Source', 'mappingPath', ''),
    }),
    threads,
  })
  .superRefine(({ from, source }, context) => {
    const need = (path: 'preparationId' | 'imageRoot' | 'mappingPath', message: string) =>
      context.addIssue({ code: 'custom', path: ['source', path], message });
    if (from === 'phantom' && !source.preparationId) need('preparationId', 'Choose one.');
    if (from === 'root' && !source.imageRoot) need('imageRoot', 'Name an image root.');
    if (from === 'root' && !source.mappingPath) need('mappingPath', 'Name the mapping file.');
  });
type Fields = z.infer<typeof schema>;

export function IngestForm({ projectId }: { projectId: string }) {
  const preparations = useQuery(preparationsQuery(projectId));
  const phantoms = (preparations.data ?? []).filter((p) => p.kind === 'phantom');
  const form = useForm<Fields>({
    resolver: zodResolver(schema),
    mode: 'onTouched',
    defaultValues: {
      name: '',
      from: 'phantom',
      source: { preparationId: null, imageRoot: '', mappingPath: 'mapping.csv' },
      threads: null,
    },
  });
  const from = useWatch({ control: form.control, name: 'from' });
  const { errors } = form.formState;
  return (
    <PreparationForm
      projectId={projectId}
      form={form}
      request={(fields) => ({
        kind: 'ingest',
        name: fields.name,
        threads: fields.threads,
        source:
          fields.from === 'phantom'
            ? { preparationId: fields.source.preparationId }
            : { imageRoot: fields.source.imageRoot, mappingPath: fields.source.mappingPath },
      })}
      learns="how many sections there are, how large their images are, and which ones would be refused"
      says="Ingest"
    >
      <TextInput
        label="Name"
        placeholder="e.g. March scans"
        {...form.register('name')}
        error={errors.name?.message}
      />
      <Controller
        control={form.control}
        name="from"
        render={({ field }) => (
          <Radio.Group label="Images from" value={field.value} onChange={field.onChange} size="xs">
            <Stack gap={12} mt={8}>
              <Radio size="xs" value="phantom" label="a phantom of this project" />
              <Radio size="xs" value="root" label="an image root, where files stay as they are" />
            </Stack>
          </Radio.Group>
        )}
      />
      {from === 'phantom' ? (
        <Controller
          control={form.control}
          name="source.preparationId"
          render={({ field, fieldState }) => (
            <Select
              label="Phantom"
              placeholder={
                phantoms.length === 0 ? 'There is none yet: render one first' : 'Choose one'
              }
              data={phantoms.map((p) => ({
                value: p.id,
                label: `${p.name} (${p.state.toLowerCase()})`,
              }))}
              value={field.value}
              onChange={field.onChange}
              onBlur={field.onBlur}
              error={fieldState.error?.message}
            />
          )}
        />
      ) : (
        <>
          <SimpleGrid cols={{ base: 1, xs: 2 }}>
            <TextInput
              label="Image root"
              description="its name in the configuration: cytostudy.images.roots"
              {...form.register('source.imageRoot')}
              error={errors.source?.imageRoot?.message}
            />
            <TextInput
              label="Mapping"
              description="which file is which section: CSV or JSON, relative to the root"
              {...form.register('source.mappingPath')}
              error={errors.source?.mappingPath?.message}
            />
          </SimpleGrid>
          <Text size="xs" c="dimmed">
            Files on your own computer are brought on the page of their brain, or many at once by
            the command line: <Code>./cytostudy section import DIR --mapping FILE.csv</Code>
          </Text>
        </>
      )}
      <ThreadsField control={form.control} />
    </PreparationForm>
  );
}
