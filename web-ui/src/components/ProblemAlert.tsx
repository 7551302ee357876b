import { Alert, Button, Code, Group, List, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { toProblem } from '@/lib/problem';

/** What went wrong, what it says about each field, and the number to give to an administrator. */
export function ProblemAlert({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = toProblem(error);
  return (
    <Alert
      role="alert"
      variant="outline"
      color="red"
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={problem.title}
      styles={{
        root: { background: 'var(--app-bad-soft)', borderColor: 'var(--app-bad)' },
        title: { color: 'var(--app-bad)' },
        icon: { color: 'var(--app-bad)' },
        message: { color: 'var(--mantine-color-text)' },
      }}
    >
      {problem.detail && <Text size="sm">{problem.detail}</Text>}
      {problem.errors && problem.errors.length > 0 && (
        <List size="sm" mt={6} spacing={2}>
          {problem.errors.map((each, i) => (
            <List.Item key={`${each.pointer}-${i}`}>
              {each.pointer && <Code>{each.pointer}</Code>} {each.detail}
            </List.Item>
          ))}
        </List>
      )}
      <Group gap="md" mt={8}>
        {onRetry && (
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        )}
        {problem.instance && (
          <Text size="xs" c="dimmed">
            Reference <Code>{problem.instance}</Code>
          </Text>
        )}
      </Group>
    </Alert>
  );
}
