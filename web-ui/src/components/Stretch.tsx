import { Button, Group, Text } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { formatInteger } from '@/lib/format';

/** Draws the first of many rows, and more of them when asked: thousands at once freeze a page. */
export function Stretch<T>({
  rows,
  step = 200,
  children,
}: {
  rows: readonly T[];
  step?: number;
  children: (shown: readonly T[]) => ReactNode;
}) {
  const [most, setMost] = useState(step);
  return (
    <>
      {children(rows.slice(0, most))}
      {rows.length > most && (
        <Group justify="space-between" p={10}>
          <Text size="xs" c="dimmed">
            {formatInteger(most)} of {formatInteger(rows.length)} shown
          </Text>
          <Button variant="default" onClick={() => setMost(most + step)}>
            Show more
          </Button>
        </Group>
      )}
    </>
  );
}
