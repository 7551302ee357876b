import { Button, MantineProvider } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { type QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useState } from 'react';
import { projectsQuery } from '@/api/queries/project';
import { sessionQuery } from '@/api/queries/session';
import type { Session } from '@/api/types';
import { ProblemAlert } from '@/components/ProblemAlert';
import { KeyContext, KeyRegistry } from '@/lib/keys';
import { LiveConnection } from '@/lib/live';
import { ProblemError } from '@/lib/problem';
import { SessionContext } from '@/lib/session';
import { cssVariables, theme } from '@/lib/theme';
import { LiveContext } from '@/lib/use-live';
import { useLogout } from '@/lib/use-logout';
import { Login } from './Login';
import { newQueryClient } from './query-client';
import type { AppRouter } from './router';

/** `env` says `test` where transitions and portals would only blur what a test sees. */
export function App({
  router,
  client,
  env = 'default',
}: {
  router: AppRouter;
  client?: QueryClient;
  env?: 'default' | 'test';
}) {
  const [queryClient] = useState(() => client ?? newQueryClient());
  const [keys] = useState(() => new KeyRegistry());
  const [live] = useState(() => new LiveConnection());
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      env={env}
    >
      <QueryClientProvider client={queryClient}>
        <KeyContext value={keys}>
          <LiveContext value={live}>
            <Gate router={router} />
          </LiveContext>
        </KeyContext>
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Gate({ router }: { router: AppRouter }) {
  const session = useQuery(sessionQuery);
  if (session.data) return <LoggedIn session={session.data} router={router} />;
  if (session.error instanceof ProblemError && session.error.problem.status === 401) {
    return <Login problem={session.error.problem} />;
  }
  if (session.error) {
    return (
      <main style={{ maxWidth: 560, margin: '15vh auto', padding: 16 }}>
        <ProblemAlert error={session.error} onRetry={() => void session.refetch()} />
        {session.error instanceof ProblemError && session.error.problem.status === 403 && <Leave />}
      </main>
    );
  }
  return null;
}

/** An account that may do nothing here can still make room for another one. */
function Leave() {
  const logout = useLogout();
  return (
    <Button mt="md" variant="default" loading={logout.isPending} onClick={() => logout.mutate()}>
      Log out
    </Button>
  );
}

function LoggedIn({ session, router }: { session: Session; router: AppRouter }) {
  const [chosen, choose] = useLocalStorage<string | null>({
    key: 'cytostudy.project',
    defaultValue: null,
    getInitialValueInEffect: false,
  });
  const visible = useQuery(projectsQuery);
  if (visible.error) {
    return (
      <main style={{ maxWidth: 560, margin: '15vh auto', padding: 16 }}>
        <ProblemAlert error={visible.error} onRetry={() => void visible.refetch()} />
      </main>
    );
  }
  if (!visible.data) return null;
  const projects = visible.data.map(({ id, name }) => ({
    id,
    name,
    membership: session.projects.find((own) => own.id === id)?.membership,
  }));
  const project =
    projects.find((p) => p.id === chosen) ?? projects.find((p) => p.membership) ?? projects[0];
  return (
    <SessionContext value={{ session, projects, project, chooseProject: choose }}>
      <RouterProvider router={router} />
    </SessionContext>
  );
}
