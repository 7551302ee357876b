package org.cytostudy.platform.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.brain.Purpose;
import org.cytostudy.platform.quarantine.Mark;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class ModelViews {
  private ModelViews() {}

  /**
   * What a model was trained on.
   *
   * @param brains pseudonyms of the brains whose patches it was trained on
   * @param withheldBrains brains of the patchset that its training never saw: the unseen ones
   */
  record TrainedOn(
      @Nullable UUID patchsetId,
      @Nullable String patchset,
      List<String> brains,
      List<String> withheldBrains) {}

  /** A model; out of use while {@code quarantine} is not empty. */
  record ModelView(
      UUID id,
      UUID projectId,
      String name,
      UUID runId,
      String artefactSha256,
      long bytes,
      String architecture,
      TrainedOn trainedOn,
      Instant createdAt,
      List<Mark> quarantine) {
    ModelView with(List<Mark> marks) {
      return new ModelView(
          id,
          projectId,
          name,
          runId,
          artefactSha256,
          bytes,
          architecture,
          trainedOn,
          createdAt,
          marks);
    }
  }

  /** Something in a lineage; {@code id} is unique in it. */
  record Node(String id, String kind, String label, @Nullable String sha256) {}

  /** {@code to} was made of {@code from}. */
  record Edge(String from, String to) {}

  /** A section that a model reaches down to; {@code role} is its part of the split. */
  record SectionUsed(
      String brain,
      int section,
      String imageSha256,
      @Nullable String annotationsSha256,
      String role) {}

  /** A consent that the run was submitted under, and for what it was asked. */
  record ConsentUsed(String brain, long version, Purpose purpose) {}

  /** All that a model was made of. */
  record LineageView(
      List<Node> nodes,
      List<Edge> edges,
      List<SectionUsed> sections,
      List<ConsentUsed> consents,
      List<Mark> quarantine) {}

  /** Something that a brain went into; {@code quarantined} tells whether it is out of use. */
  record Descendant(
      String kind,
      UUID id,
      String name,
      @Nullable UUID runId,
      Instant createdAt,
      boolean quarantined) {}
}
