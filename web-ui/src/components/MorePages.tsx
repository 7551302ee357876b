import { Button, Group, Text } from '@mantine/core';
import { plural } from '@/lib/format';

/** How many rows of a long list are here, and the button that brings more. */
export function MorePages({
  count,
  one,
  query,
}: {
  count: number;
  one: string;
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}) {
  if (count === 0) return null;
  return (
    <Group p={10} justify="space-between">
      <Text size="xs" c="dimmed">
        {plural(count, one)} {query.hasNextPage ? 'loaded' : 'in all'}
      </Text>
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Show more
        </Button>
      )}
    </Group>
  );
}
