package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.cytostudy.runner.task.TaskData.UNSEEN;
import static org.cytostudy.runner.task.TaskData.figure;
import static org.cytostudy.runner.task.TaskData.value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegressionTaskTest {
  private static final int FEATURES = 8;

  @TempDir Path folder;

  private static double[] column(Random random) {
    double[] values = new double[TaskData.PATCHES];
    Arrays.setAll(values, i -> random.nextGaussian());
    return values;
  }

  @Test
  void predictsWhatIsLinearInTheFeaturesAndNothingElse() throws IOException {
    Random random = new Random(1);
    double[] thickness = column(random);
    double[] unrelated = column(random);
    float[][] features = new float[TaskData.PATCHES][FEATURES];
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < FEATURES; j++) {
        // Spread over all features, each of them mostly noise.
        features[i][j] = (float) (thickness[i] + random.nextGaussian());
      }
    }
    SequencedMap<String, double[]> measures = new LinkedHashMap<>();
    measures.put("thickness_mm", thickness);
    measures.put("curvature_per_mm", unrelated);
    TaskResult result =
        new TaskData(folder)
            .measured(measures)
            .ask(
                new TaskSpec.Regression(
                    List.of("thickness_mm", "curvature_per_mm", "receptor_density"),
                    List.of(1, 4),
                    9),
                patch -> features[patch]);
    assertThat(value(result, "r2/thickness_mm", UNSEEN)).isBetween(0.8, 0.95);
    assertThat(figure(result, "r2/thickness_mm", UNSEEN).chance()).isLessThan(0.05);
    assertThat(figure(result, "r2/thickness_mm", UNSEEN).nullP()).isEqualTo(0.1);
    assertThat(value(result, "r2/curvature_per_mm", UNSEEN)).isLessThan(0.05);
    assertThat(figure(result, "r2/curvature_per_mm", UNSEEN).draws()).hasSize(100);
    assertThat(result.curves())
        .filteredOn(curve -> curve.name().contains("thickness_mm") && curve.part().equals(UNSEEN))
        .singleElement()
        .satisfies(
            curve -> {
              assertThat(curve.points()).extracting(TaskResult.Point::x).startsWith(1.0, 4.0);
              assertThat(curve.points().getFirst().value()).isGreaterThan(0.7);
            });
    assertThat(result.notTestable())
        .extracting(TaskResult.NotTestable::figure)
        .containsExactly("r2/receptor_density");
  }

  @Test
  void withoutMeasuresTheThicknessOfTheIndexIsAsked() throws IOException {
    TaskResult result =
        new TaskData(folder)
            .ask(
                new TaskSpec.Regression(List.of("thickness_mm", "cutting_angle_deg"), List.of(), 3),
                patch -> new float[] {patch, 1});
    assertThat(result.figures()).as("the index has one thickness for all").isEmpty();
    assertThat(result.notTestable())
        .extracting(TaskResult.NotTestable::figure, not -> not.reason().isBlank())
        .contains(tuple("r2/thickness_mm", false), tuple("r2/cutting_angle_deg", false));
  }
}
