import type { Image } from '@/api/types';
import { formatInteger } from '@/lib/format';
import type { Point } from './camera';
import { formatLength, scaleBar } from './scale';
import classes from './Viewer.module.css';

const BAR_MAX_PX = 140;

/** The length that a bar stands for, and where the pointer is, in pixels and micrometres. */
export function Hud({
  image,
  zoom,
  pointer,
}: {
  image: Image;
  zoom: number | undefined;
  pointer: Point | undefined;
}) {
  if (zoom === undefined) return null;
  const bar = scaleBar(image.pixelSizeUm / zoom, BAR_MAX_PX);
  const inside =
    pointer &&
    pointer.x >= 0 &&
    pointer.y >= 0 &&
    pointer.x < image.widthPx &&
    pointer.y < image.heightPx;
  return (
    <div className={classes.hud}>
      <div style={{ width: BAR_MAX_PX }}>
        <span data-testid="scale">{formatLength(bar.um)}</span>
        <div className={classes.bar} style={{ width: bar.px }} />
      </div>
      <div className={classes.place} data-testid="pointer">
        {inside ? (
          <>
            x {formatInteger(pointer.x)} · y {formatInteger(pointer.y)} px
            <br />
            {formatInteger(pointer.x * image.pixelSizeUm)} ·{' '}
            {formatInteger(pointer.y * image.pixelSizeUm)} µm
          </>
        ) : (
          <>
            zoom {zoom.toPrecision(2)}×
            <br />
            {formatLength(Number((image.pixelSizeUm / zoom).toPrecision(2)))} per screen pixel
          </>
        )}
      </div>
    </div>
  );
}
