import type {
  Attempt,
  AuditEvent,
  Brain,
  Comparison,
  Failure,
  Image,
  Interval,
  Lineage,
  LoggedLine,
  Model,
  Node,
  Patchset,
  Preparation,
  PretrainSpec,
  ProbeKind,
  ReportRow,
  RibbonResult,
  Role,
  RunDetail,
  RunRow,
  Score,
  Section,
  Series,
  Session,
  Split,
  SplitRole,
  Step,
  Study,
  StudyPlan,
  StudyReport,
  StudyRow,
  StudyTemplate,
  Variant,
} from '@/api/types';

/*
 * A small made-up project for tests and browser tests: four synthetic brains, one finished study,
 * one that runs, one run that failed. Everything is computed from seeds, so each start is the same.
 */

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function uuid(kind: number, n: number): string {
  const hex = (value: number, length: number) => value.toString(16).padStart(length, '0');
  return `0193c000-${hex(kind, 4)}-7000-8000-${hex(n, 12)}`;
}

export function sha(seed: number): string {
  const next = random(seed * 7919 + 13);
  return Array.from({ length: 64 }, () => Math.floor(next() * 16).toString(16)).join('');
}

const START = Date.now();
export const ago = (minutes: number) => new Date(START - minutes * 60_000).toISOString();

export const PROJECT = { id: uuid(1, 1), name: 'Demo', membership: 'owner' as const };

export function session(role: Role): Session {
  return {
    subject: role,
    displayName: role.charAt(0).toUpperCase() + role.slice(1),
    role,
    identity: 'local',
    projects: role === 'researcher' ? [PROJECT] : [],
    csrfToken: 'fixture',
  };
}

export const AREAS = [
  'hOc1',
  'hOc2',
  'hOc3d',
  '4a',
  '4p',
  '3b',
  '45',
  'FG1',
  'Fp1',
  'Fp2',
  'TE1.0',
  'PGa',
];
const SECTIONS = 16;

export const brains: Brain[] = [0, 1, 2, 3].map((i) => ({
  id: uuid(2, i),
  projectId: PROJECT.id,
  pseudonym: `P${String(i + 1).padStart(2, '0')}`,
  species: 'synthetic cortex',
  ageYears: null,
  sex: null,
  accessTier: i === 3 ? 'CONTROLLED' : 'OPEN',
  sectionCount: SECTIONS,
  consent: {
    version: 1,
    purposes: ['TRAINING', 'EVALUATION', 'DISPLAY', 'EXPORT'],
    validFrom: ago(60 * 24),
    validUntil: null,
    documentSha256: sha(900 + i),
    accessTier: i === 3 ? 'CONTROLLED' : 'OPEN',
    withdrawn: false,
    reason: null,
    recordedAt: ago(60 * 24),
    recordedBy: 'researcher',
  },
  createdAt: ago(60 * 24),
  hemispheres: [{ id: uuid(4, i), brainId: uuid(2, i), side: 'LEFT' }],
}));

function image(brain: number, n: number): Image {
  return {
    id: uuid(6, brain * 100 + n),
    sha256: sha(brain * 100 + n),
    bytes: 9_412_000 + n * 40_000 + brain * 9_000,
    widthPx: 4096,
    heightPx: 1536,
    pixelSizeUm: 40,
    stain: 'cell-body silver',
    stainBatch: `batch-${1 + (n % 3)}`,
    scanner: null,
    tissueFraction: 0.41 + 0.01 * (n % 5),
    levels: 4,
    sectionId: uuid(5, brain * 100 + n),
    hasThumbnail: true,
    createdAt: ago(42),
  };
}

export function sections(brain: number): Section[] {
  return Array.from({ length: SECTIONS }, (_, i) => {
    const missing = brain === 2 && i === 6;
    return {
      id: uuid(5, brain * 100 + i + 1),
      brainId: uuid(2, brain),
      hemisphere: 'LEFT',
      block: 'A',
      blockId: uuid(16, brain),
      version: 1,
      number: i + 1,
      zMm: (i + 1) * 3.6,
      plane: 'CORONAL',
      thicknessUm: 20,
      state: missing ? 'MISSING' : 'PRESENT',
      flipped: false,
      image: missing ? null : image(brain, i + 1),
    };
  });
}

