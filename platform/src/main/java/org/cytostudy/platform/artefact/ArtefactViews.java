package org.cytostudy.platform.artefact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.platform.quarantine.Mark;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class ArtefactViews {
  private ArtefactViews() {}

  /** A file that something published; out of use while {@code quarantine} is not empty. */
  record Artefact(
      String sha256,
      ArtefactKind kind,
      String mediaType,
      long bytes,
      boolean legalHold,
      Instant createdAt,
      List<Producer> producers,
      List<String> parents,
      List<UUID> brains,
      List<Mark> quarantine) {}

  /** What made it; the same bytes may be made more than once. */
  record Producer(
      UUID projectId,
      String name,
      @Nullable UUID runId,
      @Nullable UUID stepId,
      Instant producedAt) {}
}
