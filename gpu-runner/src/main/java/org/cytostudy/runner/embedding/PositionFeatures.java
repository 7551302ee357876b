package org.cytostudy.runner.embedding;

import java.util.List;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * The registered reference coordinate (u, v) in mm and no pixel at all: what a classifier can know
 * from where a patch lies.
 */
final class PositionFeatures implements FeatureExtractor {
  private @Nullable String space;

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public void extract(List<Row> rows, byte[] patches, int sidePx, float[] into) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (space == null) {
        space = row.space();
      } else if (!space.equals(row.space())) {
        throw StepFailure.data(
            "reference-space-mixed",
            "Patches lie in the spaces " + space + " and " + row.space(),
            "patch " + row.patchId(),
            "Register all brains to one reference space");
      }
      into[2 * i] = (float) row.uMm();
      into[2 * i + 1] = (float) row.vMm();
    }
  }
}
