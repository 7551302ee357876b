import type { components } from './schema';

/*
 * Names for what the API's document describes. Where the document is vaguer than the answer (values
 * of a map or a list that may be null, JSON of any shape, sealed types), the type says it here.
 */
type S = components['schemas'];

export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
}

export type Session = S['SessionView'];
export type Role = Exclude<Session['role'], 'runner' | 'system'>;

export type Project = S['ProjectView'];
export type Member = S['Member'];
export type Membership = S['Membership'];

export type Purpose = S['Purpose'];
export type AccessTier = S['AccessTier'];
export type Consent = S['Consent'];
export type Brain = S['Brain'];
export type Image = S['Image'];
export type Intensities = S['IntensitiesView'];
export type Quality = S['Quality'];
export type QualityFlag = S['QualityFlag'];
export type Section = S['Section'];
export type Block = S['Block'];
export type Annotation = S['Annotation'];
export type AnnotationRevision = S['RevisionOf'];
export type ImportResult = S['ImportResult'];
export type Region = S['Region'];
export type Hemisphere = S['Hemisphere'];

export type RunState = S['RunState'];
export type RunRow = Omit<S['RunRow'], 'metrics'> & { metrics: Record<string, number | null> };
export type Failure = S['Failure'];
export type Objection = S['Objection'];
export type Attempt = S['AttemptView'];
export type StepOutput = S['OutputView'];
export type Step = Omit<S['StepView'], 'spec'> & { spec: unknown };
export type RunDetail = Omit<S['RunDetail'], 'metrics' | 'steps' | 'consents'> &
  Pick<RunRow, 'metrics'> & {
    steps: Step[];
    consents: { brainId: string; pseudonym: string; version: number; purpose: S['Purpose'] }[];
  };

export type Series = S['SeriesView'];
export type SeriesPoints = Omit<S['PointsView'], 'points'> & { points: (number | null)[][] };
export type LogPage = S['LogPage'];
export type LoggedLine = S['LoggedLine'];

export type IngestedFile = S['FileView'];
export type FileState = S['FileState'];
export type PersonalDatum = S['PersonalDatum'];
export type PersonalState = S['PersonalState'];
export type IngestReport = S['ReportSummary'];
export type Preparation = S['PreparationView'];
export type NewPreparation = S['NewPreparation'];
export type PreparationPlan = S['PreparationDryRun'];
export type Patchset = S['PatchsetView'];
export type Leakage = S['Leakage'];
export type Split = S['SplitView'];
export type PatchBox = S['PatchBox'];
export type Ribbon = S['RibbonView'];

export type SplitRole = S['Score']['role'];
export type ProbeKind = S['ProbeSpec']['kinds'][number];
export type Interval = S['Interval'];
export type Score = Omit<S['Score'], 'perAreaF1'> & { perAreaF1: (number | null)[] };
export interface ReportRow {
  variant: string;
  dataset?: string | null;
  runSeed: number;
  feature: S['Feature'];
  probe: Score['probe'];
  primary: boolean;
  heldOutSections?: Score | null;
  unseenBrain?: Score | null;
}
export type MapView = S['MapView'];
export type TargetScore = S['TargetScore'];
export type TargetPart = S['TargetPart'];
export type TargetRow = S['TargetRow'];
export type StudyReport = Omit<S['StudyReport'], 'rows'> & { rows: ReportRow[] };
export type Claim = S['ClaimResult'];
export type ClaimDemand = S['DemandResult'];
export type ClaimRead = S['Read'];
export type Verdict = S['Verdict'];
export type FigureRow = S['FigureRow'];

/** The content of artefacts of kind `evaluation`. */
export interface EvaluationResult {
  feature: S['Feature'];
  featureDimension: number;
  areas: string[];
  scores: Score[];
  /** Absent in evaluations from before there were targets. */
  targets?: TargetScore[];
  warnings: string[];
}

/** The content of artefacts of kind `ribbon`; areas are indices, −1 is unlabelled. */
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

export type ObjectiveSpec = S['ObjectiveSpec'];
export type PretrainSpec = S['PretrainSpec'];
export type Variant = Omit<S['NewVariant'], 'encoder'> & { encoder?: PretrainSpec | null };
export type NewStudy = S['NewStudy'];
export type StudyTemplate = Omit<S['Template'], 'variants'> & { variants: Variant[] };
export type StudyPlan = Omit<S['DryRun'], 'leakage'> & { leakage?: Leakage | null };
export type StudyRow = S['StudyRow'];
export type Study = Omit<S['StudyView'], 'variants' | 'runs' | 'report'> & {
  variants: Variant[];
  runs: RunRow[];
  report?: StudyReport | null;
};

export type Comparison = Omit<S['ComparisonView'], 'runs' | 'parameters' | 'metrics' | 'scores'> & {
  runs: RunRow[];
  parameters: { path: string; values: (string | null)[]; differs: boolean }[];
  metrics: { key: string; last: (number | null)[] }[];
  scores: { probe: string; role: string; values: (Score | null)[] }[];
};

export type Mark = S['Mark'];
export type Model = S['ModelView'];
export type Lineage = S['LineageView'];
export type Node = S['NodeView'];
export type AuditEvent = Omit<S['AuditEvent'], 'detail'> & { detail: unknown };
export type AuditVerification = S['Verification'];
export type DeadLetter = S['Letter'];
