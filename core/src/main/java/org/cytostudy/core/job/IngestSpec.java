package org.cytostudy.core.job;

import java.util.Map;

/**
 * Checks image files. Inputs: role {@code image}. Outputs: one {@code ingest-report}; for each
 * accepted image a {@code tissue-mask} and a {@code thumbnail} with attribute {@code image} (the
 * sha256 of the image). A file that is refused is a row of the report, not a failure of the step.
 *
 * @param suppliedPixelSizeUm µm per pixel that a person supplied, by input name. It fills a missing
 *     calibration; one that contradicts the file's refuses the file.
 * @param tissueMaskPixelSizeUm µm per pixel of the tissue mask, 10–1000
 * @param thumbnailWidthPx width of the preview, 64–2048
 */
public record IngestSpec(
    Map<String, Double> suppliedPixelSizeUm, double tissueMaskPixelSizeUm, int thumbnailWidthPx)
    implements StepSpec {
  public IngestSpec {
    suppliedPixelSizeUm = Map.copyOf(suppliedPixelSizeUm);
    suppliedPixelSizeUm.forEach(
        (name, um) -> Range.check("suppliedPixelSizeUm['" + name + "']", um, 0.01, 1000));
    Range.check("tissueMaskPixelSizeUm", tissueMaskPixelSizeUm, 10, 1000);
    Range.check("thumbnailWidthPx", thumbnailWidthPx, 64, 2048);
  }

  @Override
  public StepType stepType() {
    return StepType.INGEST;
  }
}
