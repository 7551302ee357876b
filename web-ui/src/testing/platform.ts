import type { Role } from '@/api/types';
import { find, json, missing, page, refused, type Answer, type Asked, type Route } from './answers';
import { IMAGE_ROUTES } from './image-routes';
import { SHA } from './fixtures/artefact';
import { auditEvents } from './fixtures/audit';
import { blocks, brains, consents } from './fixtures/brain';
import { comparison } from './fixtures/compare';
import { evaluation, ribbon } from './fixtures/evaluation';
import { logLines } from './fixtures/log';
import { ago, sha, uuid } from './fixtures/made-up';
import { points, series } from './fixtures/metric';
import { lineage, models } from './fixtures/model';
import { nodes } from './fixtures/node';
import { patchset, split } from './fixtures/patchset';
import { maps } from './fixtures/map';
import { ingestedFiles, preparationPlan, preparations } from './fixtures/preparation';
import { members, project, session } from './fixtures/project';
import { doneRuns, filteredRuns, liveRun, preparationRuns, runs } from './fixtures/run';
import { detail } from './fixtures/run-detail';
import { deadLetters } from './fixtures/dead-letter';
import { sections } from './fixtures/section';
import { studies, studyRows } from './fixtures/study';
import { plan, template } from './fixtures/variant';

export { refused, type Answer } from './answers';

