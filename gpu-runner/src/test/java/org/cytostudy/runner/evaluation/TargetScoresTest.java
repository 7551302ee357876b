package org.cytostudy.runner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.EvaluationResult.TargetScore;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.Embeddings;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.data.PatchTargets;
import org.cytostudy.runner.probe.RidgeProbe;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Brains A and B with six sections each, of which the last two are held out; C is unseen. */
class TargetScoresTest {
  private static final int SECTIONS = 6;
  private static final int PER_SECTION = 50;
  private static final int PATCHES = 3 * SECTIONS * PER_SECTION;
  private static final ProbeSpec RIDGE = new ProbeSpec(List.of(Kind.RIDGE), 0.01, 1, 1);

  @TempDir Path folder;
  private ByHand hand;
  private final float[] features = new float[3 * PATCHES];
  private final double[] target = new double[PATCHES];
  private final List<Row> rows = new ArrayList<>();

  /** The target is linear in two of three features, with noise of a fifth of its SD. */
  @BeforeEach
  void makePatches() {
    hand = new ByHand(folder);
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < PATCHES; i++) {
      for (int j = 0; j < 3; j++) {
        features[3 * i + j] = (float) (10 + random.nextDouble(-1, 1));
      }
      target[i] = 300 + 2 * features[3 * i] - features[3 * i + 1] + random.nextDouble(-0.45, 0.45);
      String brain = List.of("A", "B", "C").get(i / (SECTIONS * PER_SECTION));
      int section = i / PER_SECTION % SECTIONS;
      rows.add(
          new Row(
              i,
              brain,
              "left",
              "a",
              section,
              "0".repeat(64),
              "shard",
              i,
              0,
              0,
              0,
              PatchPlace.onSheet("sheet", i % PER_SECTION, section),
              0,
              2.5,
              null,
              null));
    }
    // A map seldom covers everything.
    target[3] = Double.NaN;
    target[PATCHES - 1] = Double.NaN;
  }

  private List<InputRef> inputs(float[] values, String name) throws IOException {
    Path index = folder.resolve("index.parquet");
    PatchIndex.write(index, rows);
    Path embedding = folder.resolve("embedding.safetensors");
    Embeddings.write(embedding, values.length / PATCHES, values);
    Path targets = folder.resolve("targets.parquet");
    new PatchTargets(name, "ratio", target).write(targets);
    List<Split.AssignedSection> split = new ArrayList<>();
    for (int s = 0; s < SECTIONS; s++) {
      Role role = s < 4 ? Role.TRAIN : Role.HELD_OUT_SECTION;
      split.add(new Split.AssignedSection("A", s, role));
      split.add(new Split.AssignedSection("B", s, role));
      split.add(new Split.AssignedSection("C", s, Role.UNSEEN_BRAIN));
    }
    return List.of(
        hand.store("patch-index", "index.parquet", ArtefactKind.PATCH_INDEX, index),
        hand.store(
            "embedding-tensor", "embedding.safetensors", ArtefactKind.EMBEDDING_TENSOR, embedding),
        hand.store("patch-targets", "targets.parquet", ArtefactKind.PATCH_TARGETS, targets),
        hand.storeJson("split", "split.json", ArtefactKind.SPLIT, new Split(split)));
  }

  private Done probe(List<InputRef> inputs) throws IOException {
    return hand.work(RIDGE, 5, 1, inputs);
  }

  private EvaluationResult evaluate(List<InputRef> inputs, Done probe) throws IOException {
    Done done =
        hand.work(
            new EvaluateSpec(200),
            5,
            1,
            ByHand.inputs(inputs, probe.allAs("probe", ArtefactKind.PROBE)));
    return CytostudyJson.mapper()
        .readValue(done.file(ArtefactKind.EVALUATION).toFile(), EvaluationResult.class);
  }

  @Test
  void scoresATargetOnHeldOutSectionsAndOnTheUnseenBrain() throws IOException {
    List<InputRef> inputs = inputs(features, "myelin");
    Done probe = probe(inputs);
    EvaluationResult result = evaluate(inputs, probe);
    assertThat(result.scores()).isEmpty();
    assertThat(result.targets())
        .extracting(TargetScore::role)
        .containsExactly(Role.HELD_OUT_SECTION, Role.UNSEEN_BRAIN);
    assertThat(result.targets()).extracting(TargetScore::patches).containsExactly(200L, 299L);
    assertThat(result.targets()).extracting(TargetScore::sections).containsExactly(4, 6);
    RidgeProbe ridge = RidgeProbe.read(probe.file(ArtefactKind.PROBE));
    for (TargetScore score : result.targets()) {
      assertThat(score.target()).isEqualTo("myelin");
      assertThat(score.unit()).isEqualTo("ratio");
      // 399 training patches have a value; α = n·l2.
      assertThat(score.alpha()).isEqualTo(399 * 0.01, within(1e-9));
      assertThat(score.r2().value()).isEqualTo(r2(ridge, score.role()), within(1e-9));
      assertThat(score.r2().value()).isBetween(0.93, 0.98);
      assertThat(score.r2().value()).isBetween(score.r2().low(), score.r2().high());
      assertThat(score.permutedR2().value()).as("the control").isLessThan(0.03);
    }
  }

  /** R² as the textbook has it, in two passes. */
  private double r2(RidgeProbe probe, Role role) throws IOException {
    int[] scored =
        IntStream.range(0, PATCHES)
            .filter(i -> !Double.isNaN(target[i]))
            .filter(
                i ->
                    role == Role.UNSEEN_BRAIN
                        ? rows.get(i).brain().equals("C")
                        : !rows.get(i).brain().equals("C") && rows.get(i).section() >= 4)
            .toArray();
    Embedding embedding = Embeddings.of(3, features);
    double[] predicted = probe.predict(embedding, scored).values();
    double mean = Arrays.stream(scored).mapToDouble(i -> target[i]).average().orElseThrow();
    double errors = 0;
    double spread = 0;
    for (int i = 0; i < scored.length; i++) {
      errors += Math.pow(target[scored[i]] - predicted[i], 2);
      spread += Math.pow(target[scored[i]] - mean, 2);
    }
    return 1 - errors / spread;
  }

  @Test
  void featuresThatKnowNothingScoreNothing() throws IOException {
    SplittableRandom random = new SplittableRandom(77);
    float[] noise = new float[3 * PATCHES];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextDouble();
    }
    List<InputRef> inputs = inputs(noise, "myelin");
    assertThat(evaluate(inputs, probe(inputs)).targets())
        .hasSize(2)
        .allSatisfy(score -> assertThat(score.r2().value()).isLessThan(0.03));
  }

  @Test
  void regressesBesideClassifiersAndSaysWhatIsMissing() throws IOException {
    List<InputRef> inputs = inputs(features, "myelin");
    List<InputRef> without = new ArrayList<>(inputs);
    without.remove(2);
    assertThat(hand.fail(RIDGE, without).code()).isEqualTo("target-missing");
    Done probe = probe(inputs);
    List<InputRef> others = inputs(features, "receptor");
    assertThat(
            hand.fail(
                    new EvaluateSpec(10),
                    ByHand.inputs(others, probe.allAs("probe", ArtefactKind.PROBE)))
                .code())
        .isEqualTo("target-differs");
    // Nobody labelled an area here, which a classifier needs and a regression does not.
    assertThat(
            hand.fail(new ProbeSpec(List.of(Kind.RIDGE, Kind.LOGISTIC), 0.01, 1, 1), inputs).code())
        .isEqualTo("training-part-unlabelled");
  }

  @Test
  void aPartWithoutValuesHasAWarningAndNoScore() throws IOException {
    for (int i = 0; i < PATCHES; i++) {
      if (rows.get(i).brain().equals("C")) {
        target[i] = Double.NaN;
      }
    }
    List<InputRef> inputs = inputs(features, "myelin");
    EvaluationResult result = evaluate(inputs, probe(inputs));
    assertThat(result.targets())
        .extracting(TargetScore::role)
        .containsExactly(Role.HELD_OUT_SECTION);
    assertThat(result.warnings()).anyMatch(w -> w.contains("myelin has no score on the unseen"));
  }
}
