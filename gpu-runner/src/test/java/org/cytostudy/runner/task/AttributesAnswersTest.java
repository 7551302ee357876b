package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cytostudy.runner.task.TaskWorld.HELD_OUT;
import static org.cytostudy.runner.task.TaskWorld.UNSEEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.core.task.TaskSpec.Attribute;
import org.cytostudy.core.task.TaskSpec.Attributes;
import org.cytostudy.runner.task.TaskWorld.Answer;
import org.cytostudy.runner.task.TaskWorld.Spot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features that betray brain, section, fold or vessel, and features that do not. */
class AttributesAnswersTest {
  private static final Attributes TASK = new Attributes(List.of(Attribute.values()), 10);

  private static final Map<String, ToDoubleFunction<Spot>> KNOWN =
      Map.of(
          "fold_class", spot -> (int) (spot.u() / 7) % 3,
          "vessel_number", spot -> (int) (spot.u() / 16));

  @TempDir Path folder;
  private TaskWorld world;

  @BeforeEach
  void start() {
    world = new TaskWorld(folder);
  }

  @Test
  void hearsWhatFeaturesBetray() throws IOException {
    Answer answer =
        world.ask(
            TASK,
            world.inputs(
                (spot, random) -> {
                  double[] features = new double[24];
                  for (int j = 0; j < features.length; j++) {
                    features[j] = 0.1 * random.nextGaussian();
                  }
                  features[spot.brain() - 1]++;
                  features[6 + spot.section() - 1]++;
                  features[14 + (int) (spot.u() / 7) % 3]++;
                  features[17 + (int) (spot.u() / 16)]++;
                  return features;
                },
                KNOWN));
    for (String part : List.of(HELD_OUT, UNSEEN)) {
      // Forty vessels and more, four patches of each to learn from.
      assertThat(answer.value("vessel/balanced-accuracy", part)).isGreaterThan(0.6);
      for (String attribute : List.of("brain", "section", "fold")) {
        assertThat(answer.value(attribute + "/balanced-accuracy", part))
            .as(attribute + " " + part)
            .isGreaterThan(0.9);
      }
      Figure near = answer.figure("knn-same-section", part);
      assertThat(near.value()).isGreaterThan(2 * Objects.requireNonNull(near.chance()));
    }
    assertThat(answer.figure("brain/balanced-accuracy", HELD_OUT).chance()).isEqualTo(0.25);
    assertThat(answer.figure("brain/balanced-accuracy", UNSEEN).chance()).isEqualTo(0.5);
    assertThat(answer.figure("fold/balanced-accuracy", UNSEEN).chance()).isEqualTo(1 / 3.0);
  }

  @Test
  void hearsNothingFromFeaturesOfAreasAlone() throws IOException {
    Answer answer = world.ask(TASK, world.inputs(TaskWorld.areas(0.3), KNOWN));
    assertThat(answer.value("area-beside-brain/balanced-accuracy", UNSEEN)).isGreaterThan(0.9);
    assertThat(answer.value("brain/balanced-accuracy", UNSEEN)).isCloseTo(0.5, within(0.1));
    assertThat(answer.value("brain/balanced-accuracy", HELD_OUT)).isCloseTo(0.25, within(0.1));
    assertThat(answer.value("section/balanced-accuracy", UNSEEN)).isLessThan(0.15);
    Figure near = answer.figure("knn-same-section/far", UNSEEN);
    assertThat(near.value()).isCloseTo(near.chance(), within(0.03));
  }

  @Test
  void saysWhatIsNotKnown() throws IOException {
    Answer answer = world.ask(TASK, world.inputs(TaskWorld.areas(0.3), Map.of()));
    assertThat(answer.notTestable()).anyMatch(not -> not.startsWith("fold:"));
    assertThat(answer.notTestable()).anyMatch(not -> not.startsWith("vessel:"));
    assertThat(answer.has("brain/balanced-accuracy")).isTrue();
  }
}
