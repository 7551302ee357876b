import { Select, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useController, type Control, type UseFormSetValue } from 'react-hook-form';
import { patchsetsQuery, splitsQuery } from '@/api/queries/patchset';
import type { Split } from '@/api/types';
import { LeakageFindings, acceptsLeak } from '@/components/Leakage';
import { formatInteger } from '@/lib/format';
import type { StudyFields } from './study-schema';

export function InputFields({
  control,
  projectId,
  setValue,
}: {
  control: Control<StudyFields>;
  projectId: string;
  setValue: UseFormSetValue<StudyFields>;
}) {
  const patchset = useController({ control, name: 'patchsetId' });
  const split = useController({ control, name: 'splitId' });
  const patchsets = useQuery(patchsetsQuery(projectId));
  const splits = useQuery({
    ...splitsQuery(patchset.field.value),
    enabled: patchset.field.value !== '',
  });
  const chosen = splits.data?.find((s) => s.id === split.field.value);
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label="Patchset"
          placeholder={patchsets.data?.length === 0 ? 'There is none yet' : 'Choose one'}
          data={(patchsets.data ?? []).map((p) => ({
            value: p.id,
            label: `${p.name} (${formatInteger(p.patches)} patches)`,
          }))}
          value={patchset.field.value || null}
          onChange={(id) => {
            patchset.field.onChange(id ?? '');
            setValue('splitId', '');
          }}
          onBlur={patchset.field.onBlur}
          error={patchset.fieldState.error?.message}
        />
        <Select
          label="Split"
          placeholder={patchset.field.value === '' ? 'Choose a patchset first' : 'Choose one'}
          disabled={patchset.field.value === ''}
          data={(splits.data ?? []).map((s) => ({ value: s.id, label: s.name }))}
          value={split.field.value || null}
          onChange={(id) => split.field.onChange(id ?? '')}
          onBlur={split.field.onBlur}
          error={split.fieldState.error?.message}
        />
      </SimpleGrid>
      {chosen && (
        <Text size="xs" c="dimmed" mt={8}>
          {partsOf(chosen)}
        </Text>
      )}
      {chosen && acceptsLeak(chosen.leakage) && (
        <div style={{ marginTop: 8 }}>
          <LeakageFindings leakage={chosen.leakage} />
        </div>
      )}
      {splits.data?.length === 0 && (
        <Text size="xs" mt={8}>
          This patchset has no split yet.{' '}
          <Link to="/patchsets/$patchsetId" params={{ patchsetId: patchset.field.value }}>
            Make one
          </Link>
          , then come back.
        </Text>
      )}
    </>
  );
}

/** What the sections of a split serve; parts that it does not have are not spoken of. */
function partsOf(split: Split): string {
  const parts = [
    `${split.trainSections} sections to train on`,
    `${split.heldOutSections} held out`,
    split.bufferSections > 0 && `${split.bufferSections} as a buffer that serves nothing`,
    split.unseenByProbeSections > 0 && `${split.unseenByProbeSections} of brains unseen by probes`,
    `${split.unseenSections} of unseen brains`,
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}
