package org.cytostudy.platform.registration;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.geometry.NamedFile;
import org.jspecify.annotations.Nullable;

/** What this feature takes and answers. */
final class RegistrationViews {
  private RegistrationViews() {}

  /**
   * A registration that is to be imported; its files are uploaded before.
   *
   * @param space that the sections are to lie in
   * @param reason why there is another version
   * @param file the transform, series or placements
   * @param from ITK: space of the moving image, which the brain is registered to already
   * @param displacements ITK: at most one, the inverse warp, whose grid lies in {@code space};
   *     CYTOSTUDY: those that the placements name
   * @param atlasToMm QUICKNII: three rows of four numbers, from the voxels that QuickNII shows to
   *     mm of {@code space}
   */
  record NewRegistration(
      @NotNull Format format,
      @NotNull Space space,
      @NotBlank @Size(max = 1000) String reason,
      @Valid @NotNull NamedFile file,
      @Nullable Space from,
      @Size(max = 1000) @Nullable List<@Valid @NotNull NamedFile> displacements,
      @Size(min = 12, max = 12) @Nullable List<@NotNull Double> atlasToMm) {

    List<NamedFile> fields() {
      List<NamedFile> given = displacements;
      return given == null ? List.of() : given;
    }
  }

  /** Why another version is to apply. */
  record NewChoice(@NotBlank @Size(max = 1000) String reason) {}

  /**
   * A version.
   *
   * @param version from 1, of the brain and space
   * @param current whether it is the one that applies
   * @param sections how many it places
   * @param unmatched what of the file placed no section, one sentence each
   * @param fileSha256 of the file that was imported
   * @param sha256 of the artefact: the placements as JSON
   * @param carriedFrom the registration to another space that was carried on; null where none was
   * @param reason why it was imported
   * @param chosenBy who made it the current one, null where it is not
   */
  record RegistrationVersion(
      UUID id,
      UUID brainId,
      String space,
      int version,
      boolean current,
      int sections,
      List<String> unmatched,
      Format format,
      String fileName,
      String fileSha256,
      String sha256,
      @Nullable UUID carriedFrom,
      String reason,
      String author,
      Instant createdAt,
      @Nullable String chosenBy,
      @Nullable String chosenBecause,
      @Nullable Instant chosenAt) {}

  /**
   * Where a section lies, by the registration that applies.
   *
   * @param imageId whose pixels are meant; null where the placements are of an image that is gone
   * @param newestImage whether that is the newest image of the section
   * @param topLeft outer corner of the top left pixel, by the affine alone
   * @param normal of the plane, of length 1
   * @param cuttingAngleDeg between the plane and the one that the section is said to be cut in
   *     (coronal, sagittal, horizontal), 0–90; null for an oblique one
   * @param markers correspondences within the plane
   * @param displaced whether a displacement field is added to what the affine says
   */
  record Placement(
      UUID sectionId,
      @Nullable UUID imageId,
      String imageSha256,
      boolean newestImage,
      UUID registrationId,
      int version,
      String space,
      PointMm topLeft,
      PointMm topRight,
      PointMm bottomRight,
      PointMm bottomLeft,
      PointMm normal,
      @Nullable Double cuttingAngleDeg,
      int markers,
      boolean displaced,
      PlacementSource source) {}

  /** Where a placement comes from. */
  record PlacementSource(String tool, String file, String sha256) {}

  /**
   * A place on a section and in a space.
   *
   * @param xPx level-0 pixels, centres at .5
   * @param yPx level-0 pixels, downward
   * @param xMm right
   * @param yMm anterior
   * @param zMm superior
   * @param offSectionMm how far the pixel lies from the point that was asked for; 0 where a pixel
   *     was asked for
   * @param inImage whether the pixel lies within the image
   */
  record Coordinates(
      UUID sectionId,
      UUID registrationId,
      String space,
      double xPx,
      double yPx,
      double xMm,
      double yMm,
      double zMm,
      double offSectionMm,
      boolean inImage) {}
}
