import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '@/api/client';

/** Ends the session here and, where there is a provider, at the provider too. */
export function useLogout() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.POST('/api/v1/session/logout'),
    onSettled: (answer) => {
      const next = answer?.data?.continueAt;
      if (next) window.location.assign(next);
      else void client.resetQueries();
    },
  });
}
