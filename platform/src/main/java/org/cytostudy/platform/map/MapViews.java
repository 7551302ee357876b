package org.cytostudy.platform.map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.space.Space;
import org.cytostudy.platform.brain.Side;
import org.cytostudy.platform.geometry.NamedFile;
import org.jspecify.annotations.Nullable;

/** What this feature takes and answers. */
final class MapViews {
  private MapViews() {}

  /**
   * A version of a map that is to be kept: a volume with its space, or the hemispheres of a
   * surface.
   *
   * @param unit of its values, e.g. {@code fmol/mg}; {@code 1} where they have none
   * @param citation where it comes from
   * @param licence under which it may be used
   * @param space volume: of its millimetres
   * @param volume NIfTI-1
   * @param surfaceId maps over vertices: of which surface
   * @param hemispheres maps over vertices: GIFTI, one a side
   */
  record NewMap(
      @NotNull
          @Pattern(
              regexp = "[A-Za-z0-9][A-Za-z0-9._/-]{0,99}",
              message = "is 1–100 letters, digits and . _ / -")
          String name,
      @NotNull
          @Pattern(
              regexp = "[A-Za-z0-9][A-Za-z0-9._/-]{0,49}",
              message = "is 1–50 letters, digits and . _ / -")
          String version,
      @NotNull MapKind kind,
      @NotBlank @Size(max = 50) String unit,
      @NotBlank @Size(max = 1000) String citation,
      @NotBlank @Size(max = 200) String licence,
      @Nullable Space space,
      @Valid @Nullable NamedFile volume,
      @Nullable UUID surfaceId,
      @Size(min = 1, max = 2) @Nullable List<@Valid @NotNull NewSide> hemispheres) {}

  /** The maps of one side. */
  record NewSide(@NotNull Side hemisphere, @Valid @NotNull NamedFile file) {}

  /**
   * A version of a map.
   *
   * @param space of its coordinates, or those of its surface
   * @param surfaceId null for a volume
   * @param surface {@code name@version}; null for a volume
   * @param maps how many maps each file holds
   * @param labels whether its values are keys of labels, and no measure
   */
  record MapView(
      UUID id,
      UUID projectId,
      String name,
      String version,
      MapKind kind,
      String unit,
      String citation,
      String licence,
      String space,
      @Nullable UUID surfaceId,
      @Nullable String surface,
      int maps,
      boolean labels,
      List<MapFile> files,
      String importedBy,
      Instant createdAt) {}

  /**
   * A file of a map, which is the artefact of this hash.
   *
   * @param hemisphere null for a volume
   * @param values of one map: voxels, or vertices
   * @param missing values of the first map that are no number
   * @param minimum of the first map
   * @param maximum of the first map
   */
  record MapFile(
      @Nullable Side hemisphere,
      String fileName,
      String sha256,
      long bytes,
      long values,
      long missing,
      double minimum,
      double maximum) {}
}
