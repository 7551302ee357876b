package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real worker process, killed without warning in the middle of training. */
class KilledWorkerIT {
  @TempDir Path folder;

  @Test
  void killedAndStartedAgainGivesTheBytesAndTheCurveOfAnUninterruptedRun() throws Exception {
    TrainingProcess training = TrainingProcess.create(folder);
    Path straight = training.trainTo("straight");

    Path killed = folder.resolve("killed");
    Process first = training.start(killed);
    TrainingProcess.awaitCheckpoint(first, killed);
    assertThat(first.destroyForcibly().waitFor()).as("killed while it trained").isNotZero();
    assertThat(killed.resolve("outcome.json")).doesNotExist();
    Map<Long, Double> before = TrainingProcess.losses(killed);
    training.trainTo("killed");
    TrainingProcess.assertSame(killed, straight, before);
  }

  @Test
  void aKilledTrainingAlongASurfaceGoesOnWithTheSameCurve() throws Exception {
    FoldedSheet fold = new FoldedSheet(folder);
    TrainingProcess training =
        TrainingProcess.create(folder, fold.patchset(folder), List.of(fold.surface()));
    Path straight = training.trainTo("straight");
    Path killed = folder.resolve("killed");
    Process first = training.start(killed);
    TrainingProcess.awaitCheckpoint(first, killed);
    assertThat(first.destroyForcibly().waitFor()).as("killed while it trained").isNotZero();
    Map<Long, Double> before = TrainingProcess.losses(killed);
    training.trainTo("killed");
    TrainingProcess.assertSame(killed, straight, before);
  }
}
