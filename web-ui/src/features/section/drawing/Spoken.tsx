import { VisuallyHidden } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { formatInteger, plural } from '@/lib/format';
import { formatLength } from '../viewer/scale';
import { cornersOf, placeOf } from './corner-keys';
import type { EditorState } from './editor';
import { isDragged, TOOLS } from './sketch';

/** A key that is held down shall not fill the ear with places that were passed. */
const STILL_MS = 300;

/** Says for screen readers what the map shows of drawing. */
export function Spoken({
  state,
  unsaved,
  pixelSizeUm,
}: {
  state: EditorState;
  unsaved: number;
  pixelSizeUm: number;
}) {
  const [text] = useDebouncedValue(spokenOf(state, unsaved, pixelSizeUm), STILL_MS);
  return (
    <VisuallyHidden role="status" data-testid="spoken">
      {text}
    </VisuallyHidden>
  );
}

/** One or two sentences: what is being drawn and where, else what is selected and unsaved. */
export function spokenOf(
  { tool, sketch, cursor, selected, corner, session }: EditorState,
  unsaved: number,
  pixelSizeUm: number,
): string {
  const label = TOOLS.find(({ name }) => name === tool)?.label ?? tool;
  const place = cursor
    ? ` Cursor at x ${formatInteger(cursor.x)}, y ${formatInteger(cursor.y)} pixels.`
    : '';
  if (sketch) {
    const { points, cursor: end } = sketch;
    const last = points.at(-1) ?? end;
    const lengthUm = Math.hypot(end.x - last.x, end.y - last.y) * pixelSizeUm;
    const begun = isDragged(sketch.tool) ? 'begun' : plural(points.length, 'corner');
    const far =
      lengthUm === 0 ? '' : `, ${formatLength(Number(lengthUm.toPrecision(3)))} from the last`;
    return `${label}: ${begun}${far}.${place}`;
  }
  const about = selected
    ? ` Selected: ${[selected.kind, selected.region].filter(Boolean).join(' ')}.`
    : '';
  const corners = selected && corner ? cornersOf(selected.geometry) : [];
  const at = corners[placeOf(corner, corners)];
  const held = at
    ? ` Corner ${placeOf(corner, corners) + 1} of ${corners.length} at x ${formatInteger(at.x)}, y ${formatInteger(at.y)} pixels.`
    : '';
  const edit = unsaved > 0 ? session.done.at(-1) : undefined;
  const did = edit ? ` Last: ${edit.says}; ${plural(unsaved, 'change')} unsaved.` : '';
  return `${label}.${place}${about}${held}${did}`;
}
