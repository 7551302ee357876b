package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cytostudy.runner.task.TaskWorld.HELD_OUT;
import static org.cytostudy.runner.task.TaskWorld.UNSEEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.core.task.TaskSpec.Areas;
import org.cytostudy.core.task.TaskSpec.Pair;
import org.cytostudy.runner.task.TaskWorld.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Areas that features show, and that they do not. */
class AreasAnswersTest {
  private static final TaskSpec TASK =
      new Areas(
          List.of(new Pair("subtle", "B", "C"), new Pair("absent", "A", "Z")),
          List.of(5),
          5,
          List.of(2.0, 4.5),
          1e-3);

  @TempDir Path folder;
  private TaskWorld world;

  @BeforeEach
  void start() {
    world = new TaskWorld(folder);
  }

  @Test
  void namesAreasThatFeaturesShow() throws IOException {
    Answer answer = world.ask(TASK, world.inputs(TaskWorld.areas(0.2), Map.of()));
    for (String part : List.of(HELD_OUT, UNSEEN)) {
      for (String probe : List.of("", "mlp/", "knn/", "with-position/", "with-position/mlp/")) {
        assertThat(answer.value(probe + "macro-f1", part)).as(probe + part).isGreaterThan(0.95);
      }
      assertThat(answer.value("few/5/macro-f1", part)).isGreaterThan(0.85);
      assertThat(answer.value("pair/subtle/balanced-accuracy", part)).isGreaterThan(0.95);
      assertThat(answer.value("f1/C", part)).isGreaterThan(0.95);
    }
    Figure f1 = answer.figure("macro-f1", UNSEEN);
    assertThat(f1.draws()).hasSize(TaskWorld.DRAWS);
    assertThat(f1.resampled()).isEqualTo("sections");
    assertThat(f1.patches()).isEqualTo(640);
    assertThat(f1.sections()).isEqualTo(16);
    assertThat(f1.brains()).isEqualTo(2);
    assertThat(answer.notTestable()).anyMatch(not -> not.startsWith("pair/absent"));
  }

  @Test
  void namesNoAreaFromNoiseThoughPositionTellsThemAll() throws IOException {
    Answer answer =
        world.ask(TASK, world.inputs((spot, random) -> noise(random.nextGaussian()), Map.of()));
    assertThat(answer.value("macro-f1", UNSEEN)).isLessThan(0.35);
    assertThat(answer.value("few/5/macro-f1", UNSEEN)).isLessThan(0.35);
    assertThat(answer.value("pair/subtle/balanced-accuracy", UNSEEN)).isBetween(0.4, 0.6);
    assertThat(answer.value("with-position/mlp/macro-f1", UNSEEN)).isGreaterThan(0.8);
  }

  private static double[] noise(double value) {
    return new double[] {value, 1};
  }

  @Test
  void errorsOfPlacesAreThoseNearBorders() throws IOException {
    // Features show the area at a place some mm away, as position with a registration error does.
    List<InputRef> displaced =
        world.inputs(
            (spot, random) -> {
              double u = spot.u() + 2.5 * random.nextGaussian();
              double[] features = new double[4];
              features[(int) Math.clamp(u / 20, 0, 3)] = 1;
              return features;
            },
            Map.of());
    Answer answer = world.ask(TASK, displaced);
    assertThat(answer.value("error-enrichment/4.5mm", UNSEEN)).isGreaterThan(1.5);
    assertThat(answer.nullP("errors-near-border/4.5mm", UNSEEN)).isLessThan(0.01);
    assertThat(answer.value("errors-near-border/2mm", UNSEEN)).isLessThan(1);
    assertThat(answer.value("errors-in-adjacent", UNSEEN)).isGreaterThan(0.95);
    assertThat(answer.nullP("errors-in-adjacent", UNSEEN)).isLessThan(0.01);
  }

  @Test
  void errorsThatFallAnywhereAreNotEnrichedAtBorders() throws IOException {
    List<InputRef> flipped =
        world.inputs(
            (spot, random) -> {
              double[] features = new double[4];
              features[random.nextInt(3) > 0 ? spot.area() : random.nextInt(4)] = 1;
              return features;
            },
            Map.of());
    Answer answer = world.ask(TASK, flipped);
    assertThat(answer.value("error-enrichment/4.5mm", UNSEEN)).isBetween(0.7, 1.3);
    assertThat(answer.nullP("errors-near-border/4.5mm", UNSEEN)).isGreaterThan(0.01);
    assertThat(answer.nullP("errors-in-adjacent", UNSEEN)).isGreaterThan(0.01);
  }

  @Test
  void resamplesBrainsAsWellWhereThereAreEnough() throws IOException {
    TaskWorld one = new TaskWorld(folder, 1);
    Answer answer = one.ask(TASK, one.inputs(TaskWorld.areas(0.6), Map.of()));
    Figure sections = answer.figure("macro-f1", UNSEEN);
    Figure brains = answer.figure("macro-f1/by-brain", UNSEEN);
    assertThat(brains.resampled()).isEqualTo("brains");
    assertThat(brains.value()).isEqualTo(sections.value());
    assertThat(brains.draws()).hasSize(TaskWorld.DRAWS).isNotEqualTo(sections.draws());
    assertThat(answer.names()).doesNotContain("macro-f1/by-brain " + HELD_OUT);
  }

  @Test
  void saysWhatIsMissingWhereNothingIsLabelled() throws IOException {
    Answer answer = world.ask(TASK, world.inputs(TaskWorld.areas(0.2), Map.of(), spot -> null));
    assertThat(answer.result().figures()).isEmpty();
    assertThat(answer.notTestable()).singleElement().asString().contains("fewer than two areas");
    assertThat(answer.result().warnings()).anyMatch(warning -> warning.contains(UNSEEN));
  }

  @Test
  void answersAreTheSameWithAnyNumberOfThreads() throws IOException {
    List<InputRef> inputs = world.inputs(TaskWorld.areas(0.6), Map.of());
    assertThat(world.work(TASK, 2, inputs).output(ArtefactKind.TASK_RESULT).sha256())
        .isEqualTo(world.work(TASK, 1, inputs).output(ArtefactKind.TASK_RESULT).sha256());
  }
}
