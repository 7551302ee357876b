package org.cytostudy.platform.patch;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class PatchViews {
  private PatchViews() {}

  /**
   * Which patch lies at a point.
   *
   * @param patch whose centre in the space is nearest; null where none is within the distance
   */
  record PatchAt(
      UUID patchsetId,
      String space,
      double xMm,
      double yMm,
      double zMm,
      double withinMm,
      @Nullable LocatedPatch patch) {}

  /**
   * A patch near a point.
   *
   * @param imageId that it was cut from; null where the section has it no more
   * @param xPx centre, level-0 pixels
   * @param yPx centre, level-0 pixels
   * @param distanceMm from its place in the space to the point
   */
  record LocatedPatch(
      long patchId,
      String brain,
      int section,
      UUID sectionId,
      @Nullable UUID imageId,
      String imageSha256,
      double xPx,
      double yPx,
      double distanceMm) {}

  /**
   * A patch on an image: a square, turned.
   *
   * @param xPx centre, level-0 pixels
   * @param yPx centre, level-0 pixels
   * @param sidePx level-0 pixels
   * @param angleDeg counter-clockwise rotation of the image that puts the pial surface up
   * @param area region at mid-depth of its middle column; null where nothing is annotated
   */
  record PatchBox(
      long patchId,
      double xPx,
      double yPx,
      double sidePx,
      double angleDeg,
      @Nullable String area) {}
}
