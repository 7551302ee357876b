import { useEffect, useEffectEvent, useRef } from 'react';
import type { Editor, EditorState } from './drawing/editor';
import type { Shape } from './shapes/shape';

/** Keeps in the address what is selected, and selects what an address names once it is there. */
export function useSelectionLink(
  editor: Editor,
  state: EditorState,
  /** Undefined until annotations are there. */
  find: ((id: string) => Promise<Shape | undefined>) | undefined,
  /** Of the section whose annotations the store holds. */
  loaded: string | undefined,
  named: string | undefined,
  onSelect: (id: string | undefined) => void,
) {
  const followed = useRef<string>(undefined);
  const selected = state.selected?.id;
  const tell = useEffectEvent(onSelect);
  const wanted = useEffectEvent(() => named);
  const look = useEffectEvent((id: string) => find?.(id) ?? Promise.resolve(undefined));
  useEffect(() => {
    if (loaded === undefined || followed.current === loaded) return;
    const id = wanted();
    const here = id === undefined ? undefined : editor.snapshot().session.current.get(id);
    if (id === undefined || here) {
      followed.current = loaded;
      if (here) editor.select(here);
      return;
    }
    void look(id).then((shape) => {
      if (editor.snapshot().sectionId !== loaded) return;
      followed.current = loaded;
      if (shape) editor.select(shape);
      else tell(undefined);
    });
  }, [editor, loaded]);
  useEffect(() => {
    if (followed.current !== undefined && followed.current === loaded && selected !== wanted()) {
      tell(selected);
    }
  }, [selected, loaded]);
}
