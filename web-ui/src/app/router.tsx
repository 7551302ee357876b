import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouterHistory,
} from '@tanstack/react-router';
import { z } from 'zod';
import { NotFound, RouteFailed } from './Failed';
import { Shell } from './layout/Shell';
import { Home } from './routes/Home';

const root = createRootRoute({
  component: Shell,
  errorComponent: RouteFailed,
  notFoundComponent: NotFound,
});

const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);

const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });
const projects = createRoute({
  getParentRoute: () => root,
  path: '/projects',
  component: lazyRouteComponent(() => import('@/features/project/ProjectsPage'), 'ProjectsPage'),
});
const project = createRoute({
  getParentRoute: () => root,
  path: '/projects/$projectId',
  component: lazyRouteComponent(() => import('@/features/project/ProjectPage'), 'ProjectPage'),
});
const brains = createRoute({
  getParentRoute: () => root,
  path: '/brains',
  component: lazyRouteComponent(() => import('@/features/brain/BrainsPage'), 'BrainsPage'),
});
const brain = createRoute({
  getParentRoute: () => root,
  path: '/brains/$brainId',
  // A brain that was just registered comes with the form of its consent.
  validateSearch: z.object({
    consent: z.literal('record').optional().catch(undefined),
    quality: text,
  }),
  component: lazyRouteComponent(() => import('@/features/brain/BrainPage'), 'BrainPage'),
});
const section = createRoute({
  getParentRoute: () => root,
  path: '/brains/$brainId/sections/$sectionId',
  // The view: centre in level-0 pixels, screen pixels per image pixel, rotation in degrees; the
  // layers, what is black and white, the annotation that is selected, and the patchset that is looked at.
  validateSearch: z.object({
    x: number,
    y: number,
    z: number,
    r: number,
    annotations: flag,
    layers: text,
    low: number,
    high: number,
    sel: text,
    patchset: text,
  }),
  component: lazyRouteComponent(() => import('@/features/section/SectionPage'), 'SectionPage'),
});
const preparations = createRoute({
  getParentRoute: () => root,
  path: '/preparations',
  component: lazyRouteComponent(
    () => import('@/features/preparation/PreparationsPage'),
    'PreparationsPage',
  ),
});
const newPreparation = createRoute({
  getParentRoute: () => root,
  path: '/preparations/new',
  validateSearch: z.object({
    kind: z.enum(['phantom', 'ingest', 'sample']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import('@/features/preparation/NewPreparationPage'),
    'NewPreparationPage',
  ),
});
const preparation = createRoute({
  getParentRoute: () => root,
  path: '/preparations/$preparationId',
  component: lazyRouteComponent(
    () => import('@/features/preparation/PreparationPage'),
    'PreparationPage',
  ),
});
const patchsets = createRoute({
  getParentRoute: () => root,
  path: '/patchsets',
  component: lazyRouteComponent(() => import('@/features/patchset/PatchsetsPage'), 'PatchsetsPage'),
});
const patchset = createRoute({
  getParentRoute: () => root,
  path: '/patchsets/$patchsetId',
  component: lazyRouteComponent(() => import('@/features/patchset/PatchsetPage'), 'PatchsetPage'),
});
const studies = createRoute({
  getParentRoute: () => root,
  path: '/studies',
  component: lazyRouteComponent(() => import('@/features/study/StudiesPage'), 'StudiesPage'),
});
const newStudy = createRoute({
  getParentRoute: () => root,
  path: '/studies/new',
  validateSearch: z.object({ from: text, variant: text, patchset: text, split: text }),
  component: lazyRouteComponent(() => import('@/features/study/NewStudyPage'), 'NewStudyPage'),
});
const study = createRoute({
  getParentRoute: () => root,
  path: '/studies/$studyId',
  validateSearch: z.object({
    variant: text,
    data: text,
    task: text,
    figure: text,
    part: text,
    curve: text,
  }),
  component: lazyRouteComponent(() => import('@/features/study/StudyPage'), 'StudyPage'),
});
const runs = createRoute({
  getParentRoute: () => root,
  path: '/runs',
  validateSearch: z.object({
    q: text,
    state: z
      .enum(['PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED'])
      .optional()
      .catch(undefined),
    study: text,
    sort: text,
  }),
  component: lazyRouteComponent(() => import('@/features/run/RunsPage'), 'RunsPage'),
});
const run = createRoute({
  getParentRoute: () => root,
  path: '/runs/$runId',
  validateSearch: z.object({ step: text, tab: text }),
  component: lazyRouteComponent(() => import('@/features/run/RunPage'), 'RunPage'),
});
const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: z.object({ runs: text, differs: flag, q: text, metric: text }),
  component: lazyRouteComponent(() => import('@/features/compare/ComparePage'), 'ComparePage'),
});
const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  component: lazyRouteComponent(() => import('@/features/model/ModelsPage'), 'ModelsPage'),
});
const model = createRoute({
  getParentRoute: () => root,
  path: '/models/$modelId',
  component: lazyRouteComponent(() => import('@/features/model/ModelPage'), 'ModelPage'),
});
const nodes = createRoute({
  getParentRoute: () => root,
  path: '/nodes',
  component: lazyRouteComponent(() => import('@/features/node/NodesPage'), 'NodesPage'),
});
const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: z.object({
    subject: text,
    action: text,
    noun: text,
    nounId: text,
    from: text,
    to: text,
  }),
  component: lazyRouteComponent(() => import('@/features/audit/AuditPage'), 'AuditPage'),
});

const deadLetters = createRoute({
  getParentRoute: () => root,
  path: '/dead-letters',
  component: lazyRouteComponent(
    () => import('@/features/deadletter/DeadLettersPage'),
    'DeadLettersPage',
  ),
});

const personalData = createRoute({
  getParentRoute: () => root,
  path: '/personal-data',
  validateSearch: z.object({
    state: z.enum(['HELD', 'KEPT', 'RELEASED']).optional().catch(undefined),
  }),
  component: lazyRouteComponent(
    () => import('@/features/personal/PersonalDataPage'),
    'PersonalDataPage',
  ),
});

const routeTree = root.addChildren([
  home,
  projects,
  project,
  brains,
  brain,
  section,
  preparations,
  newPreparation,
  preparation,
  patchsets,
  patchset,
  studies,
  newStudy,
  study,
  runs,
  run,
  compare,
  models,
  model,
  nodes,
  audit,
  deadLetters,
  personalData,
]);

export function createAppRouter(history?: RouterHistory) {
  return createRouter({
    routeTree,
    history,
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultErrorComponent: RouteFailed,
    defaultNotFoundComponent: NotFound,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
