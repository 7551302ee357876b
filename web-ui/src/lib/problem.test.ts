import { describe, expect, it } from 'vitest';
import { readProblem, toProblem, UnreachableError } from './problem';

describe('problems', () => {
  it('say that the platform does not answer where a proxy answers for it', async () => {
    const problem = await readProblem(new Response('<html>', { status: 502 }));
    expect(problem.title).toBe('The platform does not answer');
  });

  it('keep what the platform itself says with such a status', async () => {
    const answer = new Response('{"title":"Busy"}', {
      status: 503,
      headers: { 'Content-Type': 'application/problem+json' },
    });
    expect((await readProblem(answer)).title).toBe('Busy');
  });

  it('tell a fault of this page from a platform that is away', () => {
    expect(toProblem(new UnreachableError(new TypeError('failed to fetch'))).title).toBe(
      'The platform does not answer',
    );
    expect(toProblem(new TypeError('x is undefined')).title).toBe('This page failed');
  });
});
