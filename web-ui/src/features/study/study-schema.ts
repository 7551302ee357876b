import { z } from 'zod';
import type { NewStudy, Study, StudyTemplate, Variant } from '@/api/types';
import { numberIn } from '@/lib/ranges';
import { objective } from './objective-schema';

const name = z.string().trim().min(1, 'A name is needed.').max(200, 'At most 200 characters.');

const augmentation = z
  .object({
    rotationDeg: numberIn('AugmentationSpec', 'rotationDeg'),
    scaleFraction: numberIn('AugmentationSpec', 'scaleFraction'),
    shiftFraction: numberIn('AugmentationSpec', 'shiftFraction'),
    flip: z.boolean(),
    gammaLog: numberIn('AugmentationSpec', 'gammaLog'),
    gainFraction: numberIn('AugmentationSpec', 'gainFraction'),
    noiseSd: numberIn('AugmentationSpec', 'noiseSd'),
    blurSd: numberIn('AugmentationSpec', 'blurSd').nullish(),
    shearDeg: numberIn('AugmentationSpec', 'shearDeg').nullish(),
    scaleMin: numberIn('AugmentationSpec', 'scaleMin').nullish(),
    scaleMax: numberIn('AugmentationSpec', 'scaleMax').nullish(),
  })
  .superRefine(({ scaleMin, scaleMax }, context) => {
    const given = (value: number | null | undefined) => value !== null && value !== undefined;
    if (given(scaleMin) !== given(scaleMax)) {
      context.addIssue({
        code: 'custom',
        path: [given(scaleMin) ? 'scaleMax' : 'scaleMin'],
        message: 'Both ends of the range are needed, or neither.',
      });
    }
  });

const encoder = z.object({
  objective,
  network: z.object({
    depth: numberIn('NetworkSpec', 'depth'),
    width: numberIn('NetworkSpec', 'width'),
    projectionHidden: numberIn('NetworkSpec', 'projectionHidden'),
    projectionOutput: numberIn('NetworkSpec', 'projectionOutput'),
  }),
  iterations: numberIn('PretrainSpec', 'iterations'),
  anchors: numberIn('PretrainSpec', 'anchors'),
  optimiser: z.object({
    learningRate: numberIn('OptimiserSpec', 'learningRate'),
    weightDecay: numberIn('OptimiserSpec', 'weightDecay'),
    warmupIterations: numberIn('OptimiserSpec', 'warmupIterations'),
    clipNorm: numberIn('OptimiserSpec', 'clipNorm'),
  }),
  augmentation,
  checkpointEveryIterations: numberIn('PretrainSpec', 'checkpointEveryIterations'),
  metricsEveryIterations: numberIn('PretrainSpec', 'metricsEveryIterations'),
});

const variant = z.object({
  name,
  feature: z.enum(['encoder', 'profile', 'profile-texture', 'position']),
  encoder: encoder.nullish(),
  probe: z.object({
    kinds: z
      .array(z.enum(['logistic', 'mlp', 'nearest-neighbours', 'ridge']))
      .min(1, 'Choose at least one probe.'),
    l2: numberIn('ProbeSpec', 'l2'),
    hiddenUnits: numberIn('ProbeSpec', 'hiddenUnits'),
    iterations: numberIn('ProbeSpec', 'iterations'),
  }),
  devices: numberIn('NewVariant', 'devices'),
  // The form has no fields for it, and a clone keeps what it does not show.
  pipeline: z
    .array(z.object({ key: z.string(), type: z.string(), dependsOn: z.array(z.string()) }))
    .nullish(),
  datasets: z.array(z.string()).nullish(),
  tasks: z.array(z.string()).nullish(),
});

/** What a suite asks beyond the form; the platform checks it, and a clone keeps it. */
const asked = z.object({
  truthPreparationId: z.string().nullish(),
  datasets: z.array(z.custom<Study['datasets'][number]>()).nullish(),
  tasks: z.array(z.custom<Study['tasks'][number]>()).nullish(),
  claims: z.array(z.custom<Study['claims'][number]>()).nullish(),
});

