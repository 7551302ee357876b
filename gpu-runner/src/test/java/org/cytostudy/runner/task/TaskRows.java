package org.cytostudy.runner.task;

import java.util.Random;
import java.util.function.IntFunction;
import org.cytostudy.runner.data.PatchIndex.Row;

/** Rows and features that several tests of tasks make up. */
final class TaskRows {
  private TaskRows() {}

  static Row withArea(Row row, String area) {
    return new Row(
        row.patchId(),
        row.brain(),
        row.hemisphere(),
        row.block(),
        row.section(),
        row.imageSha256(),
        row.shard(),
        row.shardRow(),
        row.xPx(),
        row.yPx(),
        row.angleDeg(),
        row.place(),
        row.arcMm(),
        row.thicknessMm(),
        area,
        row.borderMm());
  }

  /** Features that hold nothing. */
  static IntFunction<float[]> noise(int dimension) {
    Random random = new Random(3);
    float[][] values = new float[TaskData.PATCHES][dimension];
    for (float[] value : values) {
      for (int j = 0; j < dimension; j++) {
        value[j] = (float) random.nextGaussian();
      }
    }
    return patch -> values[patch];
  }
}
