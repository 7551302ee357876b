import { queryOptions } from '@tanstack/react-query';
import { api } from '../client';
import type { EvaluationResult, RibbonResult } from '../types';

async function artefactJson<T>(sha256: string, signal: AbortSignal): Promise<T> {
  const answer = await api.GET('/api/v1/artefacts/{sha256}/content', {
    params: { path: { sha256 } },
    parseAs: 'json',
    signal,
  });
  return answer.data as T;
}

/** The content of a JSON artefact never changes: its name is its hash. */
export const evaluationQuery = (sha256: string) =>
  queryOptions({
    queryKey: ['artefact', sha256, 'json'],
    queryFn: ({ signal }) => artefactJson<EvaluationResult>(sha256, signal),
    staleTime: Infinity,
  });

export const ribbonQuery = (sha256: string) =>
  queryOptions({
    queryKey: ['artefact', sha256, 'json'],
    queryFn: ({ signal }) => artefactJson<RibbonResult>(sha256, signal),
    staleTime: Infinity,
  });

export function artefactContentUrl(sha256: string): string {
  return `/api/v1/artefacts/${sha256}/content`;
}
