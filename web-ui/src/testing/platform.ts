import type { Role } from '@/api/types';
import * as f from './fixtures';

/** What the stand-in of the platform answers. */
export interface Answer {
  status: number;
  type?: string;
  body: unknown;
}

export interface Asked {
  method: string;
  path: string;
  query: URLSearchParams;
  body?: unknown;
}

const json = (body: unknown, status = 200): Answer => ({ status, body });

export const refused = (
  status: number,
  code: string,
  title: string,
  detail: string,
  errors: { pointer: string; detail: string }[] = [],
): Answer => ({
  status,
  type: 'application/problem+json',
  body: {
    type: `urn:cytostudy:problem:${code}`,
    title,
    status,
    detail,
    instance: 'f1x7u2e',
    errors,
  },
});

const missing = () =>
  refused(
    404,
    'not-found',
    'There is no such thing, or the caller may not know of it',
    'Check the link.',
  );

function page(items: readonly unknown[], query: URLSearchParams): Answer {
  const from = Number(query.get('cursor') ?? 0);
  const limit = Number(query.get('limit') ?? 50);
  const to = from + limit;
  return json({ items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null });
}

const find = (items: readonly { id: string }[], id: string | undefined) => {
  const found = items.find((item) => item.id === id);
  return found ? json(found) : missing();
};

type Handler = (asked: Asked, ...parts: string[]) => Answer;

