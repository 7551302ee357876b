package org.cytostudy.runner.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cytostudy.runner.task.TaskWorld.HELD_OUT;
import static org.cytostudy.runner.task.TaskWorld.UNSEEN;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.task.TaskResult.Curve;
import org.cytostudy.core.task.TaskSpec.Regression;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.task.TaskWorld.Answer;
import org.cytostudy.runner.task.TaskWorld.Features;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measures that features hold, and that they do not. */
class RegressionAnswersTest {
  private static final int PERMUTATIONS = 19;

  /** Where a patch lies is mixed into eight features of different strength. */
  private static final Features MIXED =
      (spot, random) -> {
        double[] features = new double[8];
        for (int j = 0; j < features.length; j++) {
          features[j] = (j + 1) * random.nextGaussian();
        }
        features[0] += 8 * Math.sin(spot.u() / 10);
        features[1] += 8 * Math.cos(spot.u() / 10);
        features[2] += spot.v() / 5;
        return features;
      };

  @TempDir Path folder;
  private TaskWorld world;

  @BeforeEach
  void start() {
    world = new TaskWorld(folder);
  }

  private static Regression of(String... measures) {
    return new Regression(List.of(measures), List.of(1, 4, 8, 99), PERMUTATIONS);
  }

  @Test
  void explainsWhatFeaturesHoldAndNothingElse() throws IOException {
    List<InputRef> inputs =
        world.inputs(
            MIXED,
            Map.of(
                "thickness_mm",
                spot -> 2 + Math.sin(spot.u() / 10),
                "curvature_per_mm",
                spot -> (spot.u() * 7919 + spot.v() * 104729 + spot.brain() * 31) % 13));
    Answer answer = world.ask(of("thickness_mm", "curvature_per_mm", "nothing_mm"), inputs);
    for (String part : List.of(HELD_OUT, UNSEEN)) {
      assertThat(answer.value("r2/thickness_mm", part)).isGreaterThan(0.9);
      assertThat(answer.nullP("r2/thickness_mm", part)).isEqualTo(1.0 / (1 + PERMUTATIONS));
      assertThat(answer.figure("r2/thickness_mm", part).chance()).isCloseTo(0.0, within(0.1));
      assertThat(answer.value("r2/curvature_per_mm", part)).isLessThan(0.1);
    }
    assertThat(answer.nullP("r2/curvature_per_mm", UNSEEN)).isGreaterThan(0.05);
    assertThat(answer.notTestable()).anyMatch(not -> not.startsWith("r2/nothing_mm"));
    assertThat(answer.notTestable()).anyMatch(not -> not.startsWith("r2@99/thickness_mm"));
  }

  @Test
  void moreComponentsExplainMoreUntilAllDoAsMuchAsTheFeatures() throws IOException {
    Answer answer =
        world.ask(
            of("thickness_mm"),
            world.inputs(MIXED, Map.of("thickness_mm", spot -> Math.sin(spot.u() / 10))));
    Curve curve =
        answer.result().curves().stream()
            .filter(one -> one.part().equals(UNSEEN))
            .findFirst()
            .orElseThrow();
    assertThat(curve.points()).extracting(point -> point.x()).containsExactly(1.0, 4.0, 8.0);
    assertThat(curve.points().getFirst().value()).isLessThan(curve.points().getLast().value());
    assertThat(answer.value("r2@8/thickness_mm", UNSEEN))
        .isCloseTo(answer.value("r2/thickness_mm", UNSEEN), within(1e-9));
  }

  @Test
  void takesWhatTheIndexKnowsWhereNothingWasMeasured() throws IOException {
    Answer answer =
        world.ask(
            of("thickness_mm", "cutting_angle_deg"),
            world.inputs((spot, random) -> new double[] {spot.u(), spot.v()}, Map.of()));
    assertThat(answer.value("r2/thickness_mm", UNSEEN)).isGreaterThan(0.99);
    assertThat(answer.notTestable()).anyMatch(not -> not.startsWith("r2/cutting_angle_deg"));
  }

  @Test
  void leavesOutSectionsWhereOneBrainIsTrainedOn() throws IOException {
    TaskWorld one = new TaskWorld(folder, 1);
    Answer answer =
        one.ask(
            of("thickness_mm"),
            one.inputs(MIXED, Map.of("thickness_mm", spot -> Math.sin(spot.u() / 10))));
    assertThat(answer.value("r2/thickness_mm", UNSEEN)).isGreaterThan(0.8);
    assertThat(answer.result().warnings())
        .anyMatch(warning -> warning.contains("One training brain"));
  }

  @Test
  void measuresThatDoNotVaryHaveNoScore() throws IOException {
    Answer answer =
        world.ask(of("thickness_mm"), world.inputs(MIXED, Map.of("thickness_mm", spot -> 2.5)));
    assertThat(answer.result().figures()).isEmpty();
    assertThat(answer.notTestable()).singleElement().asString().contains("do not vary");
  }

  @Test
  void doesNotAskForTheSizeOfCellsThatPixelsDoNotShow() throws IOException {
    for (double pixelSizeUm : new double[] {20, 1}) {
      List<InputRef> inputs =
          new ArrayList<>(
              world.inputs(MIXED, Map.of("soma_radius_iii_um", spot -> Math.sin(spot.u() / 10))));
      Path file = folder.resolve("shard-" + pixelSizeUm);
      try (PatchShard.Writer shard = PatchShard.create(file, "B1", pixelSizeUm, 1, 2)) {
        shard.write(0, new byte[4]);
      }
      inputs.add(world.hand().store("patch-shard", "shard-B1", ArtefactKind.PATCH_SHARD, file));
      Answer answer = world.ask(of("soma_radius_iii_um"), inputs);
      assertThat(answer.has("r2/soma_radius_iii_um")).isEqualTo(pixelSizeUm == 1);
      assertThat(answer.notTestable().stream().anyMatch(not -> not.contains("at this resolution")))
          .isEqualTo(pixelSizeUm == 20);
    }
  }
}
