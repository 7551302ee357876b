package org.cytostudy.runner.phantom;

import java.util.Locale;

/** The one thing in which a patch differs from the same place as it is. */
enum Edit {
  /** Nothing: the patch of the section. */
  BASE,
  /** The same tissue with other cells: what chance alone changes. */
  NEW_CELLS,
  /** Other vessels. */
  OTHER_VESSELS,
  /** Another stain: gain, drift, brightness of the glass, noise. */
  OTHER_STAIN,
  /** Another area under the same vessels and stain. */
  OTHER_AREA,
  /** V1 whose layer IVb is as dense as its neighbours: no stripe of Gennari. */
  WITHOUT_GENNARI,
  /** M1 without its Betz cells. */
  WITHOUT_BETZ,
  /**
   * The control of the two before: as many pixels of layer VI change by as much covered area, where
   * no landmark is.
   */
  MATCHED_EDIT;

  String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether an area has what is edited. */
  boolean appliesTo(CorticalArea area) {
    return switch (this) {
      case WITHOUT_GENNARI -> area == CorticalArea.V1;
      case WITHOUT_BETZ -> area == CorticalArea.M1;
      case MATCHED_EDIT -> area == CorticalArea.V1 || area == CorticalArea.M1;
      default -> true;
    };
  }
}
