import { Button, Group, Text } from '@mantine/core';
import { Panel } from '@/components/Page';
import { ProblemAlert } from '@/components/ProblemAlert';
import { formatInteger, plural } from '@/lib/format';
import { ImportAnnotations } from './ImportAnnotations';
import type { Summary } from './shapes/shape-store';
import type { Shapes } from './shapes/use-shapes';
import classes from './SectionPage.module.css';

/** What is annotated, by region, and the way in and out as a file. */
export function AnnotationsPanel({
  sectionId,
  projectId,
  fileName,
  shapes: { summary, query },
}: {
  sectionId: string;
  projectId: string | undefined;
  fileName: string;
  shapes: Shapes;
}) {
  const empty = summary?.count === 0;
  return (
    <Panel
      title="Annotations"
      aside={
        <Text size="xs" c="dimmed">
          {summary ? counted(summary) : '…'}
        </Text>
      }
    >
      {query.error ? (
        <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <ul className={classes.legend}>
          {summary?.regions.map(({ region, kind, colour, count }) => (
            <li key={`${kind} ${region ?? ''}`}>
              <span style={{ background: colour }} /> {region ?? kind}{' '}
              {count > 1 && <Text span size="xs" c="dimmed">{`× ${formatInteger(count)}`}</Text>}
            </li>
          ))}
        </ul>
      )}
      <Group gap="xs" mt={14}>
        <ImportAnnotations sectionId={sectionId} projectId={projectId} />
        <Button
          variant="default"
          component="a"
          href={`/api/v1/sections/${sectionId}/annotations`}
          download={fileName}
          disabled={empty}
          aria-disabled={empty}
        >
          Export GeoJSON
        </Button>
      </Group>
    </Panel>
  );
}

/** How many there are; while they are read, how many there were when that began. */
function counted({ count, reading }: Summary): string {
  return plural(reading.done ? count : Math.max(count, reading.total), 'annotation');
}
