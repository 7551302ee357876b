/*
 * Written by scripts/api.mjs from the OpenAPI document; do not edit. For each number of a schema
 * that says so: what it may be, its unit, and the demo's setting, which a form starts with; for each
 * text: how long it may be and what it looks like.
 */
export const ranges = {
  AnnotationChange: {
    certainty: { min: 0, max: 1 },
    uncertaintyBandUm: { min: 0, max: 100000, unit: 'µm' },
  },
  AugmentationSpec: {
    rotationDeg: { min: 0, max: 180, unit: '°', start: 6 },
    scaleFraction: { min: 0, max: 0.5, start: 0.08 },
    shiftFraction: { min: 0, max: 1, start: 0.25 },
    gammaLog: { min: 0, max: 2, start: 0.35 },
    gainFraction: { min: 0, max: 1, start: 0.07 },
    noiseSd: { min: 0, max: 1, start: 0.03 },
  },
  EvaluateSpec: { bootstrapDraws: { min: 10, max: 100000, whole: true, start: 1000 } },
  NetworkSpec: {
    depth: { only: [10, 18], whole: true, start: 10 },
    width: { min: 4, max: 512, whole: true, start: 16 },
    projectionHidden: { min: 8, max: 8192, whole: true, start: 128 },
    projectionOutput: { min: 4, max: 4096, whole: true, start: 64 },
  },
  NewAnnotation: {
    certainty: { min: 0, max: 1 },
    uncertaintyBandUm: { min: 0, max: 100000, unit: 'µm' },
  },
  NewBrain: { ageYears: { min: 0, max: 150, whole: true, unit: 'years' } },
  NewPreparation: {
    threads: { min: 1, max: 1024, whole: true },
    patchPx: { min: 16, max: 4096, whole: true, unit: 'px' },
    pixelSizeUm: { min: 0.1, max: 200, unit: 'µm' },
    patchesPerSection: { min: 1, max: 100000, whole: true },
    topMarginMm: { min: 0, max: 5, unit: 'mm' },
  },
  NewSection: {
    number: { min: 1, whole: true },
    zMm: { min: -1000, max: 1000, unit: 'mm' },
    thicknessUm: { above: 0, max: 1000, unit: 'µm' },
  },
  NewSplit: { heldOutEveryNthSection: { min: 0, max: 1000, whole: true } },
  NewStudy: { threads: { min: 1, max: 1024, whole: true } },
  NewTarget: { index: { min: 0, max: 100000, whole: true } },
  NewVariant: { devices: { min: 1, max: 64, whole: true } },
  OptimiserSpec: {
    learningRate: { min: 1e-12, max: 1, start: 0.002 },
    weightDecay: { min: 0, max: 1, start: 0.0001 },
    warmupIterations: { min: 0, max: 1000000, whole: true, start: 40 },
    clipNorm: { min: 0.000001, max: 1000000, start: 5 },
  },
  PhantomSpec: {
    generatorVersion: { min: 1, max: 1, whole: true, start: 1 },
    brains: { min: 1, max: 64, whole: true, start: 4 },
    sectionsPerBrain: { min: 1, max: 1000, whole: true, start: 16 },
    pixelSizeUm: { min: 5, max: 160, unit: 'µm', start: 40 },
    sheetWidthMm: { min: 20, max: 400, unit: 'mm', start: 120 },
    sheetHeightMm: { min: 10, max: 400, unit: 'mm', start: 60 },
    borderJitterMm: { min: 0, max: 20, unit: 'mm', start: 8 },
    registrationErrorMm: { min: 0, max: 20, unit: 'mm', start: 1 },
    sectionThicknessUm: { min: 1, max: 200, unit: 'µm', start: 20 },
  },
  PretrainSpec: {
    iterations: { min: 0, max: 10000000, whole: true, start: 400 },
    anchors: { min: 2, max: 4096, whole: true, start: 64 },
    checkpointEveryIterations: { min: 1, max: 1000000, whole: true, start: 100 },
    metricsEveryIterations: { min: 1, max: 10000, whole: true, start: 10 },
  },
  ProbeSpec: {
    l2: { min: 0, max: 100, start: 0.001 },
    hiddenUnits: { min: 1, max: 4096, whole: true, start: 64 },
    iterations: { min: 1, max: 100000, whole: true, start: 500 },
  },
  RibbonRequest: {
    gridUm: { min: 10, max: 500, unit: 'µm' },
    depthMapUm: { min: 10, max: 500, unit: 'µm' },
    stationSpacingMm: { min: 0.02, max: 5, unit: 'mm' },
    withinMm: { min: 0.05, max: 50, unit: 'mm' },
    assumedThicknessMm: { min: 0.5, max: 8, unit: 'mm' },
  },
  SectionChange: {
    zMm: { min: -1000, max: 1000, unit: 'mm' },
    thicknessUm: { above: 0, max: 1000, unit: 'µm' },
  },
  SimClr: { temperature: { min: 0.001, max: 10, start: 0.5 } },
  Source: { pixelSizeUm: { min: 0.01, max: 1000, unit: 'µm' } },
  SpatialNce: {
    temperature: { min: 0.001, max: 10, start: 0.1 },
    positiveRadiusMm: { min: 0.000001, max: 1000, unit: 'mm', start: 5 },
    negativeRadiusMm: { min: 0.000001, max: 1000, unit: 'mm', start: 10 },
    crossBrainFraction: { min: 0, max: 1, start: 0.5 },
  },
} as const;

