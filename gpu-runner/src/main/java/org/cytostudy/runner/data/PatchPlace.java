package org.cytostudy.runner.data;

import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.DepthModel;
import org.jspecify.annotations.Nullable;

/**
 * Where the anchor of a patch lies in a reference space, and how that was found.
 *
 * @param space name and version of the reference space
 * @param reference coordinates at the anchor, the pial point of the patch's middle column
 * @param surface whose vertex {@code reference} names; null where it names none
 * @param depthModel what mid-depth means; null where the registration does not say
 * @param contours who drew the borders of the cortex; null where the registration does not say
 */
public record PatchPlace(
    String space,
    Reference reference,
    @Nullable MeshVersion surface,
    @Nullable DepthModel depthModel,
    @Nullable ContourOrigin contours) {

  public PatchPlace {
    boolean vertex = reference instanceof Reference.Place place && place.surface() != null;
    if (vertex != (surface != null)) {
      throw new IllegalArgumentException("A vertex is one of a surface, which is named with it");
    }
  }

  /**
   * The mesh of a hemisphere.
   *
   * @param surface {@code name@version} of the surface
   * @param sha256 of the hemisphere's file
   */
  public record MeshVersion(String surface, Sha256 sha256) {}

  /** A place on a flat sheet. */
  public static PatchPlace onSheet(String space, double uMm, double vMm) {
    return new PatchPlace(space, new Reference.Sheet(uMm, vMm), null, null, null);
  }
}
