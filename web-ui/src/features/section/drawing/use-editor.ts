import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import { useWho, type Access } from '@/lib/session';
import { randomUuid } from '@/lib/uuid';
import type { RemoteShapeStore } from '../shapes/open-store';
import type { Kind } from '../shapes/shape';
import { findDrafts, keepDrafts } from './drafts';
import { untouched } from './edit-session';
import { Editor, type EditorState } from './editor';

/** The editor of this page, which keeps in the browser what is not saved. */
export function useEditor(sectionId: string): {
  editor: Editor;
  state: EditorState;
  kept: boolean;
} {
  const { subject } = useWho().session;
  const [editor] = useState(() => new Editor(randomUuid, { kind: 'area', region: undefined }));
  const state = useSyncExternalStore(editor.subscribe, editor.snapshot);
  const [kept, setKept] = useState(true);
  useEffect(() => {
    const drafts = findDrafts(subject, sectionId);
    editor.open(sectionId, drafts?.session ?? untouched, drafts?.changedAt);
    let last = editor.snapshot().session;
    return editor.subscribe(() => {
      const { session } = editor.snapshot();
      if (session === last) return;
      last = session;
      setKept(keepDrafts(subject, sectionId, session, new Date()));
    });
  }, [editor, subject, sectionId]);
  return { editor, state, kept };
}

/** Tells the editor what is saved where, and whether one may draw. */
export function useSurroundings(
  editor: Editor,
  access: Access,
  store: RemoteShapeStore | undefined,
  shownKinds: readonly Kind[],
) {
  const hit = useEffectEvent((x: number, y: number, tolerancePx: number) =>
    store ? store.hit(x, y, tolerancePx, [...shownKinds]) : Promise.resolve([]),
  );
  useEffect(() => {
    editor.surround({
      mayDraw: access === true,
      hit: ({ x, y }, tolerancePx) => hit(x, y, tolerancePx),
    });
  }, [editor, access]);
}