const PRETRAIN: PretrainSpec = {
  objective: {
    kind: 'spatial-nce',
    temperature: 0.1,
    positiveRadiusMm: 5,
    negativeRadiusMm: 10,
    crossBrainFraction: 0.5,
    excludeSameSection: true,
    shuffleCoordinates: false,
  },
  network: { depth: 10, width: 16, projectionHidden: 128, projectionOutput: 64 },
  iterations: 400,
  anchors: 64,
  optimiser: { learningRate: 2e-3, weightDecay: 1e-4, warmupIterations: 40, clipNorm: 5 },
  augmentation: {
    rotationDeg: 8,
    scaleFraction: 0.1,
    shiftFraction: 0.1,
    flip: true,
    gammaLog: 0.3,
    gainFraction: 0.2,
    noiseSd: 0.03,
  },
  checkpointEveryIterations: 100,
  metricsEveryIterations: 1,
};
const PROBE: Variant['probe'] = {
  kinds: ['logistic', 'mlp'],
  l2: 1e-3,
  hiddenUnits: 128,
  iterations: 300,
};

export const variants: Variant[] = [
  { name: 'SpatialNCE', encoder: PRETRAIN, feature: 'encoder', probe: PROBE },
  {
    name: 'SimCLR',
    encoder: { ...PRETRAIN, objective: { kind: 'simclr', temperature: 0.5 } },
    feature: 'encoder',
    probe: PROBE,
  },
  {
    name: 'untrained',
    encoder: { ...PRETRAIN, objective: { kind: 'untrained' }, iterations: 0 },
    feature: 'encoder',
    probe: PROBE,
  },
  { name: 'intensity profile', encoder: null, feature: 'profile', probe: PROBE },
  { name: 'profile + texture', encoder: null, feature: 'profile-texture', probe: PROBE },
  {
    name: 'position only',
    encoder: null,
    feature: 'position',
    probe: { ...PROBE, kinds: ['nearest-neighbours'] },
  },
];

export const template: StudyTemplate = {
  name: 'area-classification',
  title: 'Which features tell cortical areas?',
  question: 'Which features tell cortical areas apart?',
  note: 'Synthetic cortex; not CytoNet’s numbers.',
  seeds: [1],
  threads: 2,
  heldOutEveryNthSection: 4,
  variants,
  comparisons: [
    { better: 'SpatialNCE', worse: 'untrained' },
    { better: 'SpatialNCE', worse: 'SimCLR' },
  ],
  evaluate: { bootstrapDraws: 1000 },
};

export const patchset: Patchset = {
  id: uuid(8, 1),
  projectId: PROJECT.id,
  preparationId: uuid(7, 3),
  patchesPerSection: 60,
  name: 'demo patches 128 px at 40 µm',
  patches: 3_840,
  patchPx: 128,
  pixelSizeUm: 40,
  bytes: 63_201_280,
  brains: brains.map((b) => ({
    brainId: b.id,
    pseudonym: b.pseudonym,
    sections: SECTIONS,
    patches: 960,
  })),
  indexSha256: sha(501),
  createdAt: ago(38),
};

export const split: Split = {
  id: uuid(9, 1),
  patchsetId: uuid(8, 1),
  createdAt: ago(36),
  name: 'P04 unseen, every 4th section held out',
  trainSections: 36,
  heldOutSections: 12,
  unseenSections: 16,
  leakage: {
    leaks: false,
    findings: [
      {
        severity: 'NOTE',
        what: 'In brain P01 the nearest held-out section lies 3.60 mm from one that is trained on.',
      },
    ],
  },
  sha256: sha(502),
  unseenBrains: ['P04'],
  heldOutEveryNthSection: 4,
};

export const preparations: Preparation[] = [
  {
    projectId: PROJECT.id,
    submitter: 'researcher',
    id: uuid(7, 1),
    kind: 'phantom',
    name: 'demo cortex',
    state: 'SUCCEEDED',
    runId: uuid(11, 101),
    createdAt: ago(44),
  },
  {
    projectId: PROJECT.id,
    submitter: 'researcher',
    id: uuid(7, 2),
    kind: 'ingest',
    name: 'demo cortex, ingested',
    state: 'SUCCEEDED',
    runId: uuid(11, 102),
    createdAt: ago(42),
    report: {
      accepted: 63,
      refused: 1,
      duplicates: 0,
      rows: [
        {
          file: 'P03/section-007.tif',
          verdict: 'refused',
          code: 'image-truncated',
          problem: 'The file ends in the middle of a tile',
          where: 'IFD 0, tile 212 at byte 8,120,004',
          action: 'Copy the file again from the scanner and ingest it once more.',
        },
      ],
    },
  },
  {
    projectId: PROJECT.id,
    submitter: 'researcher',
    id: uuid(7, 3),
    kind: 'sample',
    name: 'demo patches 128 px at 40 µm',
    state: 'SUCCEEDED',
    runId: uuid(11, 103),
    createdAt: ago(38),
    patchsetId: patchset.id,
  },
];

