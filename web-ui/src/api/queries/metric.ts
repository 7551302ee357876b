import { queryOptions } from '@tanstack/react-query';
import { api, body, bodyAs } from '../client';
import type { SeriesPoints } from '../types';

export const seriesQuery = (runId: string) =>
  queryOptions({
    queryKey: ['series', runId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/runs/{id}/series', { params: { path: { id: runId } }, signal })),
  });

export const pointsQuery = (seriesId: number, maxPoints: number) =>
  queryOptions({
    queryKey: ['points', seriesId, maxPoints],
    queryFn: ({ signal }) =>
      bodyAs<SeriesPoints>(
        api.GET('/api/v1/series/{id}/points', {
          params: { path: { id: seriesId }, query: { maxPoints } },
          signal,
        }),
      ),
  });
