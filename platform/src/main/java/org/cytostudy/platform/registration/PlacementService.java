package org.cytostudy.platform.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.id.SectionId;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.SectionAffine;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SpacePoint;
import org.cytostudy.core.space.SpatialRegistration.DisplacementRef;
import org.cytostudy.core.space.SpatialRegistration.PlacedSection;
import org.cytostudy.imaging.space.SectionTransform;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.brain.Brains;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.registration.RegistrationRepository.PlaceableImage;
import org.cytostudy.platform.registration.RegistrationRepository.PlacedIn;
import org.cytostudy.platform.registration.RegistrationViews.Coordinates;
import org.cytostudy.platform.registration.RegistrationViews.Placement;
import org.cytostudy.platform.registration.RegistrationViews.PlacementSource;
import org.cytostudy.platform.registration.RegistrationViews.RegistrationVersion;
import org.cytostudy.platform.section.Sections;
import org.jspecify.annotations.Nullable;

/** Where sections lie, by the version that applies. */
@ApplicationScoped
class PlacementService {
  private final RegistrationRepository registrations;
  private final PlacementFiles files;
  private final Sections sections;

  PlacementService(RegistrationRepository registrations, PlacementFiles files, Sections sections) {
    this.registrations = registrations;
    this.files = files;
    this.sections = sections;
  }

  /** What is known of a section. */
  private record Found(
      UUID section,
      RegistrationVersion version,
      PlacedIn in,
      PlacedSection placed,
      Optional<PlaceableImage> image) {

    Space space() {
      return Space.parse(version.space());
    }
  }

  @Transactional
  Placement placement(UUID section, @Nullable Space space) {
    Found found = find(section, space);
    SectionAffine affine = found.placed().affine();
    PlaceableImage image =
        found
            .image()
            .orElseThrow(() -> new MissingException("image of the placement of section", section));
    double width = image.widthPx();
    double height = image.heightPx();
    return new Placement(
        section,
        image.id(),
        found.placed().image().hex(),
        found.in().images().getFirst().id().equals(image.id()),
        found.version().id(),
        found.version().version(),
        found.version().space(),
        affine.at(0, 0),
        affine.at(width, 0),
        affine.at(width, height),
        affine.at(0, height),
        affine.normal(),
        cuttingAngleDeg(affine.normal(), found.in().plane()),
        found.placed().markers().size(),
        found.placed().displacement() != null,
        new PlacementSource(
            found.placed().source().tool(),
            found.placed().source().file(),
            found.placed().source().sha256().hex()));
  }

  /** Between the plane and the one that its name says: coronal ones have y as their normal. */
  private static @Nullable Double cuttingAngleDeg(PointMm normal, String plane) {
    double along =
        switch (plane) {
          case "SAGITTAL" -> normal.xMm();
          case "CORONAL" -> normal.yMm();
          case "HORIZONTAL" -> normal.zMm();
          default -> Double.NaN;
        };
    return Double.isNaN(along)
        ? null
        : Double.valueOf(Math.toDegrees(Math.acos(Math.min(1, Math.abs(along)))));
  }

  @Transactional
  Coordinates toSpace(UUID section, @Nullable Space space, double xPx, double yPx) {
    Found found = find(section, space);
    boolean inImage = inImage(found, xPx, yPx);
    if (!inImage) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The pixel lies outside of the image.",
          List.of(
              new FieldError("?x", "is 0 to the width of the image, level-0 pixels"),
              new FieldError("?y", "is 0 to the height of the image, level-0 pixels")));
    }
    PointMm point = transform(found).at(xPx, yPx).point();
    return answer(found, xPx, yPx, point, 0, true);
  }

  @Transactional
  Coordinates toImage(UUID section, @Nullable Space space, PointMm point) {
    Found found = find(section, space);
    SectionTransform.OnSection on = transform(found).locate(new SpacePoint(found.space(), point));
    return answer(
        found, on.xPx(), on.yPx(), point, on.offSectionMm(), inImage(found, on.xPx(), on.yPx()));
  }

  private static Coordinates answer(
      Found found, double xPx, double yPx, PointMm point, double offSectionMm, boolean inImage) {
    return new Coordinates(
        found.section(),
        found.version().id(),
        found.version().space(),
        xPx,
        yPx,
        point.xMm(),
        point.yMm(),
        point.zMm(),
        offSectionMm,
        inImage);
  }

  private static boolean inImage(Found found, double xPx, double yPx) {
    return found
        .image()
        .filter(i -> xPx >= 0 && yPx >= 0 && xPx <= i.widthPx() && yPx <= i.heightPx())
        .isPresent();
  }

  private SectionTransform transform(Found found) {
    DisplacementRef displacement = found.placed().displacement();
    return new SectionTransform(
        found.space(),
        found.placed(),
        displacement == null ? null : files.field(displacement.sha256()));
  }

  private Found find(UUID section, @Nullable Space space) {
    Brains.Named brain = sections.require(new SectionId(section), Membership.VIEWER);
    RegistrationVersion version = version(brain, space, section);
    PlacedIn in = registrations.section(section);
    PlacedSection placed =
        files.registration(new Sha256(version.sha256())).sections().stream()
            .filter(each -> each.section() == in.number())
            .findFirst()
            .orElseThrow(() -> notPlaced(section, version.space()));
    return new Found(
        section,
        version,
        in,
        placed,
        in.images().stream().filter(i -> i.sha256().equals(placed.image())).findFirst());
  }

  private RegistrationVersion version(Brains.Named brain, @Nullable Space space, UUID section) {
    if (space != null) {
      return registrations
          .current(brain.id(), space)
          .orElseThrow(() -> notPlaced(section, space.toString()));
    }
    List<RegistrationVersion> current = registrations.current(brain.id());
    if (current.size() > 1) {
      throw new InvalidException(
          ProblemType.INVALID_REQUEST,
          "The brain lies in several spaces.",
          List.of(
              new FieldError(
                  "?space",
                  "is one of "
                      + String.join(
                          ", ", current.stream().map(RegistrationVersion::space).toList()))));
    }
    if (current.isEmpty()) {
      throw new MissingException("placement of section", section);
    }
    return current.getFirst();
  }

  private static MissingException notPlaced(UUID section, String space) {
    return new MissingException("placement in " + space + " of section", section);
  }
}
