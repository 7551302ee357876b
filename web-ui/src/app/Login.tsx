import { Button, Code, Paper, Stack, Text, Title } from '@mantine/core';
import type { Problem } from '@/lib/problem';

/** Nobody is logged in: says how one gets in. */
export function Login({ problem }: { problem: Problem }) {
  const singleSignOn = problem.type.endsWith(':oidc-login');
  return (
    <main style={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Paper withBorder p="xl" radius="md" w="100%" maw={460}>
        <Stack gap="md">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <Title order={1}>Log in to Cytostudy</Title>
          {singleSignOn ? (
            <>
              <Text size="sm">Your institution’s account opens this platform.</Text>
              <Button component="a" href="/login" size="sm">
                Go to single sign-on
              </Button>
            </>
          ) : (
            <>
              <Text size="sm">
                Open the login link that the terminal printed when the platform started. There is
                one for each role; each works once.
              </Text>
              <Text size="sm" c="dimmed">
                A used link is replaced by <Code>./cytostudy login researcher</Code>, or{' '}
                <Code>auditor</Code>, or <Code>admin</Code>.
              </Text>
            </>
          )}
        </Stack>
      </Paper>
    </main>
  );
}
