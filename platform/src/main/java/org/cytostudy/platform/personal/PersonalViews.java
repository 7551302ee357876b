package org.cytostudy.platform.personal;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.jspecify.annotations.Nullable;

/** What requests to this feature hold, and what it answers. */
final class PersonalViews {
  private PersonalViews() {}

  /** What an administrator decided. */
  record Decision(@NotNull PersonalState state) {}

  /**
   * Something in the file of an image that may name a donor.
   *
   * @param sha256 of the copy that was taken out; null where it could not be decoded and lies in
   *     the file alone
   */
  record PersonalDatum(
      UUID id,
      UUID imageId,
      UUID sectionId,
      String brain,
      int section,
      PersonalKind kind,
      @Nullable String sha256,
      PersonalState state,
      @Nullable String decidedBy,
      @Nullable Instant decidedAt,
      Instant createdAt,
      long version) {}
}