export const texts = {
  AnnotationChange: { name: { max: 200 }, reason: { max: 500, pattern: '\\S' } },
  Decision: { reason: { max: 500 } },
  NamedFile: { fileName: { max: 200, pattern: '[^/\\\\\\p{Cntrl}]*' } },
  NewAnnotation: { name: { max: 200 }, method: { max: 200 }, reason: { max: 500 } },
  NewBlock: { label: { max: 100, pattern: '\\S' } },
  NewBrain: { pseudonym: { max: 100, pattern: '\\S' }, species: { max: 200, pattern: '\\S' } },
  NewChoice: { reason: { max: 1000, pattern: '\\S' } },
  NewConsent: { documentSha256: { pattern: '[0-9a-f]{64}' } },
  NewMap: {
    name: { pattern: '[A-Za-z0-9][A-Za-z0-9._/-]{0,99}' },
    version: { pattern: '[A-Za-z0-9][A-Za-z0-9._/-]{0,49}' },
    unit: { max: 50, pattern: '\\S' },
    citation: { max: 1000, pattern: '\\S' },
    licence: { max: 200, pattern: '\\S' },
  },
  NewNode: { name: { pattern: '[A-Za-z0-9][A-Za-z0-9._-]{0,99}' } },
  NewPreparation: {
    kind: { pattern: 'phantom|ingest|ribbon|sample' },
    name: { max: 200, pattern: '\\S' },
  },
  NewProject: { name: { max: 200, pattern: '\\S' }, description: { max: 10000 } },
  NewRegistration: { reason: { max: 1000, pattern: '\\S' } },
  NewSplit: { name: { max: 200, pattern: '\\S' } },
  NewStudy: {
    name: { max: 200, pattern: '\\S' },
    question: { max: 2000, pattern: '\\S' },
    note: { max: 2000 },
  },
  NewSurface: {
    name: { pattern: '[A-Za-z0-9][A-Za-z0-9._/-]{0,99}' },
    version: { pattern: '[A-Za-z0-9][A-Za-z0-9._/-]{0,49}' },
    citation: { max: 1000 },
    licence: { max: 200 },
  },
  NewVariant: { name: { max: 200, pattern: '\\S' } },
  NodeChange: { reason: { max: 1000 } },
  PipelineStep: { key: { max: 100, pattern: '\\S' }, type: { max: 100, pattern: '\\S' } },
  ProjectChange: { name: { max: 200 }, description: { max: 10000 } },
  Source: {
    imageRoot: { max: 200 },
    mappingPath: { max: 1000 },
    uploadSha256: { pattern: '[0-9a-f]{64}' },
  },
  Withdrawal: { reason: { max: 2000, pattern: '\\S' } },
} as const;
