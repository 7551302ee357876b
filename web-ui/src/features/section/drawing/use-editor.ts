import { useEffect, useEffectEvent, useState, useSyncExternalStore } from 'react';
import type { Access } from '@/lib/session';
import { useWho } from '@/lib/session';
import { randomUuid } from '@/lib/uuid';
import type { RemoteShapeStore } from '../shapes/open-store';
import type { Kind } from '../shapes/shape';
import { findDrafts, keepDrafts } from './drafts';
import { untouched } from './edit-session';
import { Editor, type EditorState } from './editor';

export interface Editing {
  editor: Editor;
  state: EditorState;
  /** When the changes were made that an earlier visit left unsaved. */
  restoredFrom: string | undefined;
  /** False where the browser refused to keep what is not saved. */
  kept: boolean;
  forgetRestored: () => void;
}

/** The editor of this page, which keeps in the browser what is not saved. */
export function useEditor(
  sectionId: string,
  access: Access,
  store: RemoteShapeStore | undefined,
  shownKinds: () => readonly Kind[],
): Editing {
  const { subject } = useWho().session;
  const [editor] = useState(() => new Editor(randomUuid, { kind: 'area', region: undefined }));
  const state = useSyncExternalStore(editor.subscribe, editor.snapshot);
  const [restoredFrom, setRestoredFrom] = useState<string>();
  const [kept, setKept] = useState(true);

  useEffect(() => {
    const drafts = findDrafts(subject, sectionId);
    editor.open(sectionId, drafts?.session ?? untouched);
    setRestoredFrom(drafts?.changedAt);
    let last = editor.snapshot().session;
    return editor.subscribe(() => {
      const { session, sectionId: of } = editor.snapshot();
      if (session === last || of !== sectionId) return;
      last = session;
      setKept(keepDrafts(subject, sectionId, session, new Date()));
    });
  }, [editor, subject, sectionId]);

  const hit = useEffectEvent((x: number, y: number, tolerancePx: number) =>
    store ? store.hit(x, y, tolerancePx, [...shownKinds()]) : Promise.resolve([]),
  );
  useEffect(() => {
    editor.surround({
      mayDraw: access === true,
      hit: ({ x, y }, tolerancePx) => hit(x, y, tolerancePx),
    });
  }, [editor, access]);

  return {
    editor,
    state,
    restoredFrom,
    kept,
    forgetRestored: () => setRestoredFrom(undefined),
  };
}
