import type { ObjectiveSpec, PretrainSpec, StudyTemplate } from '@/api/types';

/** The encoders of the platform's templates, one for each objective: what a variant starts with. */
export function encodersOf(templates: readonly StudyTemplate[]): PretrainSpec[] {
  const byObjective = new Map<ObjectiveSpec['kind'], PretrainSpec>();
  for (const { encoder } of templates.flatMap((template) => template.variants)) {
    if (encoder && !byObjective.has(encoder.objective.kind)) {
      byObjective.set(encoder.objective.kind, encoder);
    }
  }
  return [...byObjective.values()];
}

export const OBJECTIVE_NAMES: Record<ObjectiveSpec['kind'], string> = {
  'spatial-nce': 'SpatialNCE',
  'fixed-radius': 'Fixed radius',
  simclr: 'SimCLR',
  vicreg: 'VICReg',
  supervised: 'supervised',
  untrained: 'untrained',
};
