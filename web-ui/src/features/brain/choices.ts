import type { AccessTier, Purpose } from '@/api/types';
import { words } from '@/lib/format';

const offer = <V extends string>(...values: V[]) =>
  values.map((value) => ({ value, label: words(value) }));

export const TIER_MEANS: Record<AccessTier, string> = {
  OPEN: 'Anyone may see it.',
  REGISTERED: 'Registered people may see it.',
  CONTROLLED: 'Only people whose request was granted may see it.',
  INTERNAL: 'It stays inside the lab.',
};
export const TIERS = ['OPEN', 'REGISTERED', 'CONTROLLED', 'INTERNAL'] as const;
export const TIER_CHOICES = offer(...TIERS);

export const PURPOSES = ['TRAINING', 'EVALUATION', 'DISPLAY', 'EXPORT'] as const;
export const PURPOSE_MEANS: Record<Purpose, string> = {
  TRAINING: 'models may learn from it',
  EVALUATION: 'models may be tested on it',
  DISPLAY: 'its sections may be looked at',
  EXPORT: 'what is made from it may be downloaded',
};

export const SEX_CHOICES = offer('FEMALE', 'MALE', 'OTHER');
export const SIDE_CHOICES = offer('LEFT', 'RIGHT');
export const PLANE_CHOICES = offer('CORONAL', 'SAGITTAL', 'HORIZONTAL', 'OBLIQUE');
