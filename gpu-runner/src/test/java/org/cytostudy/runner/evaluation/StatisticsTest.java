package org.cytostudy.runner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.core.job.RibbonResult;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.Split.AssignedSection;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.runner.data.Embeddings;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probe and evaluate steps on made-up features, run by the worker's command. */
class StatisticsTest {
  private static final List<String> AREAS = List.of("A", "B", "C");
  private static final int PER_SECTION = 30;
  private static final ProbeSpec ALL =
      new ProbeSpec(List.of(Kind.LOGISTIC, Kind.MLP, Kind.NEAREST_NEIGHBOURS), 1e-3, 16, 200);

  @TempDir Path folder;
  private ByHand hand;

  @BeforeEach
  void start() {
    hand = new ByHand(folder);
  }

  /** What is done to a patch before it is written; null area: unlabelled. */
  @FunctionalInterface
  private interface Labels {
    @Nullable String of(String brain, int section, @Nullable String area);
  }

  /** Two brains trained on, with 8 sections each, the 4th and 8th held out, and one unseen. */
  private static Split split() {
    List<AssignedSection> sections = new ArrayList<>();
    for (String brain : List.of("B1", "B2", "B3")) {
      for (int section = 1; section <= 8; section++) {
        Role role = section % 4 == 0 ? Role.HELD_OUT_SECTION : Role.TRAIN;
        sections.add(
            new AssignedSection(brain, section, brain.equals("B3") ? Role.UNSEEN_BRAIN : role));
      }
    }
    return new Split(sections);
  }

  private List<InputRef> inputs(Split split, Labels labels, double spread) throws IOException {
    List<Row> rows = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(3);
    int sections = 24;
    float[] values = new float[sections * PER_SECTION * 3];
    for (int s = 0; s < sections; s++) {
      String brain = "B" + (s / 8 + 1);
      int section = s % 8 + 1;
      for (int p = 0; p < PER_SECTION; p++) {
        int area = p / 10;
        int i = rows.size();
        for (int j = 0; j < 3; j++) {
          values[i * 3 + j] = (float) ((area == j ? 1 : 0) + spread * (random.nextDouble() - 0.5));
        }
        rows.add(
            new Row(
                i,
                brain,
                "left",
                "1",
                section,
                Sha256.of("image").hex(),
                "shard-" + brain,
                i,
                0,
                0,
                0,
                PatchPlace.onSheet("sheet/1", p, section),
                p,
                2.5,
                labels.of(brain, section, AREAS.get(area)),
                Math.min(Math.abs(p - 9.5), Math.abs(p - 19.5))));
      }
    }
    Path index = folder.resolve("index.parquet");
    PatchIndex.write(index, rows);
    Path embedding = folder.resolve("embedding.safetensors");
    Embeddings.write(embedding, 3, values);
    return List.of(
        hand.store("patch-index", "index.parquet", ArtefactKind.PATCH_INDEX, index),
        hand.store(
            "embedding-tensor", "embedding.safetensors", ArtefactKind.EMBEDDING_TENSOR, embedding),
        hand.storeJson("split", "split.json", ArtefactKind.SPLIT, split));
  }

  private Done evaluate(List<InputRef> inputs, ProbeSpec spec, int threads) throws IOException {
    Done probes = hand.work(spec, 5, threads, inputs);
    assertThat(probes.outputs()).hasSize(spec.kinds().size());
    return hand.work(
        new EvaluateSpec(100),
        5,
        threads,
        ByHand.inputs(inputs, probes.allAs("probe", ArtefactKind.PROBE)));
  }

  private static EvaluationResult result(Done done) throws IOException {
    return CytostudyJson.mapper()
        .readValue(done.file(ArtefactKind.EVALUATION).toFile(), EvaluationResult.class);
  }

  @Test
  void scoresEachProbeOnBothParts() throws IOException {
    EvaluationResult result =
        result(evaluate(inputs(split(), (brain, section, area) -> area, 1.2), ALL, 1));
    assertThat(result.feature()).isEqualTo(EmbedSpec.Feature.ENCODER);
    assertThat(result.areas()).isEqualTo(AREAS);
    assertThat(result.featureDimension()).isEqualTo(3);
    assertThat(result.scores()).hasSize(6);
    for (Score score : result.scores()) {
      boolean unseen = score.role() == Role.UNSEEN_BRAIN;
      assertThat(score.patches()).isEqualTo(unseen ? 240 : 120);
      assertThat(score.sections()).isEqualTo(unseen ? 8 : 4);
      assertThat(score.macroF1().value()).isGreaterThan(0.9);
      assertThat(score.macroF1().value()).isBetween(score.macroF1().low(), score.macroF1().high());
      assertThat(score.confusion().stream().flatMap(List::stream).mapToLong(Long::longValue).sum())
          .isEqualTo(score.patches());
      // Borders lie between patches 9 and 10 and 19 and 20: 8 of 30 are within 2 mm.
      assertThat(score.patchesNearBorderShare()).isEqualTo(8 / 30.0);
    }
    assertThat(result.warnings())
        .containsExactly(
            "The intervals of the held-out sections rest on 4 section(s); below 5 they say"
                + " little.");
  }

  @Test
  void givesTheSameHashesTwiceAndWithTwoThreads() throws IOException {
    List<InputRef> inputs = inputs(split(), (brain, section, area) -> area, 1.5);
    Done first = evaluate(inputs, ALL, 1);
    assertThat(evaluate(inputs, ALL, 1).outputs()).isEqualTo(first.outputs());
    assertThat(evaluate(inputs, ALL, 2).outputs()).isEqualTo(first.outputs());
  }

