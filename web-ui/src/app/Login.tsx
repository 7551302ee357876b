import { Alert, Button, Code, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { signInQuery } from '@/api/queries/session';
import type { Problem } from '@/lib/problem';

/** Nobody is logged in: says how one gets in. */
export function Login({ problem }: { problem: Problem }) {
  return (
    <main style={{ minHeight: '100dvh', display: 'grid', placeItems: 'center', padding: 16 }}>
      <Paper withBorder p="xl" radius="md" w="100%" maw={460}>
        <Stack gap="md">
          <img src="/favicon.svg" alt="" width={40} height={40} />
          <Title order={1}>Log in to Cytostudy</Title>
          {problem.type.endsWith(':oidc-login') ? <SingleSignOn /> : <LoginLink />}
        </Stack>
      </Paper>
    </main>
  );
}

function SingleSignOn() {
  const { data } = useQuery(signInQuery);
  const provider = data?.provider ?? 'single sign-on';
  const page = new URL(window.location.href);
  const failed = page.searchParams.get('login') === 'failed';
  page.searchParams.delete('login');
  return (
    <>
      {failed && (
        <Alert
          role="alert"
          variant="outline"
          color="red"
          title="You were not logged in"
          styles={{ title: { color: 'var(--app-bad)' } }}
        >
          The login was cancelled, took too long, or was refused. Try again; if it happens again,
          tell an administrator when it did.
        </Alert>
      )}
      <Text size="sm">Your institution’s account opens this platform.</Text>
      <Button component="a" href={loginAddress(page.pathname + page.search)} size="sm">
        Log in with {provider}
      </Button>
    </>
  );
}

/** The platform sends the browser to the provider and then back to this page. */
function loginAddress(page: string): string {
  return page === '/' ? '/login' : `/login?to=${encodeURIComponent(page)}`;
}

function LoginLink() {
  return (
    <>
      <Text size="sm">
        Open the login link that the terminal printed when the platform started. There is one for
        each role; each works once.
      </Text>
      <Text size="sm" c="dimmed">
        A used link is replaced by <Code>./cytostudy login researcher</Code>, or{' '}
        <Code>auditor</Code>, or <Code>admin</Code>.
      </Text>
    </>
  );
}
