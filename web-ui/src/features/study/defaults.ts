import type { ObjectiveSpec, PretrainSpec } from '@/api/types';

/** What a variant starts with when it becomes an encoder: the demo's settings. */
const SPATIAL_NCE: ObjectiveSpec = {
  kind: 'spatial-nce',
  temperature: 0.1,
  positiveRadiusMm: 5,
  negativeRadiusMm: 10,
  crossBrainFraction: 0.5,
  excludeSameSection: true,
  shuffleCoordinates: false,
};

export const OBJECTIVES: ObjectiveSpec[] = [
  SPATIAL_NCE,
  { kind: 'simclr', temperature: 0.5 },
  { kind: 'untrained' },
];

export const DEFAULT_ENCODER: PretrainSpec = {
  objective: SPATIAL_NCE,
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
