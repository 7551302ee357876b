package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.ObjectiveSpec.Distance;
import org.cytostudy.core.job.ObjectiveSpec.Hemispheres;
import org.cytostudy.core.job.ObjectiveSpec.Pairing;
import org.cytostudy.core.job.PretrainSpec;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.runner.network.EncoderFile;
import org.cytostudy.runner.network.NetworkLayout;
import org.cytostudy.runner.worker.StoppedException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objectives beside SpatialNCE and SimCLR, trained on the same patches with the same network. */
class RivalTrainingTest {
  private static final long ITERATIONS = 25;

  @TempDir static Path folder;
  private static SyntheticPatchset patchset;

  @BeforeAll
  static void create() throws IOException {
    patchset = SyntheticPatchset.create(folder);
  }

  static Stream<ObjectiveSpec> rivals() {
    return Stream.of(
        new ObjectiveSpec.FixedRadius(.1, 6, 2, .5, true, Hemispheres.APART),
        ObjectiveSpec.demoVicReg(),
        new ObjectiveSpec.VicReg(
            25, 25, 1, Pairing.SPATIAL, 5, .5, true, Distance.GEODESIC, Hemispheres.APART),
        ObjectiveSpec.demoSupervised(),
        new ObjectiveSpec.SpatialNce(
            .1, 5, 10, 0, false, false, Distance.WITHIN_SECTION, Hemispheres.APART, 2.5));
  }

  private static RecordingContext context(PretrainSpec spec, String name) {
    return new RecordingContext(patchset.manifest(spec, 1), patchset.store(), folder.resolve(name));
  }

  @ParameterizedTest
  @MethodSource("rivals")
  void lossFallsAndTheModelIsThatOfTheSameNetwork(ObjectiveSpec objective) throws IOException {
    PretrainSpec spec = SyntheticPatchset.spec(objective, ITERATIONS);
    String name = "rival-" + Integer.toHexString(objective.hashCode());
    RecordingContext context = context(spec, name);
    new PretrainStep().run(spec, context);
    List<MetricPoint> loss = context.series("loss");
    assertThat(loss).allMatch(point -> Double.isFinite(point.value()));
    assertThat(loss.getLast().value()).isLessThan(loss.getFirst().value());
    assertThat(context.series("embedding_sd")).hasSameSizeAs(loss);
    EncoderFile model = EncoderFile.read(folder.resolve(name).resolve("model.safetensors"));
    assertThat(model.provenance().objective()).isEqualTo(objective);
    assertThat(model.layout().spec()).isEqualTo(spec.network());
    assertThat(model.values().keySet())
        .contains("layer4.0.bn2.running_var")
        .noneMatch(tensor -> tensor.startsWith("projection") || tensor.startsWith("classifier"));
  }

  @Test
  void supervisedTrainingStartsFromTheSameEncoderAndResumesBitForBit() throws IOException {
    PretrainSpec spec = SyntheticPatchset.spec(new ObjectiveSpec.Supervised(8, 0, 0), ITERATIONS);
    RecordingContext straight = context(spec, "straight");
    new PretrainStep().run(spec, straight);
    RecordingContext first = context(spec, "resumed");
    first.stopAfter = done -> done >= 13;
    assertThatThrownBy(() -> new PretrainStep().run(spec, first))
        .isInstanceOf(StoppedException.class);
    RecordingContext second = context(spec, "resumed");
    new PretrainStep().run(spec, second);
    assertThat(second.published).isEqualTo(straight.published);
    EncoderFile untrained = train(new ObjectiveSpec.Untrained(), "untrained");
    float[] stem = Objects.requireNonNull(untrained.values().get("conv1.weight"));
    assertThat(NetworkLayout.classifying(spec.network(), 2).initialValues(17))
        .startsWith(Arrays.copyOf(stem, 20));
  }

  private static EncoderFile train(ObjectiveSpec objective, String name) throws IOException {
    PretrainSpec spec = SyntheticPatchset.spec(objective, ITERATIONS);
    new PretrainStep().run(spec, context(spec, name));
    return EncoderFile.read(folder.resolve(name).resolve("model.safetensors"));
  }
}