  @Test
  void writesPredictionsAndRibbonsAlsoForUnlabelledPatches() throws Exception {
    Done done =
        evaluate(
            inputs(
                split(),
                (brain, section, area) -> brain.equals("B3") && section == 2 ? null : area,
                0.5),
            new ProbeSpec(List.of(Kind.LOGISTIC), 1e-3, 1, 200),
            1);
    RibbonResult ribbon =
        CytostudyJson.mapper()
            .readValue(done.file(ArtefactKind.RIBBON).toFile(), RibbonResult.class);
    assertThat(ribbon.sections()).hasSize(4 + 8);
    RibbonResult.ScoredSection unlabelled =
        ribbon.sections().stream()
            .filter(s -> s.brain().equals("B3") && s.section() == 2)
            .findFirst()
            .orElseThrow();
    assertThat(unlabelled.truth()).hasSize(PER_SECTION).containsOnly(RibbonResult.UNLABELLED);
    assertThat(unlabelled.arcMm()).isSorted();
    assertThat(unlabelled.predictions().getFirst().areas())
        .startsWith(0, 0)
        .endsWith(2, 2)
        .hasSize(PER_SECTION);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT count(*), count(true_area), count(DISTINCT patch_id), min(probability),"
                    + " max(probability), any_value(probe) FROM read_parquet('"
                    + done.file(ArtefactKind.PREDICTIONS)
                    + "')")) {
      row.next();
      assertThat(row.getLong(1)).isEqualTo(12 * PER_SECTION);
      assertThat(row.getLong(2)).isEqualTo(11 * PER_SECTION);
      assertThat(row.getLong(3)).isEqualTo(12 * PER_SECTION);
      assertThat(row.getFloat(4)).isGreaterThan(1 / 3f);
      assertThat(row.getFloat(5)).isLessThanOrEqualTo(1);
      assertThat(row.getString(6)).isEqualTo("logistic");
    }
    assertThat(result(done).scores()).hasSize(2);
  }

  @Test
  void warnsWhereAPartHasNoLabels() throws IOException {
    EvaluationResult result =
        result(
            evaluate(
                inputs(split(), (brain, section, area) -> brain.equals("B3") ? null : area, 0.5),
                ProbeSpec.demo(),
                1));
    assertThat(result.scores()).extracting(Score::role).containsOnly(Role.HELD_OUT_SECTION);
    assertThat(result.warnings())
        .contains("No patch of the unseen brain has a label: there is no score for them.");
  }

  @Test
  void saysWhichAreasAreMissingAndWhichAreUnknown() throws IOException {
    EvaluationResult result =
        result(
            evaluate(
                inputs(
                    split(),
                    (brain, section, area) -> brain.equals("B3") && "C".equals(area) ? "D" : area,
                    0.5),
                ProbeSpec.demo(),
                1));
    assertThat(result.areas()).containsExactly("A", "B", "C", "D");
    assertThat(result.warnings())
        .contains(
            "The unseen brain lack(s) area(s) C; macro-F1 is the mean over the other 3.",
            "Area(s) D of the unseen brain do not occur in the training part; no probe can name"
                + " them.");
    Score unseen = result.scores().getLast();
    assertThat(unseen.perAreaF1().get(2)).isNull();
    assertThat(unseen.perAreaF1().get(3)).isZero();
    assertThat(unseen.macroF1().value()).isBetween(0.6, 2 / 3.0);
  }

  @Test
  void trainsOnTrainingSectionsOnly() throws IOException {
    // Wrong labels everywhere else must not change the probe.
    ProbeSpec spec = ProbeSpec.demo();
    Done honest = hand.work(spec, 5, 1, inputs(split(), (brain, section, area) -> area, 1.0));
    Done spoilt =
        hand.work(
            spec,
            5,
            1,
            inputs(
                split(),
                (brain, section, area) -> brain.equals("B3") || section % 4 == 0 ? "A" : area,
                1.0));
    assertThat(spoilt.outputs()).isEqualTo(honest.outputs());
  }

  @Test
  void refusesToTrainWithoutLabelsOrWithOneArea() throws IOException {
    ProbeSpec spec = ProbeSpec.demo();
    assertThat(hand.fail(spec, inputs(split(), (b, s, area) -> null, 1)).code())
        .isEqualTo("training-part-unlabelled");
    assertThat(hand.fail(spec, inputs(split(), (b, s, area) -> "A", 1)).code())
        .isEqualTo("training-part-single-area");
  }

  @Test
  void refusesFeaturesThatAreNotNumbers() throws IOException {
    var failure = hand.fail(ProbeSpec.demo(), inputs(split(), (b, s, area) -> area, Double.NaN));
    assertThat(failure.code()).as(failure.toString()).isEqualTo("features-not-finite");
  }

  @Test
  void refusesAnEmbeddingOfAnotherPatchset() throws IOException {
    List<InputRef> inputs = new ArrayList<>(inputs(split(), (b, s, area) -> area, 1));
    Path other = folder.resolve("other.safetensors");
    Embeddings.write(other, 3, new float[9]);
    inputs.set(1, hand.store("embedding-tensor", "o", ArtefactKind.EMBEDDING_TENSOR, other));
    assertThat(hand.fail(ProbeSpec.demo(), inputs).code()).isEqualTo("embedding-index-mismatch");
  }

  @Test
  void refusesToEvaluateWithoutAProbe() throws IOException {
    assertThat(hand.fail(EvaluateSpec.demo(), inputs(split(), (b, s, area) -> area, 1)).code())
        .isEqualTo("manifest-invalid");
  }
}
