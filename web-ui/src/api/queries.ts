import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, body, bodyAs } from './client';
import type {
  AuditEvent,
  Comparison,
  EvaluationResult,
  Page,
  RibbonResult,
  RunDetail,
  RunRow,
  RunState,
  SeriesPoints,
  Study,
  StudyTemplate,
} from './types';

/** Keys start with the noun, so that a live event can refresh all that speaks of it. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/session', { signal })),
  staleTime: Infinity,
  retry: false,
});

/** How one logs in here; asked by whoever is not logged in. */
export const signInQuery = queryOptions({
  queryKey: ['sign-in'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/sign-in', { signal })),
  staleTime: Infinity,
});

/** Auditors and administrators see more projects than those that they belong to. */
export const projectsQuery = queryOptions({
  queryKey: ['project', 'list'],
  queryFn: ({ signal }) =>
    all((cursor) =>
      body(api.GET('/api/v1/projects', { params: { query: { cursor, limit: 200 } }, signal })),
    ),
});

export const projectQuery = (id: string) =>
  queryOptions({
    queryKey: ['project', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/projects/{id}', { params: { path: { id } }, signal })),
  });

export const membersQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['project', projectId, 'members'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/projects/{id}/members', { params: { path: { id: projectId } }, signal }),
      ),
  });

