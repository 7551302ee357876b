package org.cytostudy.imaging.surface;

import java.util.List;
import java.util.Optional;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.imaging.surface.HemisphereSurface.SurfaceVertex;

/**
 * A version of the mid-surface of a brain or template, to whose vertices points of sections are
 * mapped.
 *
 * @param name for example {@code colin27-mid}
 * @param version two versions number their vertices differently
 * @param hemispheres one or two, of one space
 */
public record CorticalSurface(String name, String version, List<HemisphereSurface> hemispheres) {
  public CorticalSurface {
    hemispheres = List.copyOf(hemispheres);
    if (hemispheres.stream().map(HemisphereSurface::hemisphere).distinct().count()
        != hemispheres.size()) {
      throw new IllegalArgumentException("Surface " + name + " has a hemisphere twice");
    }
    if (hemispheres.stream().map(HemisphereSurface::space).distinct().count() != 1) {
      throw new IllegalArgumentException(
          "The hemispheres of surface " + name + " must be there, and of one space");
    }
  }

  /** The space of its coordinates. */
  public Space space() {
    return hemispheres.getFirst().space();
  }

  /**
   * The vertex that a point of the cortex belongs to: the nearest one of either hemisphere.
   *
   * @param withinMm a point that is farther from the surface is not of the cortex, or is registered
   *     badly; over 0
   * @return empty where no vertex is that near
   * @throws IllegalArgumentException if the point is of another space
   */
  public Optional<SurfaceVertex> locate(SpacePoint point, double withinMm) {
    return hemispheres.stream()
        .map(hemisphere -> hemisphere.nearest(point))
        .min((a, b) -> Double.compare(a.distanceMm(), b.distanceMm()))
        .filter(nearest -> nearest.distanceMm() <= withinMm);
  }
}
