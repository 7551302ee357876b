export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}

export type Role = 'researcher' | 'auditor' | 'admin';
export interface Project {
  id: string;
  name: string;
  description: string;
  createdAt: string;
  createdBy: string;
  version: number;
}
export interface Session {
  subject: string;
  displayName: string;
  role: Role;
  identity: 'local' | 'oidc';
  projects: { id: string; name: string; membership: 'owner' | 'member' | 'viewer' }[];
  csrfToken: string;
}

export type AccessTier = 'OPEN' | 'REGISTERED' | 'CONTROLLED' | 'INTERNAL';
export interface Consent {
  version: number;
  purposes: ('TRAINING' | 'EVALUATION' | 'DISPLAY' | 'EXPORT')[];
  validFrom: string;
  validUntil?: string | null;
  documentSha256?: string | null;
  accessTier: AccessTier;
  withdrawn: boolean;
  reason?: string | null;
  recordedAt: string;
  recordedBy: string;
}
export interface Brain {
  id: string;
  projectId: string;
  pseudonym: string;
  species: string;
  ageYears?: number | null;
  sex?: string | null;
  accessTier: AccessTier;
  sectionCount: number;
  consent?: Consent | null;
  hemispheres?: { id: string; side: 'LEFT' | 'RIGHT' }[];
}
export interface Image {
  id: string;
  sha256: string;
  bytes: number;
  widthPx: number;
  heightPx: number;
  pixelSizeUm: number;
  stain: string;
  stainBatch?: string | null;
  scanner?: string | null;
  tissueFraction?: number | null;
  levels: number;
}
export interface Section {
  id: string;
  brainId: string;
  hemisphere: string;
  block: string;
  number: number;
  zMm: number;
  plane: string;
  thicknessUm: number;
  state: 'PRESENT' | 'MISSING' | 'DAMAGED';
  flipped: boolean;
  image?: Image | null;
}

export type RunState = 'PENDING' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED';
export type StepState =
  'BLOCKED' | 'READY' | 'PLACED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'CANCELLED' | 'SKIPPED';
export interface Progress {
  done: number;
  total: number;
  unit: string;
  step?: string | null;
}
export interface RunRow {
  id: string;
  projectId: string;
  kind: 'experiment' | 'report' | 'preparation';
  name: string;
  studyId?: string | null;
  studyName?: string | null;
  preparationId?: string | null;
  variant?: string | null;
  seed: number;
  state: RunState;
  createdAt: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  submitter: string;
  progress?: Progress | null;
  etaSeconds?: number | null;
  metrics: Record<string, number | null>;
}
export interface Failure {
  category: string;
  code: string;
  title: string;
  where?: string | null;
  action?: string | null;
}
export interface Attempt {
  id: string;
  number: number;
  node: string;
  state: string;
  leasedAt: string;
  startedAt?: string | null;
  finishedAt?: string | null;
  residentBytes?: number | null;
  failure?: Failure | null;
}
export interface StepOutput {
  name: string;
  kind: string;
  sha256: string;
  bytes: number;
  mediaType: string;
}
export interface Step {
  id: string;
  key: string;
  type: string;
  state: StepState;
  dependsOn: string[];
  waitReason?: string | null;
  attempts: Attempt[];
  progress?: Progress | null;
  spec: unknown;
  inputHash?: string | null;
  runnerVersion?: string | null;
  cachedFromStep?: string | null;
  startedAt?: string | null;
  finishedAt?: string | null;
  failure?: Failure | null;
  outputs: StepOutput[];
}
export interface RunDetail extends RunRow {
  steps: Step[];
  consents: { brainId: string; pseudonym: string; version: number; purpose: string }[];
}

export interface Series {
  id: string;
  step: string;
  key: string;
  last: number;
  min: number;
  max: number;
  count: number;
}
export interface SeriesPoints {
  sampled: boolean;
  total: number;
  points: (number | null)[][];
}
export interface LogLine {
  at: string;
  severity: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  text: string;
  step?: string | null;
}
export interface LogPage {
  lines: LogLine[];
  nextCursor?: string | null;
}