/** Reads a list page by page to its end; for lists that are short by nature. */
async function all<T>(page: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | undefined;
  do {
    const answer = await page(cursor);
    items.push(...answer.items);
    cursor = answer.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return items;
}

export const brainsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['brain', 'list', projectId],
    queryFn: ({ signal }) =>
      all((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/brains', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const brainQuery = (id: string) =>
  queryOptions({
    queryKey: ['brain', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/brains/{id}', { params: { path: { id } }, signal })),
  });

/** All versions of a brain's consent, the newest first. */
export const consentsQuery = (brainId: string) =>
  queryOptions({
    queryKey: ['brain', brainId, 'consents'],
    queryFn: async ({ signal }) => {
      const consents = await body(
        api.GET('/api/v1/brains/{id}/consents', { params: { path: { id: brainId } }, signal }),
      );
      return consents.toSorted((a, b) => b.version - a.version);
    },
  });

export const blocksQuery = (brainId: string, hemisphereId: string) =>
  queryOptions({
    queryKey: ['brain', brainId, 'blocks', hemisphereId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/hemispheres/{id}/blocks', {
          params: { path: { id: hemisphereId } },
          signal,
        }),
      ),
  });

export const descendantsQuery = (brainId: string) =>
  queryOptions({
    queryKey: ['brain', brainId, 'descendants'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/brains/{id}/descendants', { params: { path: { id: brainId } }, signal }),
      ),
  });

export const sectionsQuery = (brainId: string) =>
  queryOptions({
    queryKey: ['section', 'list', brainId],
    queryFn: ({ signal }) =>
      all((cursor) =>
        body(
          api.GET('/api/v1/brains/{id}/sections', {
            params: { path: { id: brainId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const sectionQuery = (id: string) =>
  queryOptions({
    queryKey: ['section', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/sections/{id}', { params: { path: { id } }, signal })),
  });

export const annotationsQuery = (sectionId: string) =>
  queryOptions({
    queryKey: ['annotation', sectionId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/sections/{id}/annotations', {
          params: { path: { id: sectionId } },
          signal,
        }),
      ),
  });

export const parcellationsQuery = queryOptions({
  queryKey: ['parcellation', 'list'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/parcellations', { signal })),
});

export const preparationsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['preparation', 'list', projectId],
    queryFn: ({ signal }) =>
      all((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/preparations', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const preparationQuery = (id: string) =>
  queryOptions({
    queryKey: ['preparation', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/preparations/{id}', { params: { path: { id } }, signal })),
  });

export const patchsetsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['patchset', 'list', projectId],
    queryFn: ({ signal }) =>
      all((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/patchsets', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const patchsetQuery = (id: string) =>
  queryOptions({
    queryKey: ['patchset', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/patchsets/{id}', { params: { path: { id } }, signal })),
  });

export const splitsQuery = (patchsetId: string) =>
  queryOptions({
    queryKey: ['split', 'list', patchsetId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/patchsets/{id}/splits', { params: { path: { id: patchsetId } }, signal }),
      ),
  });

export const studyTemplatesQuery = queryOptions({
  queryKey: ['study-template'],
  queryFn: ({ signal }) => bodyAs<StudyTemplate[]>(api.GET('/api/v1/study-templates', { signal })),
  staleTime: Infinity,
});

export const studiesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['study', 'list', projectId],
    queryFn: ({ signal }) =>
      all((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/studies', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

/** The newest few of a project's studies. */
export const recentStudiesQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['study', 'list', projectId, 'recent'],
    queryFn: async ({ signal }) => {
      const page = await body(
        api.GET('/api/v1/projects/{projectId}/studies', {
          params: { path: { projectId }, query: { limit: 5 } },
          signal,
        }),
      );
      return page.items;
    },
  });

/** How far a project has come, without reading all of it. */
export const beginningQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['beginning', projectId],
    queryFn: async ({ signal }) => {
      const params = { path: { projectId }, query: { limit: 1 } };
      const [brains, preparations, patchsets] = await Promise.all([
        body(
          api.GET('/api/v1/projects/{projectId}/brains', {
            params: { path: { projectId }, query: { limit: 50 } },
            signal,
          }),
        ),
        body(api.GET('/api/v1/projects/{projectId}/preparations', { params, signal })),
        body(api.GET('/api/v1/projects/{projectId}/patchsets', { params, signal })),
      ]);
      return {
        ingested: brains.items.some((brain) => brain.sectionCount > 0),
        prepared: preparations.items.length > 0,
        sampled: patchsets.items.length > 0,
      };
    },
  });

export const studyQuery = (id: string) =>
  queryOptions({
    queryKey: ['study', id],
    queryFn: ({ signal }) =>
      bodyAs<Study>(api.GET('/api/v1/studies/{id}', { params: { path: { id } }, signal })),
  });

export interface RunFilter {
  projectId?: string;
  studyId?: string;
  state?: RunState;
  q?: string;
  sort?: string;
}

export const runsQuery = (filter: RunFilter, limit = 100) =>
  infiniteQueryOptions({
    queryKey: ['run', 'list', filter, limit],
    queryFn: ({ signal, pageParam }) =>
      bodyAs<Page<RunRow>>(
        api.GET('/api/v1/runs', {
          params: { query: { ...filter, limit, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const runQuery = (id: string) =>
  queryOptions({
    queryKey: ['run', id],
    queryFn: ({ signal }) =>
      bodyAs<RunDetail>(api.GET('/api/v1/runs/{id}', { params: { path: { id } }, signal })),
  });

export const seriesQuery = (runId: string) =>
  queryOptions({
    queryKey: ['series', runId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/runs/{id}/series', { params: { path: { id: runId } }, signal })),
  });

export const pointsQuery = (seriesId: number, maxPoints: number) =>
  queryOptions({
    queryKey: ['points', seriesId, maxPoints],
    queryFn: ({ signal }) =>
      bodyAs<SeriesPoints>(
        api.GET('/api/v1/series/{id}/points', {
          params: { path: { id: seriesId }, query: { maxPoints } },
          signal,
        }),
      ),
  });

/** Pages are read forwards; the cursor of the last one asks for what was written since. */
export const logsQuery = (runId: string, step: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['log', runId, step ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      body(
        api.GET('/api/v1/runs/{id}/logs', {
          params: { path: { id: runId }, query: { step, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Infinity,
  });

export const compareQuery = (runIds: string[]) =>
  queryOptions({
    queryKey: ['compare', runIds],
    queryFn: ({ signal }) =>
      bodyAs<Comparison>(
        api.GET('/api/v1/compare', { params: { query: { runs: runIds.join(',') } }, signal }),
      ),
    enabled: runIds.length > 0,
  });

export const modelsQuery = (projectId: string) =>
  queryOptions({
    queryKey: ['model', 'list', projectId],
    queryFn: ({ signal }) =>
      all((cursor) =>
        body(
          api.GET('/api/v1/projects/{projectId}/models', {
            params: { path: { projectId }, query: { cursor, limit: 200 } },
            signal,
          }),
        ),
      ),
  });

export const modelQuery = (id: string) =>
  queryOptions({
    queryKey: ['model', id],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/models/{id}', { params: { path: { id } }, signal })),
  });

export const lineageQuery = (modelId: string) =>
  queryOptions({
    queryKey: ['lineage', modelId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/models/{id}/lineage', { params: { path: { id: modelId } }, signal })),
  });

export const nodesQuery = queryOptions({
  queryKey: ['node', 'list'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/nodes', { signal })),
});

export interface AuditFilter {
  subject?: string;
  action?: string;
  noun?: string;
  nounId?: string;
  from?: string;
  to?: string;
}

export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      bodyAs<Page<AuditEvent>>(
        api.GET('/api/v1/audit', {
          params: { query: { ...filter, limit: 100, cursor: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export const deadLettersQuery = infiniteQueryOptions({
  queryKey: ['dead-letter', 'list'],
  queryFn: ({ signal, pageParam }) =>
    body(
      api.GET('/api/v1/dead-letters', {
        params: { query: { limit: 100, cursor: pageParam } },
        signal,
      }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

async function artefactJson<T>(sha256: string, signal: AbortSignal): Promise<T> {
  const answer = await api.GET('/api/v1/artefacts/{sha256}/content', {
    params: { path: { sha256 } },
    parseAs: 'json',
    signal,
  });
  return answer.data as T;
}

/** The content of a JSON artefact never changes: its name is its hash. */
export const evaluationQuery = (sha256: string) =>
  queryOptions({
    queryKey: ['artefact', sha256, 'json'],
    queryFn: ({ signal }) => artefactJson<EvaluationResult>(sha256, signal),
    staleTime: Infinity,
  });

export const ribbonQuery = (sha256: string) =>
  queryOptions({
    queryKey: ['artefact', sha256, 'json'],
    queryFn: ({ signal }) => artefactJson<RibbonResult>(sha256, signal),
    staleTime: Infinity,
  });

export function artefactContentUrl(sha256: string): string {
  return `/api/v1/artefacts/${sha256}/content`;
}
