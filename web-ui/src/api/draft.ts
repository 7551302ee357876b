import type * as T from './types';

type Params = {
  query?: Record<string, unknown>;
  path?: Record<string, string>;
  header?: Record<string, string>;
};
type Ok<B, S extends number = 200> = {
  responses: Record<S, { content: { 'application/json': B } }>;
};
type Get<B> = { get: { parameters: Params } & Ok<B> };
type Post<I, B> = {
  post: { parameters: Params; requestBody: { content: { 'application/json': I } } } & Ok<B>;
};
type Act<B> = { post: { parameters: Params; requestBody?: never } & Ok<B> };
type Patch<I, B> = {
  patch: { parameters: Params; requestBody: { content: { 'application/json': I } } } & Ok<B>;
};

export interface paths {
  '/api/v1/session': Get<T.Session>;
  '/api/v1/projects': Get<T.Page<T.Project>>;
  '/api/v1/session/logout': Act<unknown>;
  '/api/v1/projects/{projectId}/brains': Get<T.Page<T.Brain>>;
  '/api/v1/brains/{id}': Get<T.Brain>;
  '/api/v1/brains/{id}/sections': Get<T.Page<T.Section>>;
  '/api/v1/brains/{id}/consents': Get<T.Consent[]>;
  '/api/v1/brains/{id}/descendants': Get<{ models: { id: string; name: string }[] }>;
  '/api/v1/sections/{id}': Get<T.Section>;
  '/api/v1/sections/{id}/annotations': Get<unknown>;
  '/api/v1/artefacts/{sha256}': Get<T.Artefact>;
  '/api/v1/artefacts/{sha256}/content': Get<unknown>;
  '/api/v1/audit': Get<T.Page<T.AuditEvent>>;
  '/api/v1/audit/verify': Act<T.AuditVerification>;
  '/api/v1/projects/{projectId}/preparations': Get<T.Page<T.Preparation>> &
    Post<T.PreparationRequest, T.Preparation>;
  '/api/v1/preparations/{id}': Get<T.Preparation>;
  '/api/v1/projects/{projectId}/patchsets': Get<T.Page<T.PatchsetRow>>;
  '/api/v1/patchsets/{id}': Get<T.Patchset>;
  '/api/v1/patchsets/{id}/splits': Get<T.Split[]> &
    Post<{ name: string; unseenBrains: string[]; heldOutEveryNthSection: number }, T.Split>;
  '/api/v1/study-templates': Get<T.StudyTemplate[]>;
  '/api/v1/projects/{projectId}/studies': Get<T.Page<T.StudyRow>> &
    Post<T.StudySubmission, T.Study>;
  '/api/v1/projects/{projectId}/studies/dry-run': Post<T.StudySubmission, T.StudyPlan>;
  '/api/v1/studies/{id}': Get<T.Study>;
  '/api/v1/runs': Get<T.Page<T.RunRow>>;
  '/api/v1/runs/{id}': Get<T.RunDetail>;
  '/api/v1/runs/{id}/cancel': Act<unknown>;
  '/api/v1/runs/{id}/retry': Act<unknown>;
  '/api/v1/runs/{id}/manifests/{stepKey}': Get<unknown>;
  '/api/v1/runs/{id}/series': Get<T.Series[]>;
  '/api/v1/series/{id}/points': Get<T.SeriesPoints>;
  '/api/v1/runs/{id}/logs': Get<T.LogPage>;
  '/api/v1/compare': Get<T.Comparison>;
  '/api/v1/projects/{projectId}/models': Get<T.Page<T.Model>>;
  '/api/v1/models/{id}': Get<T.Model>;
  '/api/v1/models/{id}/lineage': Get<T.Lineage>;
  '/api/v1/nodes': Get<T.Node[]> &
    Post<{ name: string }, { id: string; name: string; token: string }>;
  '/api/v1/nodes/{id}': Get<T.Node> & Patch<{ draining: boolean; reason: string }, T.Node>;
}
