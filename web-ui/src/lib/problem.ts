/** What the platform says when it refuses something: RFC 9457 `application/problem+json`. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string | null;
  /** Names the answer in the server's log. */
  instance?: string | null;
  errors?: { pointer: string; detail: string }[] | null;
}

export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ProblemError';
    this.problem = problem;
  }

  /** What the server said of one field of the request, by JSON pointer. */
  at(pointer: string): string | undefined {
    return this.problem.errors?.find((e) => e.pointer === pointer)?.detail;
  }
}

/** Said where no answer comes, or a proxy says so in the platform's place. */
const UNREACHABLE: Problem = {
  type: 'urn:cytostudy:problem:unreachable',
  title: 'The platform does not answer',
  status: 0,
  detail: 'Check that it is running (./cytostudy status), then try again.',
};

/** No answer came: the platform is down, or the network between. */
export class UnreachableError extends Error {
  constructor(cause: unknown) {
    super('The platform does not answer', { cause });
    this.name = 'UnreachableError';
  }
}

/** The platform read the request and said no: nothing of it happened. */
export function isRefusal(error: unknown): boolean {
  return error instanceof ProblemError && error.problem.status >= 400 && error.problem.status < 500;
}

/** Makes a problem of whatever was thrown, so that one component can show it. */
export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof UnreachableError) return UNREACHABLE;
  return {
    type: 'urn:cytostudy:problem:client',
    title: 'This page failed',
    status: 0,
    detail: error instanceof Error ? error.message : String(error),
  };
}

/** Reads the body of a failed answer, also when a proxy answered with something else. */
export async function readProblem(response: Response): Promise<Problem> {
  const isProblem = (response.headers.get('content-type') ?? '').includes('json');
  if (!isProblem && [502, 503, 504].includes(response.status)) {
    return { ...UNREACHABLE, status: response.status };
  }
  const fallback: Problem = {
    type: 'about:blank',
    title: `${response.status} ${response.statusText}`.trim(),
    status: response.status,
  };
  if (!isProblem) return fallback;
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}