export interface IngestReportRow {
  file: string;
  verdict: string;
  code?: string | null;
  problem?: string | null;
  where?: string | null;
  action?: string | null;
}
export interface IngestReport {
  accepted: number;
  refused: number;
  duplicates: number;
  rows: IngestReportRow[];
}
export interface Preparation {
  id: string;
  projectId: string;
  kind: string;
  name: string;
  state: RunState;
  runId?: string | null;
  submitter: string;
  createdAt: string;
  finishedAt?: string | null;
  refusal?: string | null;
  report?: IngestReport | null;
  patchsetId?: string | null;
}
export interface Patchset {
  id: string;
  projectId: string;
  preparationId: string;
  name: string;
  patches: number;
  patchPx: number;
  pixelSizeUm: number;
  patchesPerSection: number;
  bytes: number;
  indexSha256: string;
  createdAt: string;
  brains: { brainId: string; pseudonym: string; sections: number; patches: number }[];
}
export type PatchsetRow = Pick<
  Patchset,
  | 'id'
  | 'projectId'
  | 'preparationId'
  | 'name'
  | 'patches'
  | 'patchPx'
  | 'pixelSizeUm'
  | 'bytes'
  | 'createdAt'
> & { sections: number };
export interface Leakage {
  leaks: boolean;
  findings: { severity: 'NOTE' | 'WARNING' | 'LEAK'; what: string }[];
}
export interface Split {
  id: string;
  patchsetId: string;
  name: string;
  unseenBrains: string[];
  heldOutEveryNthSection: number;
  trainSections: number;
  heldOutSections: number;
  unseenSections: number;
  leakage: Leakage;
  sha256: string;
  createdAt: string;
}

export type SplitRole = 'train' | 'held-out-section' | 'unseen-brain';
export interface Interval {
  value: number;
  low: number;
  high: number;
}
export interface Score {
  probe: string;
  role: SplitRole;
  patches: number;
  sections: number;
  macroF1: Interval;
  balancedAccuracy: Interval;
  perAreaF1: (number | null)[];
  confusion: number[][];
  errorsNearBorderShare?: number | null;
  patchesNearBorderShare: number;
}
export interface EvaluationResult {
  feature: string;
  featureDimension: number;
  areas: string[];
  scores: Score[];
  warnings: string[];
}
export interface RibbonResult {
  areas: string[];
  sections: {
    brain: string;
    section: number;
    role: SplitRole;
    arcMm: number[];
    truth: number[];
    predictions: { probe: string; areas: number[] }[];
  }[];
}
export interface ReportRow {
  variant: string;
  runSeed: number;
  feature: string;
  probe: string;
  primary: boolean;
  heldOutSections?: Score | null;
  unseenBrain?: Score | null;
}
export interface StudyReport {
  title: string;
  note?: string | null;
  rows: ReportRow[];
  findings: { claim: string; holds: boolean; detail: string }[];
  warnings: string[];
}

export interface SpatialNce {
  kind: 'spatial-nce';
  temperature: number;
  positiveRadiusMm: number;
  negativeRadiusMm: number;
  crossBrainFraction: number;
  excludeSameSection: boolean;
  shuffleCoordinates: boolean;
}
export type ObjectiveSpec =
  SpatialNce | { kind: 'simclr'; temperature: number } | { kind: 'untrained' };
