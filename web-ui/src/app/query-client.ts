import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionQuery } from '@/api/queries/session';
import { isRefusal, ProblemError } from '@/lib/problem';

const status = (error: unknown) => (error instanceof ProblemError ? error.problem.status : 0);

/** A refusal stays one; only what may pass by itself is asked again. */
function mayPass(count: number, error: unknown): boolean {
  return count < 2 && !isRefusal(error);
}

/**
 * The cache of all that is read and sent. Keys start with the noun, so that a live event can refresh
 * all that speaks of it. A session that ended while somebody worked shows in the next refusal: who
 * they are is then asked anew, and so the login appears.
 */
export function newQueryClient(retry: typeof mayPass | false = mayPass): QueryClient {
  const askWhoItIs = (error: unknown) => {
    if (status(error) === 401) void client.resetQueries({ queryKey: sessionQuery.queryKey });
  };
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== sessionQuery.queryKey[0]) askWhoItIs(error);
      },
    }),
    mutationCache: new MutationCache({ onError: askWhoItIs }),
    defaultOptions: { queries: { staleTime: 5_000, retry } },
  });
  return client;
}
