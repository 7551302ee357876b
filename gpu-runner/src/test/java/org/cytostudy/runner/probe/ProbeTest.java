package org.cytostudy.runner.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.runner.data.Embeddings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProbeTest {
  private static final int ROWS = 900;
  private static final List<String> AREAS = List.of("inner", "ring", "outer");
  private static final ProbeSpec SPEC = new ProbeSpec(List.of(Kind.LOGISTIC), 1e-3, 32, 400);

  @TempDir Path folder;

  /** Three rings around the origin, which no plane separates, and their squares, which do. */
  private static FeatureMatrix rings(int dimension) {
    SplittableRandom random = new SplittableRandom(5);
    float[] values = new float[ROWS * dimension];
    for (int i = 0; i < ROWS; i++) {
      double radius = i % 3 + 0.6 * random.nextDouble();
      double angle = 2 * Math.PI * random.nextDouble();
      double x = radius * Math.cos(angle);
      double y = radius * Math.sin(angle);
      double[] all = {x, y, x * x, y * y};
      for (int j = 0; j < dimension; j++) {
        values[i * dimension + j] = (float) (100 + 10 * all[j]);
      }
    }
    return new FeatureMatrix(Embeddings.of(dimension, values), Golden.all(ROWS));
  }

  private static int[] labels() {
    int[] labels = new int[ROWS];
    for (int i = 0; i < ROWS; i++) {
      labels[i] = i % 3;
    }
    return labels;
  }

  private static Probe train(Kind kind, int dimension, long seed, int threads) {
    return new ProbeTrainer(rings(dimension), labels(), AREAS)
        .train(kind, SPEC, seed, threads, (iteration, loss) -> {})
        .probe();
  }

  private static double accuracy(Probe probe) {
    int[] predicted =
        probe.predict(rings(probe.dimension()).embedding(), Golden.all(ROWS), 2).classes();
    int right = 0;
    for (int i = 0; i < ROWS; i++) {
      right += predicted[i] == i % 3 ? 1 : 0;
    }
    return right / (double) ROWS;
  }

  @Test
  void logisticSeparatesWhatPlanesSeparateAndNothingElse() {
    assertThat(accuracy(train(Kind.LOGISTIC, 4, 1, 1))).isGreaterThan(0.98);
    assertThat(accuracy(train(Kind.LOGISTIC, 2, 1, 1))).isLessThan(0.6);
  }

  @Test
  void mlpAndNearestNeighboursSeparateRings() {
    assertThat(accuracy(train(Kind.MLP, 2, 1, 1))).isGreaterThan(0.95);
    assertThat(accuracy(train(Kind.NEAREST_NEIGHBOURS, 2, 1, 1))).isGreaterThan(0.95);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIDGE")
  void sameSeedGivesTheSameFileWithAnyNumberOfThreads(Kind kind) throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    train(kind, 4, 7, 1).write(first);
    train(kind, 4, 7, 3).write(second);
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RIDGE")
  void predictsTheSameAfterBeingReadBack(Kind kind) throws IOException {
    Probe probe = train(kind, 4, 7, 1);
    Path file = folder.resolve("probe");
    probe.write(file);
    Probe read = Probe.read(file);
    int[] rows = {3, 1, 899, 400};
    Probe.Predictions before = probe.predict(rings(4).embedding(), rows, 1);
    Probe.Predictions after = read.predict(rings(4).embedding(), rows, 1);
    assertThat(read.kind()).isEqualTo(kind);
    assertThat(read.areas()).isEqualTo(AREAS);
    assertThat(after.classes()).isEqualTo(before.classes());
    assertThat(after.probabilities()).isEqualTo(before.probabilities());
  }

  @Test
  void anotherSeedGivesAnotherMlp() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    train(Kind.MLP, 4, 7, 1).write(first);
    train(Kind.MLP, 4, 8, 1).write(second);
    assertThat(Files.mismatch(first, second)).isNotNegative();
  }

  @Test
  void nearestNeighboursKeepsTheProportionsOfDistances() {
    // The second feature spreads ten times as far; scaled apart, row 2 would be the nearest.
    float[] values = {0, 0, 3, 0, 0, 4, 0, 40, 2, -40};
    FeatureMatrix features = new FeatureMatrix(Embeddings.of(2, values), Golden.all(5));
    Standardiser common = Standardiser.common(features);
    assertThat(common.sd()[0]).isEqualTo(common.sd()[1]);
  }

  @Test
  void aTiedVoteGoesToTheNearerVoters() {
    float[] rows = {1, -2};
    NearestNeighboursProbe probe =
        new NearestNeighboursProbe(
            List.of("far", "near"),
            new Standardiser(new float[] {0}, new float[] {1}),
            new float[] {rows[1], rows[0]},
            new int[] {0, 1});
    Probe.Predictions predictions = probe.predict(Embeddings.of(1, 0), new int[] {0}, 1);
    assertThat(predictions.classes()).containsExactly(1);
    assertThat(predictions.probabilities()).containsExactly(0.5f);
  }

  @Test
  void aConstantFeatureDoesNoHarm() {
    float[] values = {5, 0, 5, 1, 5, 2, 5, 3};
    FeatureMatrix features = new FeatureMatrix(Embeddings.of(2, values), Golden.all(4));
    Probe probe =
        new ProbeTrainer(features, new int[] {0, 0, 1, 1}, List.of("A", "B"))
            .train(Kind.LOGISTIC, SPEC, 1, 1, (iteration, loss) -> {})
            .probe();
    assertThat(probe.predict(features.embedding(), Golden.all(4), 1).classes())
        .containsExactly(0, 0, 1, 1);
  }

  @Test
  void refusesAFileThatIsNoProbe() throws IOException {
    Path file = Files.writeString(folder.resolve("no"), "not a probe at all");
    assertThatThrownBy(() -> Probe.read(file)).isInstanceOf(IOException.class);
  }
}
