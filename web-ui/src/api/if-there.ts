import { ProblemError, readProblem, UnreachableError } from '@/lib/problem';

/** What stands at an address of the API; null where the platform has no such thing. */
export async function ifThere(path: string, signal: AbortSignal): Promise<Response | null> {
  let response: Response;
  try {
    response = await fetch(path, { credentials: 'same-origin', signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new UnreachableError(error);
  }
  if (response.status === 404) return null;
  if (!response.ok) throw new ProblemError(await readProblem(response));
  return response;
}