const F1: Record<string, [held: number, unseen: number]> = {
  SpatialNCE: [0.912, 0.861],
  SimCLR: [0.771, 0.724],
  untrained: [0.431, 0.372],
  'intensity profile': [0.552, 0.518],
  'profile + texture': [0.781, 0.742],
  'position only': [0.741, 0.702],
};

function interval(value: number, half: number): Interval {
  return { value, low: Math.max(0, value - half * 1.1), high: Math.min(1, value + half * 0.9) };
}

export function score(probe: ProbeKind, role: SplitRole, f1: number, seed: number): Score {
  const next = random(seed);
  const perArea = role === 'unseen-brain' ? 80 : 60;
  const confusion = AREAS.map((_, i) => {
    const row = AREAS.map(() => 0);
    const right = Math.round(perArea * Math.min(0.99, Math.max(0.1, f1 + (next() - 0.5) * 0.16)));
    row[i] = right;
    for (let left = perArea - right; left > 0; left--) {
      const near =
        next() < 0.7
          ? (i + (next() < 0.5 ? 1 : AREAS.length - 1)) % AREAS.length
          : Math.floor(next() * AREAS.length);
      row[near === i ? (i + 1) % AREAS.length : near] =
        (row[near === i ? (i + 1) % AREAS.length : near] ?? 0) + 1;
    }
    return row;
  });
  return {
    probe,
    role,
    patches: perArea * AREAS.length,
    sections: role === 'unseen-brain' ? 16 : 12,
    macroF1: interval(f1, 0.021),
    balancedAccuracy: interval(f1 + 0.006, 0.02),
    perAreaF1: AREAS.map((_, i) => (confusion[i]?.[i] ?? 0) / perArea),
    confusion,
    errorsNearBorderShare: 0.44,
    patchesNearBorderShare: 0.27,
  };
}

export const report: StudyReport = {
  title: template.title,
  note: 'synthetic cortex; not CytoNet’s numbers',
  rows: variants.flatMap((variant, v): ReportRow[] =>
    variant.probe.kinds.map((probe, k) => {
      const [held, unseen] = F1[variant.name] ?? [0.5, 0.5];
      const lift = probe === 'mlp' ? (variant.name === 'profile + texture' ? 0.045 : 0.008) : 0;
      return {
        variant: variant.name,
        runSeed: 1,
        feature: variant.feature,
        probe,
        primary: k === 0,
        heldOutSections: score(probe, 'held-out-section', held + lift, v * 10 + k + 1),
        unseenBrain: score(probe, 'unseen-brain', unseen + lift, v * 10 + k + 101),
      };
    }),
  ),
  findings: [
    {
      claim: 'SpatialNCE scores above untrained on the unseen brain',
      holds: true,
      detail: '0.861 [0.838, 0.880] against 0.372 [0.349, 0.391]; the intervals lie apart',
    },
    {
      claim: 'SpatialNCE scores above SimCLR on the unseen brain',
      holds: true,
      detail: '0.861 [0.838, 0.880] against 0.724 [0.701, 0.743]; the intervals lie apart',
    },
  ],
  warnings: [
    'Position alone reaches a macro-F1 of 0.702 on the unseen brain: read every score beside it.',
  ],
};

export const ribbon: RibbonResult = {
  areas: AREAS,
  sections: [4, 8, 12, 16].flatMap((section) =>
    ['P01', 'P04'].map((brain) => {
      const next = random(section * 31 + (brain === 'P01' ? 1 : 2));
      const truth: number[] = [];
      let area = Math.floor(next() * 6);
      while (truth.length < 60) {
        for (let n = 6 + Math.floor(next() * 10); n > 0 && truth.length < 60; n--) truth.push(area);
        area = (area + 1) % AREAS.length;
      }
      const told = (wrong: number) =>
        truth.map((t, i) => {
          const near = t !== truth[i - 1] || t !== truth[i + 1];
          return next() < (near ? wrong * 3 : wrong)
            ? (t + 1 + Math.floor(next() * 2)) % AREAS.length
            : t;
        });
      return {
        brain,
        section,
        role: brain === 'P04' ? 'unseen-brain' : 'held-out-section',
        arcMm: truth.map((_, i) => 1.4 + i * 1.93),
        truth,
        predictions: [
          { probe: 'logistic', areas: told(0.09) },
          { probe: 'mlp', areas: told(0.07) },
        ],
      };
    }),
  ),
};

