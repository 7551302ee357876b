import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FieldValues, UseFormSetError } from 'react-hook-form';
import { showFieldErrors } from './form-errors';
import { isRefusal } from './problem';
import { randomUuid } from './uuid';

/**
 * Sends what a form asks for, once. The Idempotency-Key belongs to the request's content: where the
 * answer was lost on its way, or the platform failed, the same content goes out again with the same
 * key and finds what was made. Other content, a refusal and an answer end the key.
 */
export function useSubmission<B, R, F extends FieldValues = FieldValues>({
  send,
  setError,
  onSuccess,
}: {
  send: (content: B, key: string) => Promise<R>;
  /** Puts what the platform says of single fields beside them. */
  setError?: UseFormSetError<F>;
  onSuccess?: (made: R, content: B) => unknown;
}) {
  const last = useRef<{ content: string; key: string }>(undefined);
  return useMutation({
    mutationFn: (content: B) => {
      const text = JSON.stringify(content);
      if (last.current?.content !== text) last.current = { content: text, key: randomUuid() };
      return send(content, last.current.key);
    },
    onSuccess: (made, content) => {
      last.current = undefined;
      return onSuccess?.(made, content);
    },
    onError: (error) => {
      if (isRefusal(error)) last.current = undefined;
      if (setError) showFieldErrors(error, setError);
    },
  });
}
