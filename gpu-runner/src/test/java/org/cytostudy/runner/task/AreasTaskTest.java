package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.runner.task.TaskData.HELD_OUT;
import static org.cytostudy.runner.task.TaskData.UNSEEN;
import static org.cytostudy.runner.task.TaskData.figure;
import static org.cytostudy.runner.task.TaskData.value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.core.task.TaskSpec.Pair;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AreasTaskTest {
  private static final TaskSpec TASK =
      new TaskSpec.Areas(
          List.of(new Pair("pq", "P", "Q"), new Pair("absent", "P", "X")),
          List.of(5),
          3,
          List.of(2.0),
          1e-3);

  @TempDir Path folder;
  private TaskData data;

  @BeforeEach
  void make() {
    data = new TaskData(folder);
  }

  /** The area in a code of four numbers, with noise. */
  private IntFunction<float[]> areas(double noise, long seed) {
    Random random = new Random(seed);
    float[][] values = new float[TaskData.PATCHES][4];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < 4; j++) {
        values[i][j] = (float) (noise * random.nextGaussian() + (data.area(i) == j ? 1 : 0));
      }
    }
    return patch -> values[patch];
  }

  @Test
  void findsTheAreasThatFeaturesHold() throws IOException {
    TaskResult result = data.ask(TASK, areas(0.1, 1));
    for (String part : List.of(HELD_OUT, UNSEEN)) {
      assertThat(value(result, "macro-f1", part)).isGreaterThan(0.98);
      assertThat(value(result, "mlp/macro-f1", part)).isGreaterThan(0.95);
      assertThat(value(result, "knn/macro-f1", part)).isGreaterThan(0.95);
      assertThat(value(result, "few/5/macro-f1", part)).isGreaterThan(0.9);
      assertThat(value(result, "pair/pq/balanced-accuracy", part)).isGreaterThan(0.98);
    }
    Figure unseen = figure(result, "macro-f1", UNSEEN);
    assertThat(unseen.patches()).isEqualTo(240);
    assertThat(unseen.sections()).isEqualTo(6);
    assertThat(unseen.brains()).isEqualTo(1);
    assertThat(unseen.draws()).hasSize(100);
    assertThat(unseen.resampled()).isEqualTo("sections");
    assertThat(result.notTestable())
        .extracting(TaskResult.NotTestable::figure)
        .contains("pair/absent/balanced-accuracy")
        .doesNotContain("pair/pq/balanced-accuracy");
  }

  @Test
  void ofNoiseOnlyPositionTellsTheAreas() throws IOException {
    TaskResult result = data.ask(TASK, TaskRows.noise(4));
    assertThat(value(result, "macro-f1", UNSEEN)).isLessThan(0.4);
    assertThat(value(result, "pair/pq/balanced-accuracy", UNSEEN)).isBetween(0.35, 0.65);
    // Borders lie at the same place in every brain here.
    assertThat(value(result, "with-position/mlp/macro-f1", UNSEEN)).isGreaterThan(0.8);
    Figure near = figure(result, "error-enrichment/2mm", UNSEEN);
    assertThat(near.nullP()).as("errors of noise lie anywhere").isGreaterThan(0.05);
  }

  @Test
  void errorsOfFeaturesThatBlurLieNearBordersAndInTheNeighbour() throws IOException {
    Random random = new Random(5);
    float[][] values = new float[TaskData.PATCHES][4];
    for (int i = 0; i < values.length; i++) {
      double blurred = data.rows.get(i).arcMm() + 1.2 * random.nextGaussian();
      for (int j = 0; j < 4; j++) {
        values[i][j] = (float) Math.exp(-Math.pow((blurred - 10 * j - 5) / 5, 2));
      }
    }
    TaskResult result = data.ask(TASK, patch -> values[patch]);
    Figure near = figure(result, "error-enrichment/2mm", UNSEEN);
    assertThat(near.value()).isGreaterThan(1.5);
    assertThat(near.nullP()).isLessThan(0.05);
    assertThat(near.chance()).isEqualTo(1.0);
    assertThat(value(result, "errors-in-adjacent", UNSEEN)).isGreaterThan(0.9);
  }

  @Test
  void everySeedDrawsTheSameSections() throws IOException {
    IntFunction<float[]> features = areas(0.6, 2);
    TaskResult one = data.ask(TASK, Feature.ENCODER, 1, features);
    TaskResult other = data.ask(TASK, Feature.ENCODER, 2, features);
    assertThat(figure(one, "macro-f1", UNSEEN).draws())
        .as("logistic regression draws nothing, so that only the sections could differ")
        .isEqualTo(figure(other, "macro-f1", UNSEEN).draws());
  }
}
