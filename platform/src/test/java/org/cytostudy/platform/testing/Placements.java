package org.cytostudy.platform.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.jspecify.annotations.Nullable;

/** Placements of our own: coronal sections, 2 µm a pixel, one a number of mm to the front. */
public final class Placements {
  private Placements() {}

  /** A pixel to the right is 2 µm to the right, one down 2 µm downward. */
  public static PlacedSection coronal(
      int section, Sha256 image, double frontMm, @Nullable DisplacementRef displacement) {
    return new PlacedSection(
        section,
        image,
        List.of(),
        new SectionAffine(
            new PointMm(.002, 0, 0), new PointMm(0, 0, -.002), new PointMm(0, frontMm, 1)),
        displacement,
        new Source("hand", "placements.json", Sha256.of("placements")));
  }

  /** As JSON. */
  public static String json(String brain, String space, PlacedSection... sections) {
    try {
      return CytostudyJson.mapper()
          .writeValueAsString(
              new SpatialRegistration(1, brain, Space.parse(space), List.of(sections)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
