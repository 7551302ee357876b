package org.cytostudy.imaging.space;

import java.util.Optional;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;

/** Answers which patch lies at a point of a space. Thread-safe. */
public final class PatchLocator {
  private final Space space;
  private final long[] patchIds;
  private final PointIndex centres;

  /**
   * Takes patches.
   *
   * @param space of the centres
   * @param patchIds of each patch; kept, not copied
   * @param centresMm x, y, z of each patch's centre in turn, RAS mm; kept, not copied
   * @throws IllegalArgumentException if the two do not fit, or a centre is no number
   */
  public PatchLocator(Space space, long[] patchIds, double[] centresMm) {
    if (centresMm.length != 3 * patchIds.length) {
      throw new IllegalArgumentException(
          "%d patches have %d coordinates".formatted(patchIds.length, centresMm.length));
    }
    this.space = space;
    this.patchIds = patchIds;
    this.centres = new PointIndex(centresMm);
  }

  /**
   * A patch.
   *
   * @param distanceMm from its centre to the point that was asked for
   */
  public record Located(long patchId, double distanceMm) {}

  /**
   * The patch whose centre is nearest.
   *
   * @param withinMm largest distance, over 0
   * @return empty where no centre is that near
   * @throws IllegalArgumentException if the point is of another space, or no number
   */
  public Optional<Located> at(SpacePoint point, double withinMm) {
    PointMm wanted = point.in(space);
    if (!wanted.isFinite() || !(withinMm > 0)) {
      throw new IllegalArgumentException(
          "A patch is looked for at finite coordinates within a distance over 0 mm, got "
              + wanted
              + ", "
              + withinMm);
    }
    PointIndex.Nearest nearest = centres.nearest(wanted, withinMm);
    return nearest.isFound()
        ? Optional.of(new Located(patchIds[nearest.index()], nearest.distanceMm()))
        : Optional.empty();
  }
}
