package org.cytostudy.platform.registration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.cytostudy.imaging.space.Affine3;
import org.cytostudy.imaging.space.QuickNiiSeries;
import org.cytostudy.imaging.space.QuickNiiSeries.Slice;
import org.cytostudy.platform.geometry.GeometryFiles;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.registration.RegistrationRepository.PlaceableImage;
import org.cytostudy.platform.registration.RegistrationViews.NewRegistration;
import org.jspecify.annotations.Nullable;

/** Places the sections whose numbers the slices of a QuickNII or VisuAlign series have. */
final class QuickNiiImport {
  private final NewRegistration request;
  private final String brain;
  private final Map<Integer, PlaceableImage> images = new HashMap<>();

  /**
   * Begins.
   *
   * @param brain pseudonym
   * @param newest image of each section, whose pixels the series is taken to mean
   */
  QuickNiiImport(NewRegistration request, String brain, List<PlaceableImage> newest) {
    this.request = request;
    this.brain = brain;
    newest.forEach(image -> images.put(image.section(), image));
  }

  Imported of(QuickNiiSeries series) {
    Affine3 atlasToMm = atlasToMm(request.atlasToMm());
    List<String> unmatched = new ArrayList<>();
    series.notAnchored().forEach(file -> unmatched.add(file + " is not anchored"));
    List<PlacedSection> placed = new ArrayList<>();
    List<FieldError> errors = new ArrayList<>();
    Set<Integer> seen = new HashSet<>();
    for (Slice slice : series.slices()) {
      PlaceableImage image = images.get(slice.number());
      if (image == null) {
        unmatched.add(
            "%s has the number %d, which no section of the brain with an image has"
                .formatted(slice.filename(), slice.number()));
      } else if (!seen.add(slice.number())) {
        errors.add(error(slice, "a slice before it has the number " + slice.number() + " too"));
      } else {
        place(slice, image, atlasToMm, placed, errors);
      }
    }
    if (placed.isEmpty() && errors.isEmpty()) {
      errors.add(
          new FieldError(
              "/file",
              "%s places no section of the brain: %s"
                  .formatted(request.file().fileName(), String.join("; ", first(unmatched)))));
    }
    if (!errors.isEmpty()) {
      throw GeometryFiles.invalid(errors);
    }
    return new Imported(
        new SpatialRegistration(SpatialRegistration.FORMAT_VERSION, brain, request.space(), placed),
        List.of(),
        unmatched,
        null,
        List.of());
  }

  private void place(
      Slice slice,
      PlaceableImage image,
      Affine3 atlasToMm,
      List<PlacedSection> placed,
      List<FieldError> errors) {
    Source source =
        new Source(
            slice.markers().isEmpty() ? "quicknii" : "visualign",
            request.file().fileName(),
            request.file().sha256());
    try {
      placed.add(
          slice.place(
              slice.number(),
              image.sha256(),
              image.widthPx(),
              image.heightPx(),
              atlasToMm,
              source));
    } catch (IllegalArgumentException e) {
      errors.add(error(slice, String.valueOf(e.getMessage())));
    }
  }

  private FieldError error(Slice slice, String what) {
    return new FieldError(
        "/file", request.file().fileName() + ", slice " + slice.filename() + ": " + what);
  }

  private static List<String> first(List<String> unmatched) {
    return unmatched.subList(0, Math.min(5, unmatched.size()));
  }

  private static Affine3 atlasToMm(@Nullable List<Double> twelve) {
    try {
      if (twelve != null) {
        Affine3 affine = Affine3.ofRows(twelve.stream().mapToDouble(Double::doubleValue).toArray());
        if (affine.isInvertible()) {
          return affine;
        }
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new InvalidException(
        ProblemType.INVALID_REQUEST,
        "Nobody says where the voxels of the atlas lie in the space.",
        List.of(
            new FieldError(
                "/atlasToMm",
                "is three rows of four numbers that can be inverted: from the voxels that QuickNII"
                    + " shows to mm")));
  }
}
