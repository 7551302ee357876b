import { Select, SimpleGrid, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { zodResolver } from '@hookform/resolvers/zod';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useFieldArray, useForm } from 'react-hook-form';
import { api, body, bodyAs } from '@/api/client';
import type { StudyPlan, StudyTemplate } from '@/api/types';
import { CheckedForm } from '@/components/form/CheckedForm';
import { NumberField } from '@/components/form/NumberField';
import { GuardedButton } from '@/components/Guarded';
import { Panel } from '@/components/Page';
import { useMayChange } from '@/lib/session';
import { useSubmission } from '@/lib/use-submission';
import { encodersOf } from './defaults';
import { DryRun } from './DryRun';
import { InputFields } from './InputFields';
import { fieldsOf, studySchema, submissionOf, type StudyFields } from './study-schema';
import { TargetFields } from './TargetFields';
import { useTemplateNote } from './use-template-note';
import { VariantFields } from './VariantFields';

export function StudyForm({
  projectId,
  start,
  templates,
  template: first,
  comparisons: own = [],
}: {
  projectId: string;
  start: StudyFields;
  templates: readonly StudyTemplate[];
  /** What a new study starts with; a clone starts with what its study compares. */
  template?: StudyTemplate;
  comparisons?: readonly { better: string; worse: string }[];
}) {
  const [template, choose] = useState(first);
  const comparisons = template?.comparisons ?? own;
  const form = useForm<StudyFields>({
    resolver: zodResolver(studySchema),
    mode: 'onTouched',
    defaultValues: start,
  });
  const variants = useFieldArray({ control: form.control, name: 'variants' });
  const mayChange = useMayChange(projectId);
  useTemplateNote(form, projectId, template);
  const navigate = useNavigate();
  const client = useQueryClient();
  const encoders = useMemo(() => encodersOf(templates), [templates]);
  const path = { path: { projectId } };
  const submit = useSubmission({
    send: (fields: StudyFields, key) =>
      body(
        api.POST('/api/v1/projects/{projectId}/studies', {
          params: path,
          headers: { 'Idempotency-Key': key },
          body: submissionOf(fields, comparisons),
        }),
      ),
    setError: form.setError,
    onSuccess: async (study) => {
      await client.invalidateQueries({ queryKey: ['study', 'list'] });
      await navigate({ to: '/studies/$studyId', params: { studyId: study.id } });
    },
  });
  const { errors } = form.formState;
  return (
    <CheckedForm
      form={form}
      ask={(fields) =>
        bodyAs<StudyPlan>(
          api.POST('/api/v1/projects/{projectId}/studies/dry-run', {
            params: path,
            body: submissionOf(fields, comparisons),
          }),
        )
      }
      learns="the plan: runs and steps, what is read and how large it is, and whether the split leaks"
      plan={(answer) => <DryRun plan={answer} />}
      submit={submit}
      says="Submit study"
      access={mayChange}
    >
      <Panel title="Question">
        <Stack gap="sm">
          {template && (
            <Select
              label="Template"
              description="the variants, the question and the comparisons to start with"
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              data={templates.map(({ name, title }) => ({ value: name, label: title }))}
              value={template.name}
              allowDeselect={false}
              onChange={(name) => {
                const next = templates.find((each) => each.name === name);
                if (!next) return;
                choose(next);
                const { name: studyName, note, patchsetId, splitId, target } = form.getValues();
                form.reset({
                  ...fieldsOf(next),
                  name: studyName,
                  note,
                  patchsetId,
                  splitId,
                  target,
                });
              }}
            />
          )}
          <TextInput
            label="Name"
            placeholder="e.g. wider encoder"
            {...form.register('name')}
            error={errors.name?.message}
          />
          <TextInput
            label="Question"
            {...form.register('question')}
            error={errors.question?.message}
          />
          <Textarea
            label="Note"
            description="printed above every table, e.g. that the data is synthetic"
            autosize
            minRows={1}
            {...form.register('note')}
            error={errors.note?.message}
          />
        </Stack>
      </Panel>
      <Panel title="Frozen inputs">
        <InputFields control={form.control} projectId={projectId} setValue={form.setValue} />
      </Panel>
      <Panel title="What is predicted">
        <TargetFields form={form} projectId={projectId} />
      </Panel>
      <Panel
        title={`Variants (${variants.fields.length})`}
        aside={
          <GuardedButton
            access={true}
            variant="default"
            onClick={() => {
              const last = form.getValues('variants').at(-1) ?? start.variants[0];
              if (last) variants.append({ ...last, name: `${last.name} 2` });
            }}
          >
            Add a variant
          </GuardedButton>
        }
      >
        <Stack gap="sm">
          {variants.fields.map((field, i) => (
            <VariantFields
              key={field.id}
              form={form}
              index={i}
              encoders={encoders}
              onRemove={variants.fields.length > 1 ? () => variants.remove(i) : undefined}
            />
          ))}
          {errors.variants?.message && (
            <Text size="xs" c="red">
              {errors.variants.message}
            </Text>
          )}
        </Stack>
      </Panel>
      <Panel title="Runs">
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput
            label="Seeds"
            description="one run a variant and seed"
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.register('seeds')}
            error={errors.seeds?.message}
          />
          <NumberField
            control={form.control}
            name="threads"
            label="CPU threads a step"
            hint="part of what makes a result reproducible"
            spec={['NewStudy', 'threads']}
          />
          <NumberField
            control={form.control}
            name="bootstrapDraws"
            label="Bootstrap draws"
            hint="of whole sections"
            spec={['EvaluateSpec', 'bootstrapDraws']}
          />
        </SimpleGrid>
      </Panel>
    </CheckedForm>
  );
}
