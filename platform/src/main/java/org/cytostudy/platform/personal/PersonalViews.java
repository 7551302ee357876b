package org.cytostudy.platform.personal;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.cytostudy.core.job.IngestReport.PersonalKind;
import org.jspecify.annotations.Nullable;

/** What requests to this feature hold, and what it answers. */
final class PersonalViews {
  private PersonalViews() {}

  static final int LONGEST_REASON = 500;

  /**
   * What an administrator decided.
   *
   * @param reason why, for auditors to read; needed where it is released, and never to name a donor
   */
  record Decision(
      @NotNull PersonalState state, @Size(min = 1, max = LONGEST_REASON) @Nullable String reason) {}

  /**
   * Something in the file of an image that may name a donor.
   *
   * @param sha256 of the copy that was taken out; null where it could not be decoded and lies in
   *     the file alone
   * @param reason of the decision; null where there is none, or it was made before one was asked
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
      @Nullable String reason,
      Instant createdAt,
      long version) {}
}
