/** What of an image is in sight. */
export interface View {
  /** The middle, in level-0 pixels. */
  xPx: number;
  yPx: number;
  /** Screen pixels per image pixel of level 0. */
  zoom: number;
  /** Clockwise. */
  rotationDeg: number;
}

/** The same in an address. */
export interface ViewSearch {
  x?: number;
  y?: number;
  z?: number;
  r?: number;
}

/** The view that an address names; none where it names no whole view. */
export function viewOf({ x, y, z, r = 0 }: ViewSearch): View | undefined {
  if (x === undefined || y === undefined || z === undefined) return undefined;
  if (![x, y, z, r].every(Number.isFinite) || z <= 0) return undefined;
  return { xPx: x, yPx: y, zoom: z, rotationDeg: turned(r, 0) };
}

/** A hundredth of a pixel is less than a screen shows at the highest zoom. */
export function searchOf(view: View): Required<Omit<ViewSearch, 'r'>> & Pick<ViewSearch, 'r'> {
  return {
    x: Number(view.xPx.toFixed(2)),
    y: Number(view.yPx.toFixed(2)),
    z: Number(view.zoom.toPrecision(6)),
    r: view.rotationDeg === 0 ? undefined : Number(view.rotationDeg.toFixed(1)),
  };
}

export function sameView(a: View, b: View): boolean {
  return JSON.stringify(searchOf(a)) === JSON.stringify(searchOf(b));
}

/** The view of the same place and size on an image whose pixels are of another size. */
export function carried(view: View, fromPixelSizeUm: number, toPixelSizeUm: number): View {
  const ratio = fromPixelSizeUm / toPixelSizeUm;
  return { ...view, xPx: view.xPx * ratio, yPx: view.yPx * ratio, zoom: view.zoom / ratio };
}

/** An angle after a turn, 0–360. */
export function turned(rotationDeg: number, byDeg: number): number {
  return (((rotationDeg + byDeg) % 360) + 360) % 360;
}

/**
 * The zoom of a level of seven, as the keys 1–7 give it: 1 shows the whole section, 7 each image pixel
 * as one screen pixel, and those between lie at equal factors. An image that is small enough to be
 * seen whole at full resolution is magnified eight times at 7.
 */
export function zoomOfLevel(level: number, wholeZoom: number): number {
  const finest = wholeZoom < 1 ? 1 : wholeZoom * 8;
  return wholeZoom * (finest / wholeZoom) ** ((level - 1) / 6);
}
