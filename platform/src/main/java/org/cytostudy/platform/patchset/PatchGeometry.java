package org.cytostudy.platform.patchset;

import org.cytostudy.core.space.SurfaceRef;
import org.jspecify.annotations.Nullable;

/**
 * What the places of patches refer to: how far two of them are apart can be measured accordingly.
 *
 * @param space that all of them are of; null where brains are of different ones
 * @param surface whose vertices all of them name; null unless {@code on} is {@code SURFACE}
 */
public record PatchGeometry(On on, @Nullable String space, @Nullable SurfaceRef surface) {
  public PatchGeometry {
    if ((on == On.SURFACE) != (surface != null)) {
      throw new IllegalArgumentException("Patches lie " + on + ", and the surface is " + surface);
    }
  }

  /** What places are. */
  public enum On {
    /** Points of a flat sheet, where straight lines are geodesics. */
    SHEET,
    /** Points of a space, and nothing says which lie near one another along the cortex. */
    SPACE,
    /** Points of a space, and vertices of one surface. */
    SURFACE
  }

  /** Places on a flat sheet. */
  public static PatchGeometry sheet(@Nullable String space) {
    return new PatchGeometry(On.SHEET, space, null);
  }
}
