import type { FieldPath, FieldValues, UseFormSetError } from 'react-hook-form';
import { ProblemError } from './problem';

/** Puts what the server says of single fields beside them: `/phantom/brains` → `phantom.brains`. */
export function showFieldErrors<F extends FieldValues>(
  error: unknown,
  setError: UseFormSetError<F>,
) {
  if (!(error instanceof ProblemError)) return;
  for (const { pointer, detail } of error.problem.errors ?? []) {
    const name = pointer.replace(/^\//, '').replaceAll('/', '.');
    if (name !== '') setError(name as FieldPath<F>, { message: detail });
  }
}
