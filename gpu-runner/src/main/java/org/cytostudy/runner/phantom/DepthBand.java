package org.cytostudy.runner.phantom;

/**
 * A band of depths whose cells are denser or sparser than the laminar table says. By column; where
 * an area has no such band its top and bottom are equal.
 *
 * @param topMm where it begins, in the section plane
 * @param bottomMm where it ends
 * @param addedCover what the cells of a pixel cover on average more than without it, in µm² / π;
 *     negative for less
 */
@SuppressWarnings("ArrayRecordComponent") // by column, read while pixels are drawn
record DepthBand(double[] topMm, double[] bottomMm, double[] addedCover) {
  boolean covers(int column, double depthMm) {
    return depthMm > topMm[column] && depthMm <= bottomMm[column];
  }
}
