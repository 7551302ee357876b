package org.cytostudy.platform.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.ImageLocation;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.junit.jupiter.api.Test;

class InputHashTest {
  private static final InputRef A =
      InputRef.stored("probe", "a", ArtefactKind.PROBE, Sha256.of("a"), 1);
  private static final InputRef B =
      InputRef.stored("probe", "b", ArtefactKind.PROBE, Sha256.of("b"), 1);

  private static Sha256 hash(int draws, List<InputRef> inputs, long seed, int threads) {
    return InputHash.of(
        new JobManifest(1, new EvaluateSpec(draws), inputs, seed, threads), "runner/1");
  }

  @Test
  void doesNotDependOnTheOrderOfInputsNorOnWhereTheyLie() {
    InputRef elsewhere =
        new InputRef(
            "probe", "a", ArtefactKind.PROBE, Sha256.of("a"), 1, new ImageLocation("r", "a"), null);
    assertThat(hash(10, List.of(A, B), 1, 2))
        .isEqualTo(hash(10, List.of(B, A), 1, 2))
        .isEqualTo(hash(10, List.of(elsewhere, B), 1, 2));
  }

  @Test
  void dependsOnAllThatDecidesTheBytes() {
    JobManifest manifest = new JobManifest(1, new EvaluateSpec(10), List.of(A, B), 1, 2);
    assertThat(
            List.of(
                hash(10, List.of(A, B), 1, 2),
                hash(11, List.of(A, B), 1, 2),
                hash(10, List.of(A), 1, 2),
                hash(10, List.of(A, B), 2, 2),
                hash(10, List.of(A, B), 1, 3),
                InputHash.of(manifest, "runner/2")))
        .doesNotHaveDuplicates();
  }
}