export const studySchema = asked
  .extend({
    name,
    question: z
      .string()
      .trim()
      .min(1, 'Say what the study asks.')
      .max(2000, 'At most 2000 characters.'),
    note: z.string().trim().max(2000, 'At most 2000 characters.'),
    patchsetId: z.string({ error: 'Choose a patchset.' }).min(1, 'Choose a patchset.'),
    splitId: z.string({ error: 'Choose a split.' }).min(1, 'Choose a split.'),
    seeds: z
      .string()
      .regex(/^\s*\d+(\s*,\s*\d+)*\s*$/, 'Whole numbers with commas between, e.g. 1, 2, 3.'),
    threads: numberIn('NewStudy', 'threads'),
    bootstrapDraws: numberIn('EvaluateSpec', 'bootstrapDraws'),
    variants: z.array(variant).min(1, 'A study needs at least one variant.'),
    target: z
      .object({ mapId: z.string(), index: numberIn('NewTarget', 'index').nullish() })
      .nullish(),
  })
  .superRefine((fields, context) => {
    fields.variants.forEach((each, i) => {
      if (fields.variants.findIndex((other) => other.name === each.name) !== i) {
        context.addIssue({
          code: 'custom',
          path: ['variants', i, 'name'],
          message: 'Another variant has this name.',
        });
      }
      if (!fields.target && each.probe.kinds.includes('ridge')) {
        context.addIssue({
          code: 'custom',
          path: ['variants', i, 'probe', 'kinds'],
          message: 'A ridge probe predicts a map: choose one as the target, or leave it out.',
        });
      }
    });
    if (fields.target && !fields.variants.some(({ probe }) => probe.kinds.includes('ridge'))) {
      context.addIssue({
        code: 'custom',
        path: ['target', 'mapId'],
        message: 'No variant predicts it: give one a ridge probe.',
      });
    }
  });

export type StudyFields = z.infer<typeof studySchema>;

/** What the platform takes where a variant says nothing. */
const DEVICES = 1;

function variantFields(variants: readonly Variant[]): StudyFields['variants'] {
  return variants.map((each) => ({ ...each, devices: each.devices ?? DEVICES }));
}

export function fieldsOf(template: StudyTemplate): StudyFields {
  return {
    name: '',
    question: template.question,
    // A template's note is of synthetic data; the form takes it over where that is so.
    note: '',
    patchsetId: '',
    splitId: '',
    seeds: template.seeds.join(', '),
    threads: template.threads,
    bootstrapDraws: template.evaluate.bootstrapDraws,
    variants: variantFields(template.variants),
    target: null,
  };
}

/** A clone starts with everything of the study; of one run, with its variant alone. */
export function clonedFields(study: Study, onlyVariant: string | undefined): StudyFields {
  const variants = study.variants.filter((v: Variant) => !onlyVariant || v.name === onlyVariant);
  return {
    name: `${study.name} (clone)`,
    question: study.question,
    note: study.note ?? '',
    patchsetId: study.patchsetId,
    splitId: study.splitId,
    seeds: study.seeds.join(', '),
    threads: study.threads,
    bootstrapDraws: study.evaluate.bootstrapDraws,
    variants: variantFields(variants),
    target: study.target,
    truthPreparationId: study.truthPreparationId,
    datasets: study.datasets,
    tasks: study.tasks,
    // Claims compare variants: of one alone they say nothing.
    claims: onlyVariant ? [] : study.claims,
  };
}

/** Only an encoder that learns holds devices of its own choice. */
function sentVariant(variant: StudyFields['variants'][number]) {
  const encoder = variant.feature === 'encoder' ? variant.encoder : null;
  const learns = encoder && encoder.objective.kind !== 'untrained';
  return { ...variant, encoder, devices: learns ? variant.devices : null };
}

/**
 * What is sent. Comparisons are kept only between variants that are still there. The document does
 * not say what an objective may be, hence the cast.
 */
export function submissionOf(
  fields: StudyFields,
  comparisons: readonly { better: string; worse: string }[],
): NewStudy {
  const { bootstrapDraws, seeds, note, ...rest } = fields;
  const names = new Set(fields.variants.map((v) => v.name));
  return {
    ...rest,
    note: note === '' ? null : note,
    seeds: seeds.split(',').map(Number),
    variants: fields.variants.map(sentVariant),
    evaluate: { bootstrapDraws },
    comparisons: comparisons.filter((c) => names.has(c.better) && names.has(c.worse)),
  } as unknown as NewStudy;
}
