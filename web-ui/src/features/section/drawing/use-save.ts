import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { randomUuid } from '@/lib/uuid';
import type { Shapes } from '../shapes/use-shapes';
import { accepted, changes, dropped, edited, rebased } from './edit-session';
import type { Editor } from './editor';
import { saveAll, savedOf, type Conflict, type Outcome } from './save';

export type Resolution = 'theirs' | 'mine' | 'both';

/** Saves what was changed, and settles what somebody else changed meanwhile. */
export function useSave(editor: Editor, imageId: string | undefined, shapes: Shapes) {
  const [progress, setProgress] = useState(0);
  const [outcome, setOutcome] = useState<Outcome>();
  const client = useQueryClient();
  const send = useMutation({
    mutationFn: async (reason: string) => {
      setProgress(0);
      const unsaved = changes(editor.snapshot().session);
      if (imageId === undefined) throw new Error('The section has no image.');
      const result = await saveAll(imageId, unsaved, reason, setProgress);
      let { session } = editor.snapshot();
      for (const { change, now } of result.saved) session = accepted(session, change, now);
      editor.replace(session);
      const put = result.saved.flatMap(({ now }) => now.shape ?? []);
      const gone = result.saved.flatMap(({ change, now }) => (now.shape ? [] : [change.id]));
      await shapes.change(put, gone);
      for (const { change } of result.saved) {
        void client.invalidateQueries({ queryKey: ['annotation', change.id] });
      }
      void client.invalidateQueries({ queryKey: ['annotation', 'deleted', imageId] });
      setOutcome(result);
      return result;
    },
  });

  async function settle({ change, theirs }: Conflict, resolution: Resolution) {
    const { id } = change;
    const now = savedOf(theirs);
    const { session } = editor.snapshot();
    const mine = session.current.get(id) ?? null;
    if (resolution === 'mine') editor.replace(rebased(session, id, now));
    else {
      const without = dropped(session, id);
      const copy = mine && { ...mine, id: randomUuid(), revision: 0 };
      editor.replace(
        resolution === 'both' && copy
          ? edited(without, { id: copy.id, before: null, after: copy, says: 'Keep both' })
          : without,
      );
      editor.select(now.shape ?? undefined);
    }
    await shapes.change(now.shape ? [now.shape] : [], now.shape ? [] : [id]);
    setOutcome(
      (before) =>
        before && {
          ...before,
          conflicts: before.conflicts.filter((each) => each.change.id !== id),
        },
    );
  }

  return {
    save: (reason: string) => send.mutateAsync(reason),
    saving: send.isPending,
    error: send.error,
    progress,
    outcome,
    settle,
    clear: () => {
      setOutcome(undefined);
      send.reset();
    },
  };
}
