package org.cytostudy.platform.annotation;

import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.annotation.AnnotationViews.RegionOf;
import org.jspecify.annotations.Nullable;

/** What a comparison of two annotators answers. */
final class AgreementViews {
  private AgreementViews() {}

  /**
   * How well two sides agree on an image.
   *
   * @param a {@code annotator:NAME} or {@code origin:ORIGIN}
   * @param b the same
   * @param extentMm2 area that both annotated, outside of which nothing is compared; null where
   *     neither says what they annotated
   */
  record Agreement(
      UUID imageId,
      String a,
      String b,
      @Nullable Double extentMm2,
      List<RegionAgreement> regions) {}

  /**
   * How well they agree on a region that one of them drew.
   *
   * @param dice 0–1; 0 where one of them did not draw it
   * @param meanBorderDistanceUm symmetric; null where one of them did not draw it
   * @param hausdorff95Um 95th percentile; null where one of them did not draw it
   */
  record RegionAgreement(
      RegionOf region,
      double areaAMm2,
      double areaBMm2,
      double dice,
      @Nullable Double meanBorderDistanceUm,
      @Nullable Double hausdorff95Um) {
    static RegionAgreement of(RegionOf region, Overlap overlap) {
      return new RegionAgreement(
          region,
          overlap.areaA(),
          overlap.areaB(),
          overlap.dice(),
          overlap.meanDistanceUm(),
          overlap.hausdorff95Um());
    }
  }
}