const OCTETS = 'application/octet-stream';
export const SHA = {
  evaluation: sha(700),
  ribbon: sha(701),
  model: sha(702),
  checkpoint: sha(703),
  embedding: sha(704),
};

export const doneStudyId = uuid(10, 1);
export const liveStudyId = uuid(10, 2);

function row(n: number, over: Partial<RunRow>): RunRow {
  return {
    id: uuid(11, n),
    projectId: PROJECT.id,
    name: over.variant ?? 'run',
    kind: 'experiment',
    studyId: doneStudyId,
    studyName: 'Demo study',
    variant: 'SpatialNCE',
    seed: 1,
    state: 'SUCCEEDED',
    createdAt: ago(34),
    startedAt: ago(33.6 - n * 0.4),
    finishedAt: ago(31 - n),
    submitter: 'researcher',
    progress: null,
    etaSeconds: null,
    metrics: {},
    ...over,
  };
}

export const doneRuns: RunRow[] = variants.map((variant, i) =>
  row(i + 1, {
    variant: variant.name,
    metrics: variant.encoder
      ? {
          loss: 1.42 + i * 0.3,
          throughput_views_per_s: 604 - i,
          macro_f1_unseen_brain: (F1[variant.name] ?? [0, 0])[1],
        }
      : { macro_f1_unseen_brain: (F1[variant.name] ?? [0, 0])[1] },
  }),
);
export const reportRun = row(20, {
  kind: 'report',
  variant: null,
  startedAt: ago(24),
  finishedAt: ago(23.9),
});

export const liveRun = row(31, {
  studyId: liveStudyId,
  studyName: 'Wider encoder',
  variant: 'SpatialNCE width 32',
  state: 'RUNNING',
  createdAt: ago(3),
  startedAt: ago(2.9),
  finishedAt: null,
  progress: { done: 236, total: 400, unit: 'iterations', step: 'pretrain' },
  etaSeconds: 114,
  metrics: { loss: 2.031, throughput_views_per_s: 241 },
});
export const waitingRun = row(32, {
  studyId: liveStudyId,
  studyName: 'Wider encoder',
  variant: 'SpatialNCE width 16',
  state: 'PENDING',
  createdAt: ago(3),
  startedAt: null,
  finishedAt: null,
});
export const failedRun = row(41, {
  studyId: uuid(10, 3),
  studyName: 'Learning rate too high',
  variant: 'rate 0.5',
  state: 'FAILED',
  createdAt: ago(190),
  startedAt: ago(189),
  finishedAt: ago(187.4),
  metrics: { loss: Number.NaN },
});
failedRun.metrics = { throughput_views_per_s: 588 };

export const runs: RunRow[] = [
  liveRun,
  waitingRun,
  ...doneRuns,
  reportRun,
  failedRun,
  ...Array.from({ length: 180 }, (_, i) =>
    row(200 + i, {
      studyId: uuid(10, 4),
      studyName: 'Seeds of the CI setting',
      variant: i % 2 ? 'SimCLR' : 'SpatialNCE',
      seed: Math.floor(i / 2) + 1,
      createdAt: ago(400 + i * 3),
      startedAt: ago(399 + i * 3),
      finishedAt: ago(397 + i * 3),
      state: i % 29 === 17 ? 'CANCELLED' : 'SUCCEEDED',
      metrics: { loss: 1.6 + (i % 7) * 0.05, macro_f1_unseen_brain: 0.7 + (i % 9) * 0.012 },
    }),
  ),
];

