package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cytostudy.runner.task.TaskData.HELD_OUT;
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
import org.cytostudy.core.task.TaskSpec.Attribute;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributesTaskTest {
  private static final TaskSpec TASK =
      new TaskSpec.Attributes(
          List.of(Attribute.BRAIN, Attribute.SECTION, Attribute.FOLD, Attribute.VESSEL), 5);

  @TempDir Path folder;

  private static SequencedMap<String, double[]> folds() {
    double[] fold = new double[TaskData.PATCHES];
    Arrays.setAll(fold, i -> i % 3);
    SequencedMap<String, double[]> measures = new LinkedHashMap<>();
    measures.put("fold_class", fold);
    return measures;
  }

  @Test
  void tellsWhatElseTheFeaturesHold() throws IOException {
    TaskData data = new TaskData(folder).measured(folds());
    Random random = new Random(2);
    float[][] values = new float[TaskData.PATCHES][4];
    for (int i = 0; i < values.length; i++) {
      int section = data.rows.get(i).section();
      values[i] =
          new float[] {
            (float) (data.brain(i) + 0.1 * random.nextGaussian()),
            (float) (section + 0.1 * random.nextGaussian()),
            (float) (data.area(i) + 2 * random.nextGaussian()),
            (float) random.nextGaussian()
          };
    }
    TaskResult result = data.ask(TASK, patch -> values[patch]);
    assertThat(value(result, "brain/balanced-accuracy", HELD_OUT)).isGreaterThan(0.95);
    assertThat(value(result, "section/balanced-accuracy", HELD_OUT)).isGreaterThan(0.9);
    assertThat(value(result, "area-beside-brain/balanced-accuracy", HELD_OUT))
        .isBetween(0.25, 0.7);
    assertThat(value(result, "fold/balanced-accuracy", HELD_OUT)).isBetween(0.2, 0.48);
    assertThat(figure(result, "fold/balanced-accuracy", HELD_OUT).chance())
        .isEqualTo(1.0 / 3);
    assertThat(value(result, "knn-same-section", HELD_OUT))
        .isGreaterThan(2 * figure(result, "knn-same-section", HELD_OUT).chance());
    assertThat(result.notTestable())
        .extracting(TaskResult.NotTestable::figure)
        .contains("vessel");
  }

  @Test
  void noiseTellsNothing() throws IOException {
    TaskData data = new TaskData(folder).measured(folds());
    TaskResult result = data.ask(TASK, TaskRows.noise(4));
    assertThat(value(result, "brain/balanced-accuracy", HELD_OUT)).isBetween(0.35, 0.65);
    assertThat(value(result, "knn-same-section", HELD_OUT))
        .isCloseTo(
            figure(result, "knn-same-section", HELD_OUT).chance(),
            within(0.06));
  }
}
