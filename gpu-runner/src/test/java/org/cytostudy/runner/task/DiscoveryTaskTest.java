package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.runner.task.TaskData.UNSEEN;
import static org.cytostudy.runner.task.TaskData.figure;
import static org.cytostudy.runner.task.TaskData.value;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.core.task.TaskSpec.Merged;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTaskTest {
  private static final TaskSpec TASK =
      new TaskSpec.Discovery(
          List.of(new Merged("PQ", List.of("P", "Q"))), List.of("R", "S"), 3, 3, 3, 19);

  @TempDir Path folder;

  /** Three numbers of noise, of which the first is moved in Q. */
  private static IntFunction<float[]> features(TaskData data, double move) {
    Random random = new Random(7);
    float[][] values = new float[TaskData.PATCHES][3];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < 3; j++) {
        values[i][j] = (float) random.nextGaussian();
      }
      values[i][0] += (float) (data.area(i) == 1 ? move : 0);
    }
    return patch -> values[patch];
  }

  @Test
  void findsTwoAreasWhereOneWasDrawnAndNoneWithinOne() throws IOException {
    TaskData data = new TaskData(folder);
    TaskResult result = data.ask(TASK, features(data, 8));
    assertThat(value(result, "ari/PQ", UNSEEN)).isGreaterThan(0.9);
    assertThat(figure(result, "ari/PQ", UNSEEN).nullP()).isEqualTo(0.05);
    assertThat(value(result, "nmi/PQ", UNSEEN)).isGreaterThan(0.8);
    assertThat(value(result, "clusters/PQ", UNSEEN)).isEqualTo(2);
    assertThat(value(result, "clusters/R", UNSEEN)).isEqualTo(1);
    assertThat(value(result, "no-split", UNSEEN)).isEqualTo(1);
  }

  @Test
  void ofFeaturesThatDoNotDifferItFindsNothing() throws IOException {
    TaskData data = new TaskData(folder);
    TaskResult result = data.ask(TASK, features(data, 0));
    assertThat(value(result, "ari/PQ", UNSEEN)).isBetween(-0.1, 0.1);
    assertThat(figure(result, "ari/PQ", UNSEEN).nullP()).isGreaterThan(0.05);
    assertThat(value(result, "clusters/PQ", UNSEEN)).isEqualTo(1);
  }

  @Test
  void keepsTheClusterOfEachPatch() throws IOException {
    TaskData data = new TaskData(folder);
    assertThat(
            data.work(TASK, Feature.ENCODER, 1, features(data, 8)).file(ArtefactKind.CLUSTERS))
        .isNotEmptyFile();
  }
}
