package org.cytostudy.runner.embedding;

import java.util.List;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * The registered reference coordinate in mm, (u, v) of a sheet or (x, y, z) of a space, and no
 * pixel at all: what a classifier can know from where a patch lies.
 */
final class PositionFeatures implements FeatureExtractor {
  private final boolean sheet;
  private @Nullable String space;

  /** Takes a patch of the index; the others must lie in the same space. */
  PositionFeatures(Row first) {
    this.sheet = first.place().reference() instanceof Reference.Sheet;
  }

  @Override
  public int dimension() {
    return sheet ? 2 : 3;
  }

  @Override
  public void extract(List<Row> rows, byte[] patches, int sidePx, float[] into) {
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (space == null) {
        space = row.place().space();
      }
      if (!space.equals(row.place().space())
          || row.place().reference() instanceof Reference.Sheet != sheet) {
        throw StepFailure.data(
            "reference-space-mixed",
            "Patches lie in the spaces " + space + " and " + row.place().space(),
            "patch " + row.patchId(),
            "Register all brains to one reference space");
      }
      switch (row.place().reference()) {
        case Reference.Sheet on -> {
          into[2 * i] = (float) on.uMm();
          into[2 * i + 1] = (float) on.vMm();
        }
        case Reference.Place in -> {
          into[3 * i] = (float) in.point().xMm();
          into[3 * i + 1] = (float) in.point().yMm();
          into[3 * i + 2] = (float) in.point().zMm();
        }
      }
    }
  }
}
