import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { patchsetsQuery } from '@/api/queries/patchset';
import { toProblem } from '@/lib/problem';

/** Whose patches are looked at. */
export function PatchsetSelect({
  projectId,
  chosen,
  onChoose,
}: {
  projectId: string;
  chosen: string | undefined;
  onChoose: (patchset: string | undefined) => void;
}) {
  const { data, error } = useQuery(patchsetsQuery(projectId));
  if (error) {
    return (
      <Text size="xs" c="red">
        {toProblem(error).title}
      </Text>
    );
  }
  return (
    <Select
      size="xs"
      aria-label="Patchset whose patches are shown"
      placeholder={data?.length === 0 ? 'The project has no patchset yet' : 'Choose a patchset'}
      data={(data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen ?? null}
      onChange={(id) => onChoose(id ?? undefined)}
      clearable
      clearButtonProps={{ 'aria-label': 'Choose no patchset' }}
    />
  );
}
