import { ActionIcon, Kbd, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBrush,
  IconLine,
  IconOvalVertical,
  IconPointer,
  IconPolygon,
  IconRectangle,
  IconTrash,
  IconVectorSpline,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Access } from '@/lib/session';
import type { Editor, EditorState } from './editor';
import { TOOLS, type ToolName } from './sketch';
import classes from './Toolbar.module.css';

const ICONS: Record<ToolName, Icon> = {
  move: IconPointer,
  rectangle: IconRectangle,
  ellipse: IconOvalVertical,
  polygon: IconPolygon,
  brush: IconBrush,
  line: IconLine,
  polyline: IconVectorSpline,
};

/** The tools, and the way back. It stands above the map and covers nothing of it. */
export function Toolbar({
  editor,
  state,
  access,
  children,
}: {
  editor: Editor;
  state: EditorState;
  access: Access;
  children: ReactNode;
}) {
  const { session, selected, tool } = state;
  const why = access === true ? undefined : access;
  return (
    <div className={classes.bar} role="toolbar" aria-label="Drawing">
      <div className={classes.group}>
        {TOOLS.map(({ name, key, label }) => {
          const Shape = ICONS[name];
          return (
            <ToolButton
              key={name}
              label={label}
              keys={key === 'P' ? 'Shift+P' : key}
              why={name === 'move' ? undefined : why}
              pressed={tool === name}
              onClick={() => editor.choose(name)}
            >
              <Shape size={17} />
            </ToolButton>
          );
        })}
      </div>
      <div className={classes.group}>
        <ToolButton
          label={`Undo${session.done.length ? `: ${session.done.at(-1)?.says ?? ''}` : ''}`}
          keys="Ctrl+Z"
          disabled={session.done.length === 0}
          onClick={() => editor.undo()}
        >
          <IconArrowBackUp size={17} />
        </ToolButton>
        <ToolButton
          label={`Redo${session.undone.length ? `: ${session.undone.at(-1)?.says ?? ''}` : ''}`}
          keys="Ctrl+Shift+Z"
          disabled={session.undone.length === 0}
          onClick={() => editor.redo()}
        >
          <IconArrowForwardUp size={17} />
        </ToolButton>
        <ToolButton
          label="Delete what is selected"
          keys="Delete"
          why={why}
          disabled={!selected}
          onClick={() => editor.delete()}
        >
          <IconTrash size={17} />
        </ToolButton>
      </div>
      {children}
    </div>
  );
}

function ToolButton({
  label,
  keys,
  why,
  pressed,
  disabled = false,
  onClick,
  children,
}: {
  label: string;
  keys: string;
  /** Why one may not press it. */
  why?: string | undefined;
  pressed?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  const off = disabled || why !== undefined;
  return (
    <Tooltip
      events={{ hover: true, focus: true, touch: false }}
      label={
        <>
          {label} <Kbd>{keys}</Kbd>
          {why && <div>{why}</div>}
        </>
      }
    >
      <ActionIcon
        size={30}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'cresyl' : 'gray'}
        aria-label={label.split(':')[0]}
        aria-pressed={pressed}
        aria-disabled={off}
        data-disabled={off || undefined}
        onClick={(event) => {
          if (off) event.preventDefault();
          else onClick();
        }}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
