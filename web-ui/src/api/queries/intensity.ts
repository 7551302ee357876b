import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { ifThere } from '../if-there';

const intensities = z.object({
  channels: z.number(),
  bitDepth: z.number(),
  lowest: z.number(),
  highest: z.number(),
  /** Shown as black and white where nobody chooses. */
  low: z.number(),
  high: z.number(),
});
export type Intensities = z.infer<typeof intensities>;

/** Which values an image has; null where the platform does not say. */
export const intensitiesQuery = (imageId: string) =>
  queryOptions({
    queryKey: ['image', imageId, 'intensities'],
    queryFn: async ({ signal }) => {
      const answer = await ifThere(`/api/v1/images/${imageId}/intensities`, signal);
      return answer && intensities.parse(await answer.json());
    },
    staleTime: Infinity,
  });
