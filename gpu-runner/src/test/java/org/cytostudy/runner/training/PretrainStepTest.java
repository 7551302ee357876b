package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.runner.checkpoint.Checkpoint;
import org.cytostudy.runner.network.EncoderFile;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PretrainStepTest {
  private static final long ITERATIONS = 30;
  private static final PretrainSpec SPEC =
      SyntheticPatchset.spec(SyntheticPatchset.spatial(), ITERATIONS);

  @TempDir static Path folder;
  private static SyntheticPatchset patchset;
  private static RecordingContext straight;

  @BeforeAll
  static void trainOnceWithoutInterruption() throws IOException {
    patchset = SyntheticPatchset.create(folder);
    straight = context(SPEC, 1, "straight");
    new PretrainStep().run(SPEC, straight);
  }

  private static RecordingContext context(PretrainSpec spec, int threads, String name) {
    return new RecordingContext(
        patchset.manifest(spec, threads), patchset.store(), folder.resolve(name));
  }

  @Test
  void lossFallsAndEveryIterationGroupIsReported() {
    List<MetricPoint> loss = straight.series("loss");
    assertThat(loss.stream().map(MetricPoint::iteration))
        .containsExactly(0L, 5L, 10L, 15L, 20L, 25L, 29L);
    assertThat(loss.getLast().value()).isLessThan(loss.getFirst().value() - 0.3);
    for (String key :
        List.of(
            "learning_rate",
            "gradient_norm",
            "positive_similarity",
            "negative_similarity",
            "alignment",
            "uniformity",
            "embedding_sd",
            "anchors_without_positives",
            "throughput_views_per_s",
            "resident_mb")) {
      assertThat(straight.series(key)).as(key).hasSameSizeAs(loss);
    }
  }

  @Test
  void stoppedAndResumedIsBitForBitTheUninterruptedRun() throws IOException {
    RecordingContext first = context(SPEC, 1, "resumed");
    first.stopAfter = done -> done >= 13;
    assertThatThrownBy(() -> new PretrainStep().run(SPEC, first))
        .isInstanceOf(StoppedException.class);
    assertThat(first.checkpoints).containsExactly(10L, 13L);
    RecordingContext second = context(SPEC, 1, "resumed");
    new PretrainStep().run(SPEC, second);
    assertThat(second.published).isEqualTo(straight.published).containsKey("model.safetensors");
    List<MetricPoint> curve = new ArrayList<>(first.series("loss"));
    curve.addAll(second.series("loss"));
    assertThat(curve).isEqualTo(straight.series("loss"));
  }

  @Test
  void damagedNewestCheckpointIsPassedOverForTheOneBefore() throws IOException {
    RecordingContext first = context(SPEC, 1, "damaged");
    first.stopAfter = done -> done >= 23;
    assertThatThrownBy(() -> new PretrainStep().run(SPEC, first))
        .isInstanceOf(StoppedException.class);
    Path out = folder.resolve("damaged");
    assertThat(checkpointNames(out))
        .containsExactly("checkpoint-000000020.safetensors", "checkpoint-000000023.safetensors");
    Path newest = out.resolve("checkpoint-000000023.safetensors");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    RecordingContext second = context(SPEC, 1, "damaged");
    new PretrainStep().run(SPEC, second);
    assertThat(second.logs)
        .anyMatch(
            line ->
                line.severity() == LogLine.Severity.WARN
                    && line.text().contains("checkpoint-000000023"));
    assertThat(second.series("loss").getFirst().iteration()).isEqualTo(20);
    assertThat(second.published).isEqualTo(straight.published);
  }

  private static List<String> checkpointNames(Path out) throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("checkpoint-"))
          .sorted()
          .toList();
    }
  }

  @Test
  void sameManifestGivesTheSameBytesWithTwoThreadsToo() throws IOException {
    RecordingContext again = context(SPEC, 1, "again");
    new PretrainStep().run(SPEC, again);
    assertThat(again.published).isEqualTo(straight.published);
    RecordingContext two = context(SPEC, 2, "two");
    new PretrainStep().run(SPEC, two);
    RecordingContext twoAgain = context(SPEC, 2, "twoAgain");
    new PretrainStep().run(SPEC, twoAgain);
    assertThat(twoAgain.published.get("model.safetensors"))
        .isEqualTo(two.published.get("model.safetensors"));
  }

  @Test
  void checkpointOnRequestAndNoneOfAnotherRunIsUsed() throws IOException {
    PretrainSpec simclr = SyntheticPatchset.spec(new ObjectiveSpec.SimClr(0.5), 12);
    RecordingContext context = context(simclr, 1, "requested");
    context.checkpointNow = true;
    new PretrainStep().run(simclr, context);
    assertThat(context.checkpoints).containsExactly(1L, 10L);
    PretrainSpec other = SyntheticPatchset.spec(new ObjectiveSpec.SimClr(0.1), 2);
    RecordingContext foreign = context(other, 1, "requested");
    new PretrainStep().run(other, foreign);
    assertThat(foreign.logs).anyMatch(line -> line.text().contains("belongs to another run"));
    assertThat(foreign.series("loss").getFirst().iteration()).isZero();
  }

  @Test
  void modelTellsItsArchitectureInputAndTrainingBrainsAndNothingOfThisMachine() throws IOException {
    Path file = folder.resolve("straight").resolve("model.safetensors");
    EncoderFile model = EncoderFile.read(file);
    assertThat(model.layout().spec()).isEqualTo(SPEC.network());
    assertThat(model.input().patchPx()).isEqualTo(SyntheticPatchset.SIDE_PX);
    assertThat(model.input().pixelSizeUm()).isEqualTo(40);
    assertThat(model.provenance())
        .isEqualTo(new EncoderFile.Provenance(List.of("A", "B"), SPEC.objective(), ITERATIONS, 17));
    assertThat(model.values()).containsKey("layer4.0.bn2.running_var");
    assertThat(model.values().keySet()).noneMatch(name -> name.startsWith("projection"));
    assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain(folder.toString());
  }

  @Test
  void untrainedControlHasStatisticsFromDataAndNoUpdate() throws IOException {
    PretrainSpec spec = SyntheticPatchset.spec(new ObjectiveSpec.Untrained(), ITERATIONS);
    RecordingContext context = context(spec, 1, "untrained");
    new PretrainStep().run(spec, context);
    EncoderFile model = EncoderFile.read(folder.resolve("untrained").resolve("model.safetensors"));
    assertThat(model.provenance().iterations()).isZero();
    float[] initial = model.layout().initialValues(17);
    float[] stem = Objects.requireNonNull(model.values().get("conv1.weight"));
    assertThat(stem).isEqualTo(java.util.Arrays.copyOf(initial, stem.length));
    assertThat(Objects.requireNonNull(model.values().get("layer1.0.bn1.running_var")))
        .doesNotContain(1f);
    assertThat(context.metrics).isEmpty();
  }

  @Test
  void shuffledCoordinatesArePermutedOverThePatches() throws IOException {
    try (TrainPatches patches = TrainPatches.open(straight, SyntheticPatchset.spatial());
        TrainPatches shuffled = TrainPatches.open(straight, SyntheticPatchset.spatial())) {
      shuffled.shuffleCoordinates(17);
      List<String> before = new ArrayList<>();
      List<String> after = new ArrayList<>();
      int kept = 0;
      for (int i = 0; i < patches.count(); i++) {
        before.add(patches.positions().mm(0, i) + " " + patches.positions().mm(1, i));
        after.add(shuffled.positions().mm(0, i) + " " + shuffled.positions().mm(1, i));
        kept += before.getLast().equals(after.getLast()) ? 1 : 0;
        assertThat(shuffled.section(i)).isEqualTo(patches.section(i));
      }
      assertThat(after).containsExactlyInAnyOrderElementsOf(before);
      assertThat(kept).isLessThan(patches.count() / 10);
    }
  }

  @Test
  void lossThatIsNotFiniteFailsWithItsIteration() throws IOException {
    Checkpoint whole = Checkpoint.read(folder.resolve("straight/checkpoint.safetensors"));
    Objects.requireNonNull(whole.weights().get("conv1.weight"))[0] = Float.NaN;
    Path wild = Files.createDirectories(folder.resolve("wild"));
    new Checkpoint(7, whole.run(), whole.facts(), whole.weights(), whole.moments())
        .write(wild.resolve("checkpoint-000000007.safetensors"));
    RecordingContext context = context(SPEC, 1, "wild");
    assertThatThrownBy(() -> new PretrainStep().run(SPEC, context))
        .isInstanceOfSatisfying(
            StepFailure.class,
            failure -> {
              assertThat(failure.failure().category()).isEqualTo(FailureCategory.CODE);
              assertThat(failure.failure().code()).isEqualTo("loss-not-finite");
              assertThat(failure.failure().where()).isEqualTo("iteration 7");
              assertThat(failure.failure().action()).contains("learningRate");
            });
    assertThat(context.series("loss").getLast().value()).isNaN();
    assertThat(context.published).isEmpty();
    assertThat(context.checkpoints).isEmpty();
    assertThat(checkpointNames(wild)).containsExactly("checkpoint-000000007.safetensors");
    assertThat(wild.resolve("model.safetensors")).doesNotExist();
  }
}
