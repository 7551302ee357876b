import createClient, { type Middleware } from 'openapi-fetch';
import { ProblemError, readProblem, UnreachableError } from '@/lib/problem';
import { randomUuid } from '@/lib/uuid';
import type { paths } from './schema';

const SAFE = new Set(['GET', 'HEAD']);

function csrfToken(): string | undefined {
  return /(?:^|;\s*)cytostudy_csrf=([^;]+)/.exec(document.cookie)?.[1];
}

const platformRules: Middleware = {
  onRequest({ request }) {
    if (SAFE.has(request.method)) return undefined;
    const token = csrfToken();
    if (token) request.headers.set('X-CSRF-Token', decodeURIComponent(token));
    // A form that may be sent twice sets its own key; every other POST is its own intention.
    if (request.method === 'POST' && !request.headers.has('Idempotency-Key')) {
      request.headers.set('Idempotency-Key', randomUuid());
    }
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw new ProblemError(await readProblem(response));
    return response;
  },
  onError({ error }) {
    // An aborted request is nobody's fault and stays what it is.
    return error instanceof TypeError ? new UnreachableError(error) : undefined;
  },
};

export const api = createClient<paths>({
  baseUrl: typeof window === 'undefined' ? '' : window.location.origin,
  // Looked up at each call, so that tests can stand in for the network.
  fetch: (request) => globalThis.fetch(request),
  credentials: 'same-origin',
});
api.use(platformRules);

/** The body of an answer; a refusal was thrown as a ProblemError before. */
export async function body<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** The same where `types.ts` says more of the answer than the document does. */
export async function bodyAs<T>(answer: Promise<{ data?: unknown }>): Promise<T> {
  return (await answer).data as T;
}

/** The body of an answer; null where the platform has no such thing. */
export async function bodyIfThere<T>(answer: Promise<{ data?: T }>): Promise<T | null> {
  try {
    return await body(answer);
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 404) return null;
    throw error;
  }
}
