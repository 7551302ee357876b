package org.cytostudy.platform.patchset;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
   * @param brainsUnseenByProbe pseudonyms of brains that pretraining reads and no probe does; none
   *     if not given
   * @param bufferMm sections nearer than this to one that is held out serve nothing; 0 if not given
   * @param override why a leak is accepted; it stands in the audit and in every report. A brain
   *     that is both unseen and used is never accepted
   */
  record NewSplit(
      @NotBlank @Size(max = 200) String name,
      @NotNull @Size(max = 1000) List<@NotBlank String> unseenBrains,
      @NotNull @Min(0) @Max(1000) Integer heldOutEveryNthSection,
      @Size(max = 1000) @Nullable List<@NotBlank String> brainsUnseenByProbe,
      @DecimalMin("0") @DecimalMax("1000") @Nullable Double bufferMm,
      @Size(min = 10, max = 2000) @Nullable String override) {
    List<String> unseenByProbe() {
      return Objects.requireNonNullElse(brainsUnseenByProbe, List.of());
    }

    double bufferOrZeroMm() {
      return Objects.requireNonNullElse(bufferMm, 0.0);
    }
  }

  /** What the leakage check found. */
  record Leakage(boolean leaks, List<Leak> findings) {}

  /**
   * A split.
   *
   * @param override why leaks were accepted; null where none was
   * @param bufferSections sections that serve nothing, being too near to one that is held out
   */
  record SplitView(
      UUID id,
      UUID patchsetId,
      String name,
      List<String> unseenBrains,
      int heldOutEveryNthSection,
      List<String> brainsUnseenByProbe,
      double bufferMm,
      @Nullable String override,
      int trainSections,
      int heldOutSections,
      int unseenSections,
      int unseenByProbeSections,
      int bufferSections,
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
