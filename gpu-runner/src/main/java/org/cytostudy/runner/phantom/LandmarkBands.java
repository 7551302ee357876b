package org.cytostudy.runner.phantom;

/** Which cells change when a landmark is taken away, and which instead where the control is. */
final class LandmarkBands {
  private static final int IVB = CorticalArea.V1_LAYER_IVB;

  private LandmarkBands() {}

  /** IVb of V1 with the mean number of cells of IVa and IVc. */
  static DepthBand withoutGennari(Columns columns) {
    return gennari(columns, IVB - 1);
  }

  /** As much more covered area in a band of layer VI of V1 that is as thick as IVb. */
  static DepthBand matchedToGennari(Columns columns) {
    return gennari(columns, CorticalArea.V1_LAYER_VI - 1);
  }

  private static DepthBand gennari(Columns columns, int above) {
    DepthBand band = none(columns);
    for (int column = 0; column < columns.count(); column++) {
      if (columns.drawnArea(column) == CorticalArea.V1) {
        double neighbours =
            (columns.meanCells(column, IVB - 1) + columns.meanCells(column, IVB + 1)) / 2;
        double radiusUm = columns.somaRadiusUm(column, IVB);
        double thick = columns.bottomMm(column, IVB) - columns.bottomMm(column, IVB - 1);
        band.topMm()[column] = columns.bottomMm(column, above);
        band.bottomMm()[column] = columns.bottomMm(column, above) + thick;
        band.addedCover()[column] =
            (neighbours - columns.meanCells(column, IVB)) * radiusUm * radiusUm;
      }
    }
    return band;
  }

  /**
   * As much less covered area in a band of layer VI of M1 as the Betz cells cover, as thick as the
   * part of layer V that holds them.
   *
   * @param meanBetzCells of a pixel there
   */
  static DepthBand matchedToBetz(Columns columns, double meanBetzCells) {
    DepthBand band = none(columns);
    int layer = CorticalArea.M1_LAYER_V;
    for (int column = 0; column < columns.count(); column++) {
      if (columns.drawnArea(column) == CorticalArea.M1) {
        double bottom = columns.bottomMm(column, layer);
        double thick = Math.max(0, bottom - columns.betzTopMm(column));
        band.topMm()[column] = bottom;
        band.bottomMm()[column] = bottom + thick;
        band.addedCover()[column] =
            -meanBetzCells * Histology.BETZ_RADIUS_UM * Histology.BETZ_RADIUS_UM;
      }
    }
    return band;
  }

  private static DepthBand none(Columns columns) {
    return new DepthBand(
        new double[columns.count()], new double[columns.count()], new double[columns.count()]);
  }
}
