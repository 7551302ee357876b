package org.cytostudy.platform.patchset;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What requests to this feature hold, and what it answers. */
final class PatchsetViews {
  private PatchsetViews() {}

  /**
   * A new split of a patchset.
   *
   * @param unseenBrains pseudonyms of brains that nothing is trained on
   * @param heldOutEveryNthSection of the other brains every n-th section, by section number, is
   *     held out; 0 holds none out
   */
  record NewSplit(
      @NotBlank @Size(max = 200) String name,
      @NotNull @Size(max = 1000) List<@NotBlank String> unseenBrains,
      @NotNull @Min(0) @Max(1000) Integer heldOutEveryNthSection) {}

  /** What the leakage check found. */
  record Leakage(boolean leaks, List<Leak> findings) {}

  /** A split. */
  record SplitView(
      UUID id,
      UUID patchsetId,
      String name,
      List<String> unseenBrains,
      int heldOutEveryNthSection,
      int trainSections,
      int heldOutSections,
      int unseenSections,
      Leakage leakage,
      String sha256,
      Instant createdAt) {}

  /** A brain of a patchset; {@code quarantined} tells that its shard is out of use. */
  record PatchsetBrain(
      UUID brainId, String pseudonym, long sections, long patches, boolean quarantined) {}

  /** A patchset in a list. */
  record PatchsetRow(
      UUID id,
      UUID projectId,
      UUID preparationId,
      String name,
      long patches,
      int patchPx,
      double pixelSizeUm,
      long bytes,
      long sections,
      Instant createdAt) {}

  /**
   * A patchset.
   *
   * @param liesOn what the places of its patches refer to
   * @param space that they are of; null where brains are of different ones
   * @param surface {@code name@version} whose vertices they name; null where they name none
   */
  record PatchsetView(
      UUID id,
      UUID projectId,
      UUID preparationId,
      String name,
      long patches,
      int patchPx,
      double pixelSizeUm,
      int patchesPerSection,
      long bytes,
      String indexSha256,
      PatchGeometry.On liesOn,
      @Nullable String space,
      @Nullable String surface,
      Instant createdAt,
      List<PatchsetBrain> brains) {}

  /** A section that patches were cut from. */
  record PatchsetSection(
      UUID sectionId,
      UUID brainId,
      String pseudonym,
      int number,
      String imageSha256,
      @Nullable String annotationsSha256) {}
}