const ROUTES: readonly Route[] = [
  ...IMAGE_ROUTES,
  ['POST', /^\/session\/logout$/, () => json({ continueAt: null })],
  ['GET', /^\/sign-in$/, () => json({ identity: 'local', provider: null })],
  ['GET', /^\/projects$/, ({ query }) => page([project], query)],
  ['POST', /^\/projects$/, ({ body }) => json({ ...project, ...(body as object) }, 201)],
  ['GET', /^\/projects\/([^/]+)$/, (_, id) => find([project], id)],
  ['PATCH', /^\/projects\/([^/]+)$/, ({ body }) => json({ ...project, ...(body as object) })],
  ['GET', /^\/projects\/[^/]+\/members$/, () => json(members)],
  [
    'PUT',
    /^\/projects\/[^/]+\/members\/([^/]+)$/,
    ({ body }, subject) => json({ ...(body as object), subject, addedAt: ago(0) }),
  ],
  ['DELETE', /^\/projects\/[^/]+\/members\/([^/]+)$/, () => ({ status: 204, body: undefined })],
  ['GET', /^\/projects\/[^/]+\/brains$/, ({ query }) => page(brains, query)],
  [
    'POST',
    /^\/projects\/[^/]+\/brains$/,
    ({ body }) => json({ ...brains[0], ...(body as object), consent: null }, 201),
  ],
  [
    'POST',
    /^\/brains\/([^/]+)\/consents(\/withdraw)?$/,
    ({ body }) => json({ ...consents(0)[0], ...(body as object), version: 2 }, 201),
  ],
  [
    'POST',
    /^\/brains\/([^/]+)\/hemispheres$/,
    ({ body }, brainId) => json({ id: uuid(4, 90), brainId, ...(body as object) }, 201),
  ],
  ['GET', /^\/hemispheres\/([^/]+)\/blocks$/, (_, id) => json(blocks(id))],
  [
    'POST',
    /^\/hemispheres\/([^/]+)\/blocks$/,
    ({ body }, hemisphereId) => json({ id: uuid(16, 90), hemisphereId, ...(body as object) }, 201),
  ],
  [
    'POST',
    /^\/blocks\/([^/]+)\/sections$/,
    ({ body }) => json({ ...sections(0)[0], ...(body as object) }, 201),
  ],
  ['GET', /^\/brains\/([^/]+)$/, (_, id) => find(brains, id)],
  [
    'GET',
    /^\/brains\/([^/]+)\/consents$/,
    (_, id) => json(consents(brains.findIndex((b) => b.id === id))),
  ],
  [
    'GET',
    /^\/brains\/([^/]+)\/descendants$/,
    () =>
      json(
        models.map((m) => ({
          kind: 'model',
          id: m.id,
          name: m.name,
          runId: m.runId,
          createdAt: m.createdAt,
          quarantined: m.quarantine.length > 0,
        })),
      ),
  ],
  [
    'GET',
    /^\/projects\/[^/]+\/preparations$/,
    ({ query }) => page([...preparations].reverse(), query),
  ],
  [
    'POST',
    /^\/projects\/[^/]+\/preparations$/,
    ({ body }) => json({ ...preparations[0], ...(body as object) }, 201),
  ],
  ['POST', /^\/projects\/[^/]+\/preparations\/dry-run$/, ({ body }) => json(preparationPlan(body))],
  [
    'GET',
    /^\/preparations\/([^/]+)\/files$/,
    ({ query }) =>
      page(
        ingestedFiles.filter(({ state }) => !query.get('state') || state === query.get('state')),
        query,
      ),
  ],
  ['GET', /^\/preparations\/([^/]+)$/, (_, id) => find(preparations, id)],
  [
    'GET',
    /^\/projects\/[^/]+\/patchsets$/,
    ({ query }) => page([{ ...patchset, sections: 64 }], query),
  ],
  ['GET', /^\/patchsets\/([^/]+)$/, (_, id) => find([patchset], id)],
  ['GET', /^\/patchsets\/([^/]+)\/splits$/, () => json([split])],
  [
    'POST',
    /^\/patchsets\/([^/]+)\/splits$/,
    ({ body }) => json({ ...split, ...(body as object) }, 201),
  ],
  ['GET', /^\/projects\/[^/]+\/maps$/, ({ query }) => page(maps, query)],
  ['GET', /^\/study-templates$/, () => json([template])],
  ['GET', /^\/projects\/[^/]+\/studies$/, ({ query }) => page(studyRows, query)],
  ['POST', /^\/projects\/[^/]+\/studies$/, () => json(studies[0], 201)],
  ['POST', /^\/projects\/[^/]+\/studies\/dry-run$/, ({ body }) => json(plan(body))],
  ['GET', /^\/studies\/([^/]+)$/, (_, id) => find(studies, id)],
  ['GET', /^\/runs$/, ({ query }) => page(filteredRuns(query), query)],
  [
    'GET',
    /^\/runs\/([^/]+)$/,
    (_, id) => {
      const run = [...runs, ...preparationRuns].find((r) => r.id === id);
      return run ? json(detail(run)) : missing();
    },
  ],
  ['POST', /^\/runs\/([^/]+)\/(cancel|retry)$/, () => json({})],
  [
    'GET',
    /^\/runs\/([^/]+)\/series$/,
    (_, id) => json(id === liveRun.id || id === doneRuns[0]?.id ? series : []),
  ],
  ['GET', /^\/series\/([^/]+)\/points$/, (_, id) => json(points(Number(id)))],
  [
    'GET',
    /^\/runs\/([^/]+)\/logs$/,
    ({ query }) =>
      json(
        query.get('cursor')
          ? { lines: [], nextCursor: '120' }
          : { lines: logLines, nextCursor: '120' },
      ),
  ],
  [
    'GET',
    /^\/runs\/([^/]+)\/manifests\/([^/]+)$/,
    (_, __, key) =>
      json({ manifestVersion: 1, spec: { type: key }, inputs: [], seed: 1, threads: 1 }),
  ],
  ['GET', /^\/compare$/, ({ query }) => json(comparison((query.get('runs') ?? '').split(',')))],
  ['GET', /^\/projects\/[^/]+\/models$/, ({ query }) => page(models, query)],
  ['GET', /^\/models\/([^/]+)$/, (_, id) => find(models, id)],
  ['GET', /^\/models\/([^/]+)\/lineage$/, () => json(lineage)],
  ['GET', /^\/dead-letters$/, ({ query }) => page(deadLetters, query)],
  [
    'POST',
    /^\/dead-letters\/([^/]+)\/(?:replay|dismiss)$/,
    (_, id) => {
      const letter = deadLetters.find((each) => each.id === id);
      return letter
        ? json({ ...letter, closing: 'REPLAYED', closedAt: ago(0), closedBy: 'admin' })
        : missing();
    },
  ],
  ['GET', /^\/nodes$/, () => json(nodes)],
  ['PATCH', /^\/nodes\/([^/]+)$/, (_, id) => find(nodes, id)],
  [
    'GET',
    /^\/audit$/,
    ({ query }) =>
      page(
        auditEvents.filter((e) =>
          ['subject', 'action', 'noun', 'nounId'].every(
            (k) => !query.get(k) || e[k as 'subject'] === query.get(k),
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
          hash: sha(3137),
          signedAt: ago(1),
          publicKey: '',
          signature: '',
        },
      }),
  ],
  [
    'GET',
    /^\/artefacts\/([^/]+)\/content$/,
    (_, sha) =>
      sha === SHA.ribbon ? json(ribbon) : sha === SHA.evaluation ? json(evaluation) : missing(),
  ],
];

/** Answers like `/api/v1`, for one role. */
export function answer(role: Role, asked: Asked): Answer {
  const path = asked.path.replace(/^\/api\/v1/, '');
  if (path === '/session') return json(session(role));
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
