import { Button, Group, Select, SimpleGrid, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useController, useWatch, type UseFormReturn } from 'react-hook-form';
import { mapsQuery } from '@/api/queries/map';
import { plural } from '@/lib/format';
import type { StudyFields } from './study-schema';

/** Stands for no map at all: an empty value would be no choice. */
const AREAS = 'areas';

/** What the study's probes predict: the annotated areas, and beside them a map where one is chosen. */
export function TargetFields({
  form,
  projectId,
}: {
  form: UseFormReturn<StudyFields>;
  projectId: string;
}) {
  const { control } = form;
  const target = useController({ control, name: 'target' });
  const variants = useWatch({ control, name: 'variants' });
  const maps = useQuery(mapsQuery(projectId));
  const chosen = target.field.value ?? null;
  const map = maps.data?.find(({ id }) => id === chosen?.mapId);
  const without = variants.filter(({ probe }) => !probe.kinds.includes('ridge'));
  const { errors } = form.formState;
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <Select
          label="Target"
          description={
            maps.data?.length === 0
              ? 'the project has no map yet: ./cytostudy map import registers one'
              : 'classifiers tell annotated areas; ridge probes predict a registered map'
          }
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={[
            { value: AREAS, label: 'Areas of the parcellation alone' },
            ...(maps.data ?? []).map((each) => ({
              value: each.id,
              label: `Map ${each.name}@${each.version} (${each.unit}), ${each.surface ?? each.space}${
                each.labels ? ', holds labels' : ''
              }`,
              // Keys of labels are no measure that one could predict.
              disabled: each.labels,
            })),
          ]}
          value={chosen?.mapId ?? AREAS}
          allowDeselect={false}
          onChange={(value) =>
            target.field.onChange(!value || value === AREAS ? null : { mapId: value, index: 0 })
          }
          onBlur={target.field.onBlur}
          error={errors.target?.mapId?.message ?? errors.target?.message}
        />
        {map && map.maps > 1 && (
          <Select
            label="Map in its files"
            description={`they hold ${plural(map.maps, 'map')}; the first is 0`}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            data={Array.from({ length: map.maps }, (_, index) => String(index))}
            limit={200}
            searchable
            value={String(chosen?.index ?? 0)}
            allowDeselect={false}
            onChange={(index) =>
              target.field.onChange({ mapId: map.id, index: Number(index ?? 0) })
            }
            error={errors.target?.index?.message}
          />
        )}
      </SimpleGrid>
      {chosen && without.length > 0 && (
        <Group gap="sm" mt={10}>
          <Text size="xs" c="dimmed">
            {without.length === variants.length
              ? 'No variant has a ridge probe yet, so nothing would predict it.'
              : `${without.map(({ name }) => name).join(', ')} would not predict it.`}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => {
              variants.forEach(({ probe }, i) => {
                if (probe.kinds.includes('ridge')) return;
                form.setValue(`variants.${i}.probe.kinds`, [...probe.kinds, 'ridge'], {
                  shouldDirty: true,
                });
              });
              form.clearErrors('target');
            }}
          >
            Add a ridge probe to each variant
          </Button>
        </Group>
      )}
    </>
  );
}
