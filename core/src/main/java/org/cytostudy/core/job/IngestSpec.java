package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;
import java.util.Objects;

/**
 * Checks image files. Inputs: role {@code image}. Outputs: one {@code ingest-report}; for each
 * accepted image a {@code tissue-mask}, a {@code thumbnail} and a {@code quality-overlay}, a {@code
 * pyramid} where the file has none, and what it holds that may name a donor ({@code
 * personal-image}, {@code personal-text}), all with attribute {@code image} (the sha256 of the
 * image). A file that is refused is a row of the report, not a failure of the step.
 *
 * @param suppliedPixelSizeUm µm per pixel that a person supplied, by input name. It fills a missing
 *     calibration; one that contradicts the file's refuses the file.
 * @param tissueMaskPixelSizeUm µm per pixel of the tissue mask
 * @param thumbnailWidthPx width of the preview
 * @param pyramidAbovePx an image whose smallest level has a longer side than this gets a pyramid;
 *     {@value #PYRAMID_ABOVE_PX} where it is left out
 * @param quality how faults are looked for; as {@link QualitySpec#standard} where it is left out
 */
@JsonTypeName("ingest")
public record IngestSpec(
    Map<String, Double> suppliedPixelSizeUm,
    @Range(min = 10, max = 1000) double tissueMaskPixelSizeUm,
    @Range(min = 64, max = 2048) int thumbnailWidthPx,
    @Range(min = 1024, max = 1_000_000) Integer pyramidAbovePx,
    QualitySpec quality)
    implements StepSpec {
  /** An overview of what is larger takes more than a tenth of a second to decode. */
  public static final int PYRAMID_ABOVE_PX = 4096;

  public IngestSpec {
    // Specifications that were stored before these two were there lack them.
    pyramidAbovePx = Objects.requireNonNullElse(pyramidAbovePx, PYRAMID_ABOVE_PX);
    quality = Objects.requireNonNullElseGet(quality, QualitySpec::standard);
    suppliedPixelSizeUm = Map.copyOf(suppliedPixelSizeUm);
    suppliedPixelSizeUm.forEach(
        (name, um) -> {
          if (!(um >= 0.01 && um <= 1000)) {
            throw new IllegalArgumentException(
                "suppliedPixelSizeUm['" + name + "'] must be between 0.01 and 1000, got " + um);
          }
        });
    Ranges.check(
        IngestSpec.class,
        suppliedPixelSizeUm,
        tissueMaskPixelSizeUm,
        thumbnailWidthPx,
        pyramidAbovePx,
        quality);
  }

  /** With the standard quality check, and a pyramid for what is too large without one. */
  public IngestSpec(
      Map<String, Double> suppliedPixelSizeUm, double tissueMaskPixelSizeUm, int thumbnailWidthPx) {
    this(
        suppliedPixelSizeUm,
        tissueMaskPixelSizeUm,
        thumbnailWidthPx,
        PYRAMID_ABOVE_PX,
        QualitySpec.standard());
  }

  @Override
  public StepType stepType() {
    return StepType.INGEST;
  }
}
