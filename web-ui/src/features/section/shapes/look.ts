import type { Kind } from './shape';

/** How a kind is drawn, in the raster and as outlines alike. */
interface Look {
  /** Share of the layer's opacity that the inside takes. */
  fill: number;
  /** Lengths of dashes and gaps in screen pixels. */
  dash: readonly number[];
  /** Of the line, in screen pixels. */
  widthPx: number;
}

export const LOOKS: Record<Kind, Look> = {
  extent: { fill: 0, dash: [10, 5], widthPx: 2 },
  area: { fill: 0.45, dash: [], widthPx: 1.5 },
  layer: { fill: 0.3, dash: [], widthPx: 1.5 },
  exclude: { fill: 0.55, dash: [3, 3], widthPx: 1.5 },
  detection: { fill: 0.45, dash: [], widthPx: 1 },
  landmark: { fill: 0.8, dash: [], widthPx: 2 },
};