export interface PretrainSpec {
  objective: ObjectiveSpec;
  network: { depth: number; width: number; projectionHidden: number; projectionOutput: number };
  iterations: number;
  anchors: number;
  optimiser: {
    learningRate: number;
    weightDecay: number;
    warmupIterations: number;
    clipNorm: number;
  };
  augmentation: {
    rotationDeg: number;
    scaleFraction: number;
    shiftFraction: number;
    flip: boolean;
    gammaLog: number;
    gainFraction: number;
    noiseSd: number;
  };
  checkpointEveryIterations: number;
  metricsEveryIterations: number;
}
export interface ProbeSpec {
  kinds: string[];
  l2: number;
  hiddenUnits: number;
  iterations: number;
}
export interface Variant {
  name: string;
  encoder?: PretrainSpec | null;
  feature: string;
  probe: ProbeSpec;
}
export interface StudySubmission {
  name: string;
  question: string;
  note?: string | null;
  patchsetId: string;
  splitId: string;
  variants: Variant[];
  seeds: number[];
  evaluate: { bootstrapDraws: number };
  threads: number;
  comparisons: { better: string; worse: string }[];
}
export interface StudyTemplate {
  name: string;
  title: string;
  question: string;
  note?: string | null;
  variants: Variant[];
  seeds: number[];
  evaluate: { bootstrapDraws: number };
  threads: number;
  comparisons: { better: string; worse: string }[];
  heldOutEveryNthSection: number;
}
export interface StudyPlan {
  plan: {
    run: string;
    steps: { key: string; type: string; dependsOn: string[]; cached: boolean }[];
  }[];
  inputs: { name: string; sha256: string; bytes: number }[];
  totalInputBytes: number;
  leakage?: Leakage | null;
  problems: { code: string; detail: string; where: string[] }[];
}
export interface Study {
  id: string;
  projectId: string;
  name: string;
  question: string;
  note?: string | null;
  state: RunState;
  patchsetId: string;
  splitId: string;
  variants: Variant[];
  seeds: number[];
  submitter: string;
  createdAt: string;
  runs: RunRow[];
  reportRunId?: string | null;
  report?: StudyReport | null;
}
export interface StudyRow {
  id: string;
  projectId: string;
  name: string;
  question: string;
  state: RunState;
  variants: number;
  runs: number;
  submitter: string;
  createdAt: string;
}

export interface Comparison {
  runs: RunRow[];
  parameters: { path: string; values: unknown[]; differs: boolean }[];
  metrics: { key: string; last: (number | null)[] }[];
  scores: {
    probe: string;
    role: SplitRole;
    macroF1: (Interval | null)[];
    balancedAccuracy: (Interval | null)[];
  }[];
}
export interface Model {
  id: string;
  name: string;
  runId: string;
  artefactSha256: string;
  architecture: string;
  trainedOn: { patchset: string; brains: string[] };
  createdAt: string;
}
export interface LineageNode {
  id: string;
  kind: string;
  label: string;
  sha256?: string | null;
}
export interface Lineage {
  nodes: LineageNode[];
  edges: { from: string; to: string }[];
  sections: { brain: string; section: number; imageSha256: string; role: string }[];
  consents: { brain: string; version: number }[];
}
export interface Device {
  index: number;
  kind: string;
  name: string;
  memoryBytes: number;
  leasedBy?: { attemptId: string; runId: string; runName: string; stepKey: string } | null;
}
export interface Node {
  id: string;
  name: string;
  state: 'ONLINE' | 'UNREACHABLE' | 'DRAINING';
  draining: boolean;
  drainReason?: string | null;
  runnerVersion?: string | null;
  lastSeenAt?: string | null;
  cpuThreads?: number | null;
  version: number;
  devices: Device[];
}
export interface AuditEvent {
  sequence: number;
  at: string;
  subject: string;
  role: string;
  action: string;
  noun: string;
  nounId?: string | null;
  projectId?: string | null;
  detail: unknown;
  sealedHash?: string | null;
}
export interface AuditVerification {
  intact: boolean;
  checkedEvents: number;
  unsealedEvents: number;
  firstBroken?: { position: number; sequence?: number | null; what: string } | null;
  head?: {
    position: number;
    hash: string;
    signedAt: string;
    publicKey: string;
    signature: string;
  } | null;
}
export interface Artefact {
  sha256: string;
  kind: string;
  bytes: number;
  mediaType: string;
  producer?: unknown;
  parents?: string[];
}
export type PreparationRequest =
  | { kind: 'phantom'; name: string; seed: number; phantom: Record<string, number> }
  | {
      kind: 'ingest';
      name: string;
      source: { preparationId?: string | null; imageRoot?: string; mappingPath?: string };
    }
  | {
      kind: 'sample';
      name: string;
      brainIds: string[];
      patchPx: number;
      pixelSizeUm: number;
      patchesPerSection: number;
      topMarginMm: number;
    };
