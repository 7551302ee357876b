package org.cytostudy.platform.contour;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class ContourViews {
  private ContourViews() {}

  /**
   * A version of the contours of an image. They were drawn or computed elsewhere; what is estimated
   * from the tissue belongs to the ribbon that it was estimated for.
   *
   * @param version from 1, of the image
   * @param current whether it is the newest, which applies
   * @param pialContours how many lines the pial border has
   * @param whiteContours how many lines the white one has
   * @param passedOver classes of the file that are neither
   * @param sha256 of the artefact: GeoJSON with the classes {@code Pial} and {@code White}
   * @param annotator who drew them
   * @param author who imported them
   */
  record ContourVersion(
      UUID id,
      UUID imageId,
      int version,
      boolean current,
      int pialContours,
      int whiteContours,
      List<String> passedOver,
      String sha256,
      String annotator,
      String author,
      @Nullable String reason,
      Instant createdAt) {}
}
