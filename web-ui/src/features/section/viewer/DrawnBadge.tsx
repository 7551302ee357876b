import { Badge, Button, Progress, Text } from '@mantine/core';
import { formatInteger, plural } from '@/lib/format';
import { toProblem } from '@/lib/problem';
import type { Summary } from '../shapes/shape-store';
import { errorOf } from '../shapes/use-shapes';
import classes from './DrawnBadge.module.css';
import type { Drawn } from './shape-painter';

/** Says whether annotations are drawn as pixels or as outlines, and what that leaves out: nothing unsaid. */
export function DrawnBadge({
  drawn,
  summary,
  failed,
  hidden,
  onResume,
}: {
  drawn: Drawn | undefined;
  /** Undefined until the first ones are there. */
  summary: Summary | undefined;
  failed: boolean;
  hidden: boolean;
  onResume: () => void;
}) {
  const { word, says } = failed
    ? { word: 'not drawn', says: 'The annotations could not be read.' }
    : !summary
      ? { word: 'loading', says: 'Reading the annotations …' }
      : hidden || !drawn
        ? { word: 'hidden', says: 'No layer of annotations is shown.' }
        : { word: drawn.mode === 'raster' ? 'raster' : 'vectors', says: describeDrawn(drawn) };
  const { total = 0, done = true, beyond = 0, failure } = summary?.reading ?? {};
  const read = Math.min(total, summary?.count ?? 0);
  return (
    <div className={classes.row}>
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
        {beyond > 0 &&
          ` ${plural(beyond, 'annotation')} more lie on top of each other and are left out, the smallest.`}
      </Text>
      {!done && (
        <div className={classes.reading} data-testid="reading">
          {failure ? (
            <>
              <Text size="xs" c="red" title={toProblem(errorOf(failure)).detail ?? undefined}>
                Reading stopped: {toProblem(errorOf(failure)).title}.
              </Text>
              <Button size="compact-xs" variant="default" onClick={onResume}>
                Read on
              </Button>
            </>
          ) : (
            <>
              <Progress
                size="sm"
                w={90}
                value={(100 * read) / Math.max(1, total)}
                aria-label="Annotations that are read"
              />
              <Text size="xs" c="dimmed" className="num">
                {formatInteger(read)} of {formatInteger(total)} read
              </Text>
            </>
          )}
        </div>
      )}
    </div>
  );
}

export function describeDrawn(drawn: Drawn): string {
  if (!drawn.complete) {
    return `${plural(drawn.inView, 'annotation')} in view so far, the largest of all first; the others are being read.`;
  }
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
