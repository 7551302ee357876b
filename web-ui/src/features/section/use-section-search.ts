import { useNavigate, useSearch } from '@tanstack/react-router';

const ROUTE = '/brains/$brainId/sections/$sectionId';

/** What the address says of the view, and how to change it; the history keeps one entry of a section. */
export function useSectionSearch() {
  const search = useSearch({ from: ROUTE });
  const navigate = useNavigate({ from: ROUTE });
  return {
    search,
    set: (change: Partial<typeof search>) =>
      void navigate({
        to: '.',
        search: (before) => ({ ...before, ...change }),
        replace: true,
      }),
    goTo: (brainId: string, sectionId: string, next: typeof search) =>
      void navigate({ to: ROUTE, params: { brainId, sectionId }, search: next, replace: true }),
  };
}
