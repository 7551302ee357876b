package org.cytostudy.platform.section;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.job.QualityFlag;
import org.cytostudy.platform.brain.Side;
import org.cytostudy.platform.quarantine.Mark;
import org.jspecify.annotations.Nullable;

/** What requests to this feature hold, and what it answers. */
final class SectionViews {
  private SectionViews() {}

  /** A new section of a block; {@code zMm} is its position along the cutting axis. */
  record NewSection(
      @NotNull @Min(1) Integer number,
      @NotNull @DecimalMin("-1000") @DecimalMax("1000") @JsonProperty("zMm") Double zMm,
      @NotNull Plane plane,
      @NotNull @Positive @DecimalMax("1000") Double thicknessUm,
      @Nullable SectionState state,
      @Nullable Boolean flipped) {}

  /** A change; what is left out stays. */
  record SectionChange(
      @DecimalMin("-1000") @DecimalMax("1000") @JsonProperty("zMm") @Nullable Double zMm,
      @Positive @DecimalMax("1000") @Nullable Double thicknessUm,
      @Nullable SectionState state,
      @Nullable Boolean flipped) {}

  /** A section; {@code image} is its newest, {@code quarantine} says that it is out of use. */
  record Section(
      UUID id,
      UUID brainId,
      UUID blockId,
      Side hemisphere,
      String block,
      int number,
      @JsonProperty("zMm") double zMm,
      Plane plane,
      double thicknessUm,
      SectionState state,
      boolean flipped,
      long version,
      @Nullable Image image,
      @Nullable Mark quarantine) {}

  /**
   * Where a section stands among those of its brain that have an image, in the order of their
   * numbers.
   *
   * @param position from 1; null if the section has no image itself
   * @param count of sections with an image
   */
  record Neighbours(
      @Nullable Integer position, int count, @Nullable UUID previous, @Nullable UUID next) {}

  /**
   * Faults of an image.
   *
   * @param shares of the tissue that show each; out of focus and saturated count tiles
   * @param flags those whose share is large enough to be looked at
   * @param hasOverlay whether there is a picture of where they are
   */
  record Quality(QualityShares shares, List<QualityFlag> flags, boolean hasOverlay) {}

  /** How much of the tissue has a fault, 0–1 each. */
  record QualityShares(double tears, double folds, double outOfFocus, double saturated) {}

  /**
   * An image of a section; {@code sha256} names the file's bytes.
   *
   * @param pixelSizeFrom who says how large a pixel is; null in images of before it was kept
   * @param pixelSizeBy the person who said it, where {@code pixelSizeFrom} is SUPPLIED
   * @param plane which of the images in its file it is, as {@code series/channel/z/time}; null
   *     where the file holds one only
   * @param hasPyramid whether its smaller levels were written by ingestion, for the file has none
   * @param quality null where nobody looked
   * @param personalItems how many things in the file may name a donor; none of them is shown
   */
  record Image(
      UUID id,
      UUID sectionId,
      String sha256,
      long bytes,
      long widthPx,
      long heightPx,
      double pixelSizeUm,
      String stain,
      @Nullable String stainBatch,
      @Nullable String scanner,
      double tissueFraction,
      int levels,
      boolean hasThumbnail,
      @Nullable String pixelSizeFrom,
      @Nullable String pixelSizeBy,
      @Nullable String plane,
      boolean hasPyramid,
      @Nullable Quality quality,
      int personalItems,
      Instant createdAt) {
    static Image of(ImageEntity i) {
      return new Image(
          i.id,
          i.sectionId,
          i.sha256,
          i.bytes,
          i.widthPx,
          i.heightPx,
          i.pixelSizeUm,
          i.stain,
          i.stainBatch,
          i.scanner,
          i.tissueFraction,
          i.levels,
          i.thumbnailSha256 != null,
          i.pixelSizeFrom,
          i.pixelSizeBy,
          i.plane,
          i.pyramidSha256 != null,
          i.quality == null
              ? null
              : new Quality(i.quality.shares(), i.quality.flags(), i.qualitySha256 != null),
          i.personalItems,
          i.createdAt);
    }
  }
}
