package org.cytostudy.platform.brain;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What requests to this feature hold, and what it answers. */
final class BrainViews {
  private BrainViews() {}

  /** A new brain; the pseudonym must not name the donor. */
  record NewBrain(
      @NotBlank @Size(max = 100) String pseudonym,
      @NotBlank @Size(max = 200) String species,
      @Min(0) @Max(150) @Nullable Integer ageYears,
      @Nullable Sex sex,
      @NotNull AccessTier accessTier) {}

  /** A brain in a list. */
  record BrainRow(
      UUID id,
      UUID projectId,
      String pseudonym,
      String species,
      @Nullable Integer ageYears,
      @Nullable Sex sex,
      AccessTier accessTier,
      Instant createdAt,
      @Nullable Consent consent,
      long sectionCount) {}

  /** A brain with what belongs to it. */
  record Brain(
      UUID id,
      UUID projectId,
      String pseudonym,
      String species,
      @Nullable Integer ageYears,
      @Nullable Sex sex,
      AccessTier accessTier,
      Instant createdAt,
      @Nullable Consent consent,
      List<Hemisphere> hemispheres,
      long sectionCount) {}

  /** A new version of a consent. */
  record NewConsent(
      @NotEmpty Set<@NotNull Purpose> purposes,
      @NotNull Instant validFrom,
      @Nullable Instant validUntil,
      @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "is 64 lower-case hexadecimal digits")
          String documentSha256,
      @NotNull AccessTier accessTier) {}

  /** Why a consent ends. */
  record Withdrawal(@NotBlank @Size(max = 2000) String reason) {}

  /** A version of a consent; the highest is the one that holds. */
  record Consent(
      int version,
      Set<Purpose> purposes,
      Instant validFrom,
      @Nullable Instant validUntil,
      @Nullable String documentSha256,
      AccessTier accessTier,
      boolean withdrawn,
      @Nullable String reason,
      Instant recordedAt,
      String recordedBy) {
    static Consent of(ConsentEntity c) {
      return new Consent(
          c.version,
          c.purposes(),
          c.validFrom,
          c.validUntil,
          c.documentSha256,
          c.accessTier,
          c.withdrawn,
          c.reason,
          c.recordedAt,
          c.recordedBy);
    }
  }

  /** A new hemisphere. */
  record NewHemisphere(@NotNull Side side) {}

  /** A hemisphere. */
  record Hemisphere(UUID id, UUID brainId, Side side) {
    static Hemisphere of(HemisphereEntity h) {
      return new Hemisphere(h.id, h.brainId, h.side);
    }
  }

  /** A new block. */
  record NewBlock(@NotBlank @Size(max = 100) String label) {}

  /** A block of a hemisphere. */
  record Block(UUID id, UUID hemisphereId, String label) {
    static Block of(BlockEntity b) {
      return new Block(b.id, b.hemisphereId, b.label);
    }
  }
}