const ROUTES: [method: string, path: RegExp, handler: Handler][] = [
  ['POST', /^\/session\/logout$/, () => json({})],
  ['GET', /^\/projects$/, ({ query }) => page([{ ...f.PROJECT, description: '' }], query)],
  ['GET', /^\/projects\/[^/]+\/brains$/, ({ query }) => page(f.brains, query)],
  ['GET', /^\/brains\/([^/]+)$/, (_, id) => find(f.brains, id)],
  [
    'GET',
    /^\/brains\/([^/]+)\/sections$/,
    ({ query }, id) => page(f.sections(f.brains.findIndex((b) => b.id === id)), query),
  ],
  [
    'GET',
    /^\/brains\/([^/]+)\/consents$/,
    ({ query }, id) =>
      page(
        f.brains.filter((b) => b.id === id).map((b) => b.consent),
        query,
      ),
  ],
  [
    'GET',
    /^\/brains\/([^/]+)\/descendants$/,
    () =>
      json(
        f.models.map((m) => ({
          kind: 'model',
          id: m.id,
          name: m.name,
          runId: m.runId,
          createdAt: m.createdAt,
        })),
      ),
  ],
  [
    'GET',
    /^\/sections\/([^/]+)$/,
    (_, id) =>
      find(
        [0, 1, 2, 3].flatMap((b) => f.sections(b)),
        id,
      ),
  ],
  ['GET', /^\/sections\/([^/]+)\/annotations$/, () => json(f.annotations)],
  [
    'GET',
    /^\/projects\/[^/]+\/preparations$/,
    ({ query }) => page([...f.preparations].reverse(), query),
  ],
  [
    'POST',
    /^\/projects\/[^/]+\/preparations$/,
    ({ body }) => json({ ...f.preparations[0], ...(body as object) }, 201),
  ],
  ['GET', /^\/preparations\/([^/]+)$/, (_, id) => find(f.preparations, id)],
  [
    'GET',
    /^\/projects\/[^/]+\/patchsets$/,
    ({ query }) => page([{ ...f.patchset, sections: 64 }], query),
  ],
  ['GET', /^\/patchsets\/([^/]+)$/, (_, id) => find([f.patchset], id)],
  ['GET', /^\/patchsets\/([^/]+)\/splits$/, () => json([f.split])],
  [
    'POST',
    /^\/patchsets\/([^/]+)\/splits$/,
    ({ body }) => json({ ...f.split, ...(body as object) }, 201),
  ],
  ['GET', /^\/study-templates$/, () => json([f.template])],
  ['GET', /^\/projects\/[^/]+\/studies$/, ({ query }) => page(f.studyRows, query)],
  ['POST', /^\/projects\/[^/]+\/studies$/, () => json(f.studies[0], 201)],
  ['POST', /^\/projects\/[^/]+\/studies\/dry-run$/, ({ body }) => json(f.plan(body))],
  ['GET', /^\/studies\/([^/]+)$/, (_, id) => find(f.studies, id)],
  ['GET', /^\/runs$/, ({ query }) => page(f.filteredRuns(query), query)],
  [
    'GET',
    /^\/runs\/([^/]+)$/,
    (_, id) => {
      const run = [...f.runs, ...f.preparationRuns].find((r) => r.id === id);
      return run ? json(f.detail(run)) : missing();
    },
  ],
  ['POST', /^\/runs\/([^/]+)\/(cancel|retry)$/, () => json({})],
  [
    'GET',
    /^\/runs\/([^/]+)\/series$/,
    (_, id) => json(id === f.liveRun.id || id === f.doneRuns[0]?.id ? f.series : []),
  ],
  ['GET', /^\/series\/([^/]+)\/points$/, (_, id) => json(f.points(Number(id)))],
  [
    'GET',
    /^\/runs\/([^/]+)\/logs$/,
    ({ query }) =>
      json(
        query.get('cursor')
          ? { lines: [], nextCursor: '120' }
          : { lines: f.logLines, nextCursor: '120' },
      ),
  ],
  [
    'GET',
    /^\/runs\/([^/]+)\/manifests\/([^/]+)$/,
    (_, __, key) =>
      json({ manifestVersion: 1, spec: { type: key }, inputs: [], seed: 1, threads: 1 }),
  ],
  ['GET', /^\/compare$/, ({ query }) => json(f.comparison((query.get('runs') ?? '').split(',')))],
  ['GET', /^\/projects\/[^/]+\/models$/, ({ query }) => page(f.models, query)],
  ['GET', /^\/models\/([^/]+)$/, (_, id) => find(f.models, id)],
  ['GET', /^\/models\/([^/]+)\/lineage$/, () => json(f.lineage)],
  ['GET', /^\/nodes$/, () => json(f.nodes)],
  ['PATCH', /^\/nodes\/([^/]+)$/, (_, id) => find(f.nodes, id)],
  [
    'GET',
    /^\/audit$/,
    ({ query }) =>
      page(
        f.auditEvents.filter((e) =>
          ['subject', 'action', 'noun'].every(
            (k) => !query.get(k) || e[k as 'subject'].includes(query.get(k) ?? ''),
          ),
        ),
        query,
      ),
  ],
  [
    'POST',
    /^\/audit\/verify$/,
    () =>
      json({
        intact: true,
        checkedEvents: 137,
        unsealedEvents: 3,
        firstBroken: null,
        head: {
          position: 137,
          hash: f.sha(3137),
          signedAt: f.ago(1),
          publicKey: '',
          signature: '',
        },
      }),
  ],
  [
    'GET',
    /^\/artefacts\/([^/]+)\/content$/,
    (_, sha) =>
      sha === f.SHA.ribbon
        ? json(f.ribbon)
        : sha === f.SHA.evaluation
          ? json(f.evaluation)
          : missing(),
  ],
];

/** Answers like `/api/v1`, for one role. */
export function answer(role: Role, asked: Asked): Answer {
  const path = asked.path.replace(/^\/api\/v1/, '');
  if (path === '/session') return json(f.session(role));
  if (role === 'auditor' && asked.method !== 'GET' && !/verify|logout/.test(path)) {
    return refused(
      403,
      'role-not-allowed',
      'The caller’s role may not do this',
      'Auditors read only.',
    );
  }
  for (const [method, pattern, handler] of ROUTES) {
    const match = method === asked.method ? pattern.exec(path) : null;
    if (match) return handler(asked, ...match.slice(1));
  }
  return missing();
}
