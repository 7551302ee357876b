import { z } from 'zod';
import { numberIn } from '@/lib/ranges';

const distance = z.enum(['geodesic', 'euclidean', 'within-section']).nullish();
const hemispheres = z.enum(['apart', 'mirrored']).nullish();

/** What an encoder is trained for; one schema for each kind that the API's document has. */
export const objective = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('spatial-nce'),
      temperature: numberIn('SpatialNce', 'temperature'),
      positiveRadiusMm: numberIn('SpatialNce', 'positiveRadiusMm'),
      negativeRadiusMm: numberIn('SpatialNce', 'negativeRadiusMm'),
      crossBrainFraction: numberIn('SpatialNce', 'crossBrainFraction'),
      excludeSameSection: z.boolean(),
      shuffleCoordinates: z.boolean(),
      distance,
      hemispheres,
      softSigmaMm: numberIn('SpatialNce', 'softSigmaMm').nullish(),
    }),
    z.object({
      kind: z.literal('fixed-radius'),
      temperature: numberIn('FixedRadius', 'temperature'),
      radiusMm: numberIn('FixedRadius', 'radiusMm'),
      toleranceMm: numberIn('FixedRadius', 'toleranceMm'),
      crossBrainFraction: numberIn('FixedRadius', 'crossBrainFraction'),
      otherSection: z.boolean(),
      hemispheres,
    }),
    z.object({ kind: z.literal('simclr'), temperature: numberIn('SimClr', 'temperature') }),
    z.object({
      kind: z.literal('vicreg'),
      invariance: numberIn('VicReg', 'invariance'),
      variance: numberIn('VicReg', 'variance'),
      covariance: numberIn('VicReg', 'covariance'),
      pairing: z.enum(['same-patch', 'spatial']).nullish(),
      positiveRadiusMm: numberIn('VicReg', 'positiveRadiusMm'),
      crossBrainFraction: numberIn('VicReg', 'crossBrainFraction'),
      excludeSameSection: z.boolean(),
      distance,
      hemispheres,
    }),
    z.object({
      kind: z.literal('supervised'),
      labelsPerArea: numberIn('Supervised', 'labelsPerArea'),
      labelBrains: numberIn('Supervised', 'labelBrains'),
      labelDraw: numberIn('Supervised', 'labelDraw'),
    }),
    z.object({ kind: z.literal('untrained') }),
  ])
  .superRefine((spec, context) => {
    const refuse = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (spec.kind === 'spatial-nce' && spec.negativeRadiusMm < spec.positiveRadiusMm) {
      refuse('negativeRadiusMm', 'It must not be smaller than the positive radius.');
    }
    const spatial =
      spec.kind === 'spatial-nce' || (spec.kind === 'vicreg' && spec.pairing === 'spatial');
    if (spatial && spec.distance === 'within-section') {
      if (spec.crossBrainFraction > 0) {
        refuse('crossBrainFraction', 'Within a section no partner is of another brain: it is 0.');
      }
      if (spec.excludeSameSection) {
        refuse('distance', 'Within a section all partners are of the same section: allow them.');
      }
    }
  });