export function detail(run: RunRow): RunDetail {
  const variant = variants.find((v) => v.name === run.variant) ?? variants[0];
  const encoder = variant?.encoder !== null || run.id === liveRun.id;
  const base = run.startedAt ? Date.parse(run.startedAt) : START;
  const at = (seconds: number) => new Date(base + seconds * 1000).toISOString();
  const chain: [key: string, type: string, after: string[], seconds: number][] =
    run.kind === 'report'
      ? [['report', 'report', [], 3]]
      : [
          ...(encoder
            ? ([['pretrain', 'pretrain', [], 88]] as [string, string, string[], number][])
            : []),
          ['embed', 'embed', encoder ? ['pretrain'] : [], 14],
          ['probe', 'probe', ['embed'], 9],
          ['evaluate', 'evaluate', ['probe', 'embed'], 6],
        ];
  let clock = 1;
  const live = run.state === 'RUNNING';
  const failed = run.state === 'FAILED';
  const waiting = run.state === 'PENDING';
  const steps = chain.map(([key, type, dependsOn, seconds], i): Step => {
    const first = i === 0;
    const state = live
      ? first
        ? 'RUNNING'
        : 'BLOCKED'
      : waiting
        ? first
          ? 'READY'
          : 'BLOCKED'
        : failed
          ? first
            ? 'FAILED'
            : 'SKIPPED'
          : 'SUCCEEDED';
    const from = clock;
    clock += seconds;
    const started = state === 'SUCCEEDED' || state === 'RUNNING' || state === 'FAILED';
    const spec: Record<string, unknown> =
      type === 'pretrain'
        ? {
            type,
            ...(variant?.encoder ?? PRETRAIN),
            ...(failed ? { optimiser: { ...PRETRAIN.optimiser, learningRate: 0.5 } } : {}),
          }
        : type === 'embed'
          ? { type, feature: variant?.feature ?? 'encoder', batch: 64, profileBins: 64 }
          : type === 'probe'
            ? { type, ...PROBE }
            : { type, bootstrapDraws: 1000 };
    const failure: Failure = {
      category: 'CODE',
      code: 'loss-not-finite',
      title: 'The loss is not a number any more',
      where: 'pretrain, iteration 61',
      action: 'Lower the learning rate (now 0.5) or the clip norm, then clone the run.',
    };
    const lost: Attempt = {
      id: uuid(13, i + 70),
      number: 1,
      node: 'local',
      state: 'UNREACHABLE',
      leasedAt: at(from - 1.2),
      startedAt: at(from - 1),
      finishedAt: at(from),
      failure: {
        category: 'INFRASTRUCTURE',
        code: 'worker-lost',
        title: 'The worker process ended without an outcome',
        where: 'node local',
        action: 'Nothing: the step was delivered again by itself.',
      },
    };
    const last: Attempt = {
      id: uuid(13, i + 80),
      number: failed ? 2 : 1,
      node: 'local',
      state: state === 'SUCCEEDED' ? 'SUCCEEDED' : state === 'FAILED' ? 'FAILED' : 'RUNNING',
      leasedAt: at(from - 0.2),
      startedAt: at(from),
      finishedAt: state === 'RUNNING' ? null : at(from + seconds),
      failure: state === 'FAILED' ? failure : null,
    };
    const attempts = started ? [...(failed ? [lost] : []), last] : [];
    return {
      id: uuid(12, parseInt(run.id.slice(-6), 16) * 10 + i),
      key,
      type,
      state,
      dependsOn,
      waitReason:
        state === 'READY'
          ? 'Waits for a CPU slot: all 1 on node “local” are held by run SpatialNCE width 32, which needs about 2 min more.'
          : state === 'BLOCKED'
            ? `Waits for ${dependsOn.join(' and ')} to finish.`
            : null,
      attempts,
      progress: state === 'RUNNING' ? { done: 236, total: 400, unit: 'iterations' } : null,
      spec,
      inputHash: sha(i + 800),
      cachedFromStep:
        run.kind === 'experiment' && key === 'embed' && run.variant === 'untrained'
          ? uuid(12, 3)
          : null,
      outputs:
        state !== 'SUCCEEDED'
          ? []
          : type === 'pretrain'
            ? [
                {
                  name: 'model.safetensors',
                  kind: 'model',
                  sha256: SHA.model,
                  bytes: 1_242_212,
                  mediaType: OCTETS,
                },
                {
                  name: 'checkpoint.safetensors',
                  kind: 'checkpoint',
                  sha256: SHA.checkpoint,
                  bytes: 3_811_410,
                  mediaType: OCTETS,
                },
              ]
            : type === 'embed'
              ? [
                  {
                    name: 'features.safetensors',
                    kind: 'embedding-tensor',
                    sha256: SHA.embedding,
                    bytes: 1_966_208,
                    mediaType: OCTETS,
                  },
                ]
              : type === 'evaluate'
                ? [
                    {
                      name: 'evaluation.json',
                      kind: 'evaluation',
                      sha256: SHA.evaluation,
                      bytes: 20_114,
                      mediaType: OCTETS,
                    },
                    {
                      name: 'ribbon.json',
                      kind: 'ribbon',
                      sha256: SHA.ribbon,
                      bytes: 88_020,
                      mediaType: OCTETS,
                    },
                  ]
                : [],
    };
  });
  return {
    ...run,
    steps,
    consents: brains.map((b) => ({
      brainId: b.id,
      pseudonym: b.pseudonym,
      version: 1,
      purpose: 'TRAINING',
    })),
  };
}

