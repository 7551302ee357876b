package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.runner.task.TaskWorld.UNSEEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.cytostudy.core.task.TaskSpec.Networks;
import org.cytostudy.runner.task.TaskWorld.Answer;
import org.cytostudy.runner.task.TaskWorld.Spot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks that features show at places, and smooth features that know nothing of them. */
class NetworksAnswersTest {
  private static final Networks TASK = new Networks(4, 5, 199);

  /** Patches of both networks in each fold: a chequerboard of 16 × 20 mm. */
  private static int network(Spot spot) {
    return ((int) (spot.u() / 16) + (int) (spot.v() / 20)) % 2;
  }

  private static final Map<String, ToDoubleFunction<Spot>> KNOWN =
      Map.of("network", NetworksAnswersTest::network);

  @TempDir Path folder;
  private TaskWorld world;

  @BeforeEach
  void start() {
    world = new TaskWorld(folder);
  }

  @Test
  void decodesWhatFeaturesShowAndGivesNoVerdictOnBrains() throws IOException {
    Answer answer =
        world.ask(
            TASK,
            world.inputs(
                (spot, random) ->
                    new double[] {
                      network(spot) + 0.3 * random.nextGaussian(), random.nextGaussian()
                    },
                KNOWN));
    assertThat(answer.value("macro-f1", UNSEEN)).isGreaterThan(0.9);
    assertThat(answer.nullP("macro-f1", UNSEEN)).isLessThan(0.05);
    assertThat(answer.figure("macro-f1", UNSEEN).resampled()).isEqualTo("folds");
    assertThat(answer.result().warnings()).anyMatch(warning -> warning.contains("made up"));
  }

  @Test
  void positionDoesNotDecodeNetworksOfOtherFolds() throws IOException {
    Answer answer =
        world.ask(TASK, world.inputs((spot, random) -> new double[] {spot.u(), spot.v()}, KNOWN));
    assertThat(answer.nullP("macro-f1", UNSEEN)).isGreaterThan(0.05);
  }

  @Test
  void saysWhatIsNotKnown() throws IOException {
    Answer answer = world.ask(TASK, world.inputs(TaskWorld.areas(1), Map.of()));
    assertThat(answer.result().figures()).isEmpty();
    assertThat(answer.notTestable()).singleElement().asString().contains("not known");
    Answer one = world.ask(TASK, world.inputs(TaskWorld.areas(1), Map.of("network", spot -> 1)));
    assertThat(one.notTestable()).allMatch(not -> not.contains("1 network(s)")).isNotEmpty();
  }
}
