package org.cytostudy.platform.surface;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
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
final class SurfaceViews {
  private SurfaceViews() {}

  /**
   * A version of a surface that is to be kept.
   *
   * @param space of the coordinates in the files, mm, RAS
   * @param brainId whose anatomy it is; null for a template
   * @param citation where it comes from
   * @param licence under which it may be used
   */
  record NewSurface(
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
      @NotNull Space space,
      @NotNull SurfaceKind kind,
      @Nullable UUID brainId,
      @Size(min = 1, max = 1000) @Nullable String citation,
      @Size(min = 1, max = 200) @Nullable String licence,
      @NotEmpty @Size(max = 2) List<@Valid @NotNull NewHemisphere> hemispheres) {}

  /**
   * One side.
   *
   * @param file GIFTI with one mesh
   */
  record NewHemisphere(@NotNull Side hemisphere, @Valid @NotNull NamedFile file) {}

  /**
   * A version of a surface.
   *
   * @param importedBy who
   */
  record Surface(
      UUID id,
      UUID projectId,
      String name,
      String version,
      String space,
      SurfaceKind kind,
      @Nullable UUID brainId,
      @Nullable String citation,
      @Nullable String licence,
      List<SurfaceHemisphere> hemispheres,
      String importedBy,
      Instant createdAt) {}

  /**
   * One side of a surface, in numbers. Its file is the artefact of this hash.
   *
   * @param parts connected parts
   * @param borderEdges edges of one triangle: 0 where the surface is closed
   * @param eulerCharacteristic V − E + F: 2 for each part that is closed like a sphere
   * @param unusedVertices vertices of no triangle
   */
  record SurfaceHemisphere(
      Side hemisphere,
      String fileName,
      String sha256,
      long bytes,
      int vertices,
      int triangles,
      int parts,
      int borderEdges,
      int eulerCharacteristic,
      int unusedVertices,
      double areaMm2) {}
}
