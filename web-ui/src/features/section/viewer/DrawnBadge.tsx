import { Badge, Text } from '@mantine/core';
import { formatInteger, plural } from '@/lib/format';
import classes from './DrawnBadge.module.css';
import type { Drawn } from './shape-painter';

/** Says whether annotations are drawn as pixels or as outlines, and what that leaves out: nothing unsaid. */
export function DrawnBadge({
  drawn,
  loading,
  failed,
  hidden,
  leftOut,
}: {
  drawn: Drawn | undefined;
  loading: boolean;
  failed: boolean;
  hidden: boolean;
  leftOut: number;
}) {
  const { word, says } = failed
    ? { word: 'not drawn', says: 'The annotations could not be read.' }
    : loading
      ? { word: 'loading', says: 'Reading the annotations …' }
      : hidden || !drawn
        ? { word: 'hidden', says: 'No layer of annotations is shown.' }
        : { word: drawn.mode === 'raster' ? 'raster' : 'vectors', says: describeDrawn(drawn) };
  return (
    <div className={classes.row} role="status" aria-live="off">
      <Badge
        size="sm"
        variant="outline"
        color="gray"
        className={classes.badge}
        data-testid="drawn-mode"
      >
        {word}
      </Badge>
      <Text size="xs" c="dimmed" className={classes.says} data-testid="drawn-says">
        {says}
        {leftOut > 0 && ` ${plural(leftOut, 'annotation')} more did not fit in and are left out.`}
      </Text>
    </div>
  );
}

export function describeDrawn(drawn: Drawn): string {
  const all = `${plural(drawn.inView, 'annotation')} in view, ${drawn.inView === 0 ? 'none' : 'all'} drawn`;
  if (drawn.mode === 'raster') {
    const dots =
      drawn.dots > 0 ? `, ${formatInteger(drawn.dots)} of them smaller than a pixel, as dots` : '';
    return `${all}${dots}. Zoom in for outlines.`;
  }
  return drawn.drawnVertices < drawn.vertices
    ? `${all}, outlines to half a screen pixel: ${formatInteger(drawn.drawnVertices)} of ${formatInteger(drawn.vertices)} corners.`
    : `${all} to the last corner.`;
}
