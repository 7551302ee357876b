package org.cytostudy.platform.cell;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cytostudy.platform.problem.FieldError;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class CellViews {
  private CellViews() {}

  /**
   * A table of cells on an image, in numbers.
   *
   * @param sourceSha256 of the file that was sent
   * @param sha256 of the artefact: CSV with {@code x_px,y_px,area_um2,class}, compressed
   * @param method how the cells were found
   * @param countFactor what counts are multiplied by for the correction; 1 for none
   * @param belowThreshold cells that were left out as smaller than {@code minAreaUm2}
   * @param refused lines that are no cells
   * @param refusedRows the first of them
   * @param classes how many cells there are of each class or layer
   * @param extentMm2 area that was annotated when the table came; null where nobody said
   * @param cellsInExtent uncorrected
   * @param densityPerMm2 corrected cells per mm² of the extent
   */
  record CellTable(
      UUID id,
      UUID imageId,
      String sourceSha256,
      String sha256,
      String method,
      Correction correction,
      @Nullable Double meanDiameterUm,
      @Nullable Double minAreaUm2,
      @Nullable String correctionNote,
      double countFactor,
      long cells,
      long belowThreshold,
      long refused,
      List<FieldError> refusedRows,
      List<ClassCount> classes,
      @Nullable Double extentMm2,
      @Nullable Long cellsInExtent,
      @Nullable Double densityPerMm2,
      String author,
      Instant createdAt) {}

  /** A class or layer, and how many cells of it there are. */
  record ClassCount(String className, long cells) {}
}
