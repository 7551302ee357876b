package org.cytostudy.runner.task;

import java.util.List;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.PatchIndex.Row;

/** Where patches lie, as numbers: (u, v, 0) of a sheet or (x, y, z) of a space, in mm. */
final class Positions {
  private final List<Row> rows;

  Positions(List<Row> rows) {
    this.rows = rows;
  }

  /** Whether places are points of a flat sheet. */
  boolean onSheet() {
    return rows.getFirst().place().reference() instanceof Reference.Sheet;
  }

  /** x, y, z of some rows in turn. */
  double[] of(int[] chosen) {
    double[] places = new double[3 * chosen.length];
    for (int i = 0; i < chosen.length; i++) {
      switch (rows.get(chosen[i]).place().reference()) {
        case Reference.Sheet on -> {
          places[3 * i] = on.uMm();
          places[3 * i + 1] = on.vMm();
        }
        case Reference.Place in -> {
          places[3 * i] = in.point().xMm();
          places[3 * i + 1] = in.point().yMm();
          places[3 * i + 2] = in.point().zMm();
        }
      }
    }
    return places;
  }

  /** The features, and the position as two or three more. */
  Embedding beside(Embedding features) {
    int axes = onSheet() ? 2 : 3;
    int wide = features.dimension() + axes;
    float[] values = new float[Math.multiplyExact(features.rows(), wide)];
    float[] row = new float[features.dimension()];
    for (int i = 0; i < features.rows(); i++) {
      features.read(i, row);
      System.arraycopy(row, 0, values, i * wide, row.length);
      double[] place = of(new int[] {i});
      for (int axis = 0; axis < axes; axis++) {
        values[i * wide + row.length + axis] = (float) place[axis];
      }
    }
    return Embedding.of(features.feature(), wide, values);
  }
}
