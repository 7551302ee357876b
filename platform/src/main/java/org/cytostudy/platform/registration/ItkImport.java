package org.cytostudy.platform.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.SpatialRegistration;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.core.space.SpatialRegistration.Source;
import org.cytostudy.imaging.space.Affine3;
import org.cytostudy.imaging.space.ItkTransform;
import org.cytostudy.platform.geometry.GeometryFiles;
import org.cytostudy.platform.geometry.NamedFile;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.registration.RegistrationViews.NewRegistration;
import org.jspecify.annotations.Nullable;

/**
 * Carries the placements of a brain from the space of the moving image into that of the fixed one.
 * A transform of ITK maps points of the fixed image to points of the moving one, so that planes of
 * the moving one go through its inverse; the inverse warp, {@code p + d(p)} on a grid of the fixed
 * one, comes after it.
 */
final class ItkImport {
  private final NewRegistration request;

  ItkImport(NewRegistration request) {
    this.request = request;
  }

  /**
   * Carries on.
   *
   * @param from id of the registration to the moving image's space
   * @param before what it holds
   * @param beforeSha256 its artefact
   */
  Imported of(ItkTransform transform, UUID from, SpatialRegistration before, Sha256 beforeSha256) {
    String file = request.file().fileName();
    if (transform.dimension() != 3) {
      throw GeometryFiles.invalid(
          "/file",
          file
              + ": "
              + transform.type()
              + " has two dimensions and stays in its plane; give one of three dimensions");
    }
    Affine3 movingToFixed = transform.ras().inverse();
    NamedFile warp = request.fields().isEmpty() ? null : request.fields().getFirst();
    DisplacementRef displacement =
        warp == null ? null : new DisplacementRef(warp.fileName(), warp.sha256());
    Source source = new Source("itk", file, request.file().sha256());
    List<FieldError> errors = new ArrayList<>();
    List<PlacedSection> placed = new ArrayList<>();
    for (PlacedSection section : before.sections()) {
      if (section.displacement() != null) {
        errors.add(
            new FieldError(
                "/from",
                "places section "
                    + section.section()
                    + " with a displacement field, after which no affine can be put; register the"
                    + " sections to "
                    + request.space()
                    + " themselves"));
      } else {
        placed.add(carried(section, movingToFixed, displacement, source));
      }
    }
    if (!errors.isEmpty()) {
      throw GeometryFiles.invalid(errors);
    }
    return new Imported(
        new SpatialRegistration(
            SpatialRegistration.FORMAT_VERSION, before.brain(), request.space(), placed),
        request.fields(),
        List.of(),
        from,
        List.of(beforeSha256));
  }

  private static PlacedSection carried(
      PlacedSection section, Affine3 map, @Nullable DisplacementRef displacement, Source source) {
    SectionAffine plane = section.affine();
    PointMm origin = map.apply(plane.origin());
    return new PlacedSection(
        section.section(),
        section.image(),
        section.markers(),
        new SectionAffine(map.applyToVector(plane.perX()), map.applyToVector(plane.perY()), origin),
        displacement,
        source);
  }
}