export const series: Series[] = [
  {
    id: 1,
    step: 'pretrain',
    lastIteration: 235,
    key: 'loss',
    last: 2.031,
    min: 2.01,
    max: 4.81,
    count: 236,
  },
  {
    id: 2,
    step: 'pretrain',
    lastIteration: 235,
    key: 'learning_rate',
    last: 0.0012,
    min: 0.00005,
    max: 0.002,
    count: 236,
  },
  {
    id: 3,
    step: 'pretrain',
    lastIteration: 235,
    key: 'throughput_views_per_s',
    last: 241,
    min: 190,
    max: 252,
    count: 236,
  },
  {
    id: 4,
    step: 'pretrain',
    lastIteration: 235,
    key: 'positive_similarity',
    last: 0.71,
    min: 0.02,
    max: 0.72,
    count: 236,
  },
  {
    id: 5,
    step: 'pretrain',
    lastIteration: 235,
    key: 'negative_similarity',
    last: 0.08,
    min: 0.01,
    max: 0.33,
    count: 236,
  },
  {
    id: 6,
    step: 'pretrain',
    lastIteration: 235,
    key: 'uniformity',
    last: -2.61,
    min: -2.7,
    max: -0.4,
    count: 236,
  },
];

export function points(id: number): { sampled: boolean; total: number; points: number[][] } {
  const next = random(id + 5);
  const value = (t: number): number => {
    switch (id) {
      case 1:
        return 1.8 + 3 * Math.exp(-t / 70) + (next() - 0.5) * 0.12;
      case 2:
        return t < 40 ? (2e-3 * t) / 40 : 1e-3 * (1 + Math.cos((Math.PI * (t - 40)) / 360));
      case 3:
        return 240 + (next() - 0.5) * 14;
      case 4:
        return 0.75 * (1 - Math.exp(-t / 60)) + (next() - 0.5) * 0.02;
      case 5:
        return 0.07 + 0.26 * Math.exp(-t / 50) + (next() - 0.5) * 0.015;
      default:
        return -2.65 * (1 - Math.exp(-t / 55)) - 0.3 + (next() - 0.5) * 0.05;
    }
  };
  return {
    sampled: id === 3,
    total: id === 3 ? 2360 : 236,
    points: Array.from({ length: 236 }, (_, t) => [t, value(t)]),
  };
}

export const logLines: LoggedLine[] = Array.from({ length: 120 }, (_, i) => ({
  step: 'pretrain',
  attempt: 1,
  line: {
    at: new Date(START - (120 - i) * 1_000).toISOString(),
    severity: i === 47 ? 'WARN' : i % 17 === 3 ? 'DEBUG' : 'INFO',
    text:
      i === 0
        ? 'worker started, pid 41230, 1 thread, libtorch 2.7.1'
        : i === 47
          ? 'gradient norm 9.31 was clipped to 5'
          : i % 17 === 3
            ? `shard P0${1 + (i % 3)} mapped, 960 patches`
            : `iteration ${i * 2} loss ${(1.8 + 3 * Math.exp(-i / 35)).toFixed(4)}`,
  },
}));

export const studies: Study[] = [
  {
    id: liveStudyId,
    name: 'Wider encoder',
    question: 'Does a wider encoder tell subtle pairs apart?',
    note: 'synthetic cortex',
    state: 'RUNNING',
    createdAt: ago(3),
    projectId: PROJECT.id,
    patchsetId: patchset.id,
    splitId: split.id,
    seeds: [1],
    submitter: 'researcher',
    variants: [
      { ...variants[0], name: 'SpatialNCE width 32' } as Variant,
      { ...variants[0], name: 'SpatialNCE width 16' } as Variant,
    ],
    runs: [liveRun, waitingRun],
    reportRunId: null,
    report: null,
  },
  {
    id: doneStudyId,
    name: 'Demo study',
    question: template.title,
    note: report.note,
    state: 'SUCCEEDED',
    createdAt: ago(34),
    projectId: PROJECT.id,
    patchsetId: patchset.id,
    splitId: split.id,
    seeds: [1],
    submitter: 'researcher',
    variants,
    runs: [...doneRuns, reportRun],
    reportRunId: reportRun.id,
    report,
  },
  {
    id: uuid(10, 3),
    name: 'Learning rate too high',
    question: 'What happens at a rate of 0.5?',
    note: null,
    state: 'FAILED',
    createdAt: ago(190),
    projectId: PROJECT.id,
    patchsetId: patchset.id,
    splitId: split.id,
    seeds: [1],
    submitter: 'researcher',
    variants: [{ ...variants[0], name: 'rate 0.5' } as Variant],
    runs: [failedRun],
    reportRunId: null,
    report: null,
  },
];
export const studyRows: StudyRow[] = studies.map((s) => ({
  id: s.id,
  projectId: s.projectId,
  name: s.name,
  question: s.question,
  state: s.state,
  createdAt: s.createdAt,
  variants: s.variants.length,
  runs: s.runs.length,
  submitter: 'researcher',
}));

