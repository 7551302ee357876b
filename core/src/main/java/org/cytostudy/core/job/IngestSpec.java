package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.Map;

/**
 * Checks image files. Inputs: role {@code image}. Outputs: one {@code ingest-report}; for each
 * accepted image a {@code tissue-mask} and a {@code thumbnail} with attribute {@code image} (the
 * sha256 of the image). A file that is refused is a row of the report, not a failure of the step.
 *
 * @param suppliedPixelSizeUm µm per pixel that a person supplied, by input name. It fills a missing
 *     calibration; one that contradicts the file's refuses the file.
 * @param tissueMaskPixelSizeUm µm per pixel of the tissue mask
 * @param thumbnailWidthPx width of the preview
 */
@JsonTypeName("ingest")
public record IngestSpec(
    Map<String, Double> suppliedPixelSizeUm,
    @Range(min = 10, max = 1000) double tissueMaskPixelSizeUm,
    @Range(min = 64, max = 2048) int thumbnailWidthPx)
    implements StepSpec {
  public IngestSpec {
    suppliedPixelSizeUm = Map.copyOf(suppliedPixelSizeUm);
    suppliedPixelSizeUm.forEach(
        (name, um) -> {
          if (!(um >= 0.01 && um <= 1000)) {
            throw new IllegalArgumentException(
                "suppliedPixelSizeUm['" + name + "'] must be between 0.01 and 1000, got " + um);
          }
        });
    Ranges.check(IngestSpec.class, suppliedPixelSizeUm, tissueMaskPixelSizeUm, thumbnailWidthPx);
  }

  @Override
  public StepType stepType() {
    return StepType.INGEST;
  }
}
