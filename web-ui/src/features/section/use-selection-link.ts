import { useEffect, useEffectEvent, useRef } from 'react';
import type { Editor, EditorState } from './drawing/editor';
import type { RemoteShapeStore } from './shapes/open-store';

/** Keeps in the address what is selected, and selects what an address names once it is there. */
export function useSelectionLink(
  editor: Editor,
  state: EditorState,
  store: RemoteShapeStore | undefined,
  /** Of the section whose annotations the store holds. */
  loaded: string | undefined,
  named: string | undefined,
  onSelect: (id: string | undefined) => void,
) {
  const followed = useRef<string>(undefined);
  const selected = state.selected?.id;
  const tell = useEffectEvent(onSelect);
  const wanted = useEffectEvent(() => named);
  useEffect(() => {
    if (!store || loaded === undefined || followed.current === loaded) return;
    const id = wanted();
    const here = id === undefined ? undefined : editor.snapshot().session.current.get(id);
    if (id === undefined || here) {
      followed.current = loaded;
      if (here) editor.select(here);
      return;
    }
    void store.get(id).then((shape) => {
      if (editor.snapshot().sectionId !== loaded) return;
      followed.current = loaded;
      if (shape) editor.select(shape);
      else tell(undefined);
    });
  }, [editor, store, loaded]);
  useEffect(() => {
    if (followed.current !== undefined && followed.current === loaded && selected !== wanted()) {
      tell(selected);
    }
  }, [selected, loaded]);
}
