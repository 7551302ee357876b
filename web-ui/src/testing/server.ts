import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import type { Role } from '@/api/types';
import { answer, type Answer } from './platform';

/** The stand-in platform of the component tests. */
export const server = setupServer();

/** Serves the fixtures to one role; `over` may answer a request first. */
export function serve(
  role: Role,
  over: (method: string, path: string, body: unknown) => Answer | undefined = () => undefined,
) {
  server.use(
    http.all('*/api/v1/*', async ({ request }) => {
      const url = new URL(request.url);
      const body: unknown =
        request.method === 'GET' ? undefined : await request.json().catch(() => undefined);
      const asked = { method: request.method, path: url.pathname, query: url.searchParams, body };
      const {
        status,
        body: content,
        type,
      } = over(asked.method, asked.path, body) ?? answer(role, asked);
      return new HttpResponse(status === 204 ? null : JSON.stringify(content), {
        status,
        headers: { 'Content-Type': type ?? 'application/json' },
      });
    }),
  );
}