export function comparison(ids: string[]): Comparison {
  const chosen = ids.map((id) => runs.find((r) => r.id === id)).filter((r) => r !== undefined);
  const specs = chosen.map((r) => flatten(variants.find((v) => v.name === r.variant) ?? {}));
  const paths = [...new Set(specs.flatMap((s) => Object.keys(s)))].sort();
  return {
    runs: chosen,
    parameters: paths.map((path) => {
      const values = specs.map((s) => (path in s ? JSON.stringify(s[path]) : null));
      return { path, values, differs: new Set(values).size > 1 };
    }),
    metrics: ['loss', 'throughput_views_per_s'].map((key) => ({
      key,
      last: chosen.map((r) => r.metrics[key] ?? null),
    })),
    scores: (['held-out-section', 'unseen-brain'] as const).map((role, k) => ({
      probe: 'logistic',
      role,
      values: chosen.map((r, i) =>
        score('logistic', role, (F1[r.variant ?? ''] ?? [0.5, 0.5])[k] ?? 0.5, i + 1),
      ),
    })),
  };
}

function flatten(value: object, prefix = ''): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, v]: [string, unknown]) =>
      typeof v === 'object' && v !== null && !Array.isArray(v)
        ? Object.entries(flatten(v, `${prefix}${key}.`))
        : [[prefix + key, v]],
    ),
  );
}

export const models: Model[] = [
  {
    id: uuid(14, 1),
    name: 'Demo study / SpatialNCE / seed 1',
    runId: doneRuns[0]?.id ?? '',
    projectId: PROJECT.id,
    bytes: 1_242_212,
    artefactSha256: SHA.model,
    architecture: 'resnet-10 width 16',
    trainedOn: { patchset: patchset.name, brains: ['P01', 'P02', 'P03'] },
    createdAt: ago(30),
  },
  {
    id: uuid(14, 2),
    name: 'Demo study / SimCLR / seed 1',
    runId: doneRuns[1]?.id ?? '',
    projectId: PROJECT.id,
    bytes: 1_242_212,
    artefactSha256: sha(712),
    architecture: 'resnet-10 width 16',
    trainedOn: { patchset: patchset.name, brains: ['P01', 'P02', 'P03'] },
    createdAt: ago(28),
  },
];

export const lineage: Lineage = {
  nodes: [
    { id: 'model', kind: 'model', label: models[0]?.name ?? '', sha256: SHA.model },
    { id: 'pretrain', kind: 'step', label: 'pretrain' },
    { id: 'patchset', kind: 'patchset', label: patchset.name, sha256: patchset.indexSha256 },
    { id: 'split', kind: 'split', label: split.name, sha256: split.sha256 },
    { id: 'sample', kind: 'step', label: 'sample' },
    ...brains.slice(0, 3).map((b) => ({ id: b.id, kind: 'brain', label: b.pseudonym })),
  ],
  edges: [
    ...brains.slice(0, 3).map((b) => ({ from: b.id, to: 'sample' })),
    { from: 'sample', to: 'patchset' },
    { from: 'patchset', to: 'pretrain' },
    { from: 'split', to: 'pretrain' },
    { from: 'pretrain', to: 'model' },
  ],
  sections: [0, 1, 2].flatMap((b) =>
    sections(b)
      .filter((s) => s.image && s.number % 4 !== 0)
      .map((s) => ({
        brain: `P0${b + 1}`,
        section: s.number,
        imageSha256: s.image?.sha256 ?? '',
        role: 'train',
      })),
  ),
  consents: brains.slice(0, 3).map((b) => ({ brain: b.pseudonym, version: 1 })),
};

export const nodes: Node[] = [
  {
    id: uuid(15, 1),
    name: 'local',
    state: 'ONLINE',
    draining: false,
    version: 3,
    runnerVersion: '0.1.0',
    lastSeenAt: ago(0.1),
    cpuThreads: 2,
    devices: [
      {
        index: 0,
        kind: 'cpu',
        name: 'CPU, 2 threads',
        memoryBytes: 25_769_803_776,
        leasedBy: {
          runId: liveRun.id,
          attemptId: uuid(13, 80),
          runName: 'SpatialNCE width 32, seed 1',
          stepKey: 'pretrain',
        },
      },
    ],
  },
  {
    id: uuid(15, 2),
    name: 'gpu-a',
    state: 'DRAINING',
    draining: true,
    version: 5,
    runnerVersion: '0.1.0',
    lastSeenAt: ago(0.3),
    cpuThreads: 32,
    drainReason: 'driver update on Thursday',
    devices: [0, 1].map((index) => ({
      index,
      kind: 'cuda',
      name: 'NVIDIA H100',
      memoryBytes: 85_899_345_920,
      leasedBy: null,
    })),
  },
];

export const auditEvents: AuditEvent[] = Array.from({ length: 140 }, (_, i) => {
  const kinds = [
    ['run.submitted', 'run', uuid(11, i)],
    ['session.opened', 'session', 'researcher'],
    ['artefact.read', 'artefact', sha(i)],
    ['node.registered', 'node', uuid(15, 1)],
    ['consent.recorded', 'consent', uuid(3, i % 4)],
  ] as const;
  const [action, noun, nounId] = kinds[i % kinds.length] ?? kinds[0];
  const sequence = 140 - i;
  return {
    sequence,
    at: ago(2 + i * 1.7),
    subject: i % 7 === 4 ? 'auditor' : 'researcher',
    role: i % 7 === 4 ? 'auditor' : 'researcher',
    action,
    noun,
    nounId,
    projectId: PROJECT.id,
    detail: { note: `entry ${sequence}`, seed: i },
    sealedHash: i < 3 ? null : sha(sequence + 3000),
  };
});

export const evaluation = {
  feature: 'encoder',
  featureDimension: 128,
  areas: AREAS,
  warnings: [],
  scores: (['logistic', 'mlp'] as const).flatMap((probe, k) => [
    score(probe, 'held-out-section', 0.912, k + 1),
    score(probe, 'unseen-brain', 0.861, k + 101),
  ]),
};

export const preparationRuns: RunRow[] = preparations.map((p, i) =>
  row(101 + i, { kind: 'preparation', variant: p.name, studyId: null, studyName: null }),
);

export function filteredRuns(query: URLSearchParams): RunRow[] {
  const q = query.get('q')?.toLowerCase();
  return runs.filter(
    (r) =>
      (!query.get('state') || r.state === query.get('state')) &&
      (!query.get('studyId') || r.studyId === query.get('studyId')) &&
      (!q || `${r.studyName} ${r.variant}`.toLowerCase().includes(q)),
  );
}

export function plan(body: unknown): StudyPlan {
  const submission = body as { variants: Variant[]; seeds: number[] };
  const step = (key: string, ...dependsOn: string[]) => ({
    key,
    type: key,
    dependsOn,
    cached: false,
  });
  return {
    plan: submission.variants.flatMap((v) =>
      submission.seeds.map((seed) => ({
        run: `${v.name} · seed ${seed}`,
        steps: [
          ...(v.encoder ? [step('pretrain'), step('embed', 'pretrain')] : [step('embed')]),
          step('probe', 'embed'),
          step('evaluate', 'probe'),
        ],
      })),
    ),
    inputs: [
      { name: 'patch-index', sha256: patchset.indexSha256, bytes: 214_221 },
      ...brains.map((b, i) => ({
        name: `patches-${b.pseudonym}.safetensors`,
        sha256: sha(600 + i),
        bytes: 15_728_800,
      })),
    ],
    totalInputBytes: 63_129_421,
    leakage: split.leakage,
    problems: [],
  };
}

const box = (x: number, w: number, name: string) => ({
  type: 'Feature',
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [x, 300],
        [x + w, 320],
        [x + w, 700],
        [x, 690],
        [x, 300],
      ],
    ],
  },
  properties: { objectType: 'annotation', classification: { name } },
});
export const annotations = {
  type: 'FeatureCollection',
  features: AREAS.slice(0, 8).map((name, i) => box(300 + i * 430, 430, name)),
};
