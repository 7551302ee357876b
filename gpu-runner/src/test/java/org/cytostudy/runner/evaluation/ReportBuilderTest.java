package org.cytostudy.runner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.ReportSpec.Comparison;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.job.StudyReport.Finding;
import org.cytostudy.core.job.StudyReport.Row;
import org.cytostudy.runner.claim.TaskResults;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;

class ReportBuilderTest {

  private static Score score(Kind probe, Role role, double value, double halfWidth) {
    Interval interval = new Interval(value, value - halfWidth, value + halfWidth);
    return new Score(
        probe, role, 10, 5, interval, interval, List.of(value), List.of(List.of(10L)), null, 0);
  }

  private static EvaluationResult evaluation(Feature feature, Score... scores) {
    return new EvaluationResult(feature, 8, List.of("A"), List.of(scores), List.of(), List.of());
  }

  private static EvaluationResult unseen(Feature feature, Kind probe, double value) {
    return evaluation(feature, score(probe, Role.UNSEEN_BRAIN, value, 0.05));
  }

  private static ReportSpec spec(List<Comparison> comparisons, String... variantsBySeed) {
    List<ReportSpec.Row> rows = new ArrayList<>();
    for (String name : variantsBySeed) {
      String[] parts = name.split("#", 2);
      rows.add(new ReportSpec.Row(parts[0], Long.parseLong(parts[1]), name));
    }
    return new ReportSpec("Question?", "Synthetic cortex", rows, comparisons);
  }

  @Test
  void aClaimHoldsWhenTheIntervalsLieApart() {
    ReportSpec spec =
        spec(
            List.of(new Comparison("a", "b"), new Comparison("a", "c"), new Comparison("b", "a")),
            "a#1",
            "b#1",
            "c#1");
    StudyReport report =
        build(
            spec,
            Map.of(
                "a#1", unseen(Feature.ENCODER, Kind.LOGISTIC, 0.8),
                "b#1", unseen(Feature.ENCODER, Kind.LOGISTIC, 0.6),
                "c#1", unseen(Feature.ENCODER, Kind.LOGISTIC, 0.71)));
    assertThat(report.findings()).extracting(Finding::holds).containsExactly(true, false, false);
    assertThat(report.findings().getFirst().claim())
        .isEqualTo("a scores above b on the unseen brain");
    assertThat(report.findings().getFirst().detail())
        .isEqualTo(
            "macro-F1 0.800 [0.750, 0.850] (logistic, 1 seed) against 0.600 [0.550, 0.650]"
                + " (logistic, 1 seed)");
    assertThat(report.title()).isEqualTo("Question?");
    assertThat(report.note()).isEqualTo("Synthetic cortex");
  }

  @Test
  void takesTheMeanOverSeeds() {
    ReportSpec spec = spec(List.of(new Comparison("a", "b")), "a#1", "a#2", "b#1");
    Finding finding =
        build(
                spec,
                Map.of(
                    "a#1", unseen(Feature.ENCODER, Kind.LOGISTIC, 0.9),
                    "a#2", unseen(Feature.ENCODER, Kind.LOGISTIC, 0.5),
                    "b#1", unseen(Feature.ENCODER, Kind.LOGISTIC, 0.55)))
            .findings()
            .getFirst();
    // 0.7 − 0.05 > 0.55 + 0.05 holds; seed 2 alone would not.
    assertThat(finding.holds()).isTrue();
    assertThat(finding.detail()).contains("0.700 [0.650, 0.750] (logistic, 2 seeds)");
  }

  @Test
  void theLogisticProbeIsPrimaryAndNearestNeighboursWhereAlone() {
    ReportSpec spec = spec(List.of(), "a#1", "p#1");
    List<Row> rows =
        build(
                spec,
                Map.of(
                    "a#1",
                    evaluation(
                        Feature.ENCODER,
                        score(Kind.NEAREST_NEIGHBOURS, Role.UNSEEN_BRAIN, 0.5, 0.1),
                        score(Kind.MLP, Role.UNSEEN_BRAIN, 0.7, 0.1),
                        score(Kind.LOGISTIC, Role.UNSEEN_BRAIN, 0.6, 0.1),
                        score(Kind.LOGISTIC, Role.HELD_OUT_SECTION, 0.65, 0.1)),
                    "p#1",
                    unseen(Feature.POSITION, Kind.NEAREST_NEIGHBOURS, 0.4)))
            .rows();
    assertThat(rows)
        .extracting(Row::probe)
        .containsExactly(Kind.LOGISTIC, Kind.MLP, Kind.NEAREST_NEIGHBOURS, Kind.NEAREST_NEIGHBOURS);
    assertThat(rows).extracting(Row::primary).containsExactly(true, false, false, true);
    assertThat(rows.getFirst().heldOutSections()).isNotNull();
    assertThat(rows.get(1).heldOutSections()).isNull();
    assertThat(rows.getLast().feature()).isEqualTo(Feature.POSITION);
  }

  @Test
  void warnsWherePositionAloneTellsTheArea() {
    ReportSpec spec = spec(List.of(), "p#1");
    assertThat(
            build(spec, Map.of("p#1", unseen(Feature.POSITION, Kind.NEAREST_NEIGHBOURS, 0.91)))
                .warnings())
        .singleElement()
        .asString()
        .startsWith("Position alone reaches macro-F1 0.91");
    assertThat(
            build(spec, Map.of("p#1", unseen(Feature.POSITION, Kind.NEAREST_NEIGHBOURS, 0.75)))
                .warnings())
        .isEmpty();
    assertThat(
            build(spec, Map.of("p#1", unseen(Feature.ENCODER, Kind.NEAREST_NEIGHBOURS, 0.91)))
                .warnings())
        .isEmpty();
  }

  @Test
  void aClaimWithoutAScoreDoesNotHold() {
    ReportSpec spec = spec(List.of(new Comparison("a", "b")), "a#1", "b#1");
    Finding finding =
        build(
                spec,
                Map.of(
                    "a#1", unseen(Feature.ENCODER, Kind.LOGISTIC, 0.8),
                    "b#1",
                        evaluation(
                            Feature.ENCODER,
                            score(Kind.LOGISTIC, Role.HELD_OUT_SECTION, 0.1, 0.01))))
            .findings()
            .getFirst();
    assertThat(finding.holds()).isFalse();
    assertThat(finding.detail()).isEqualTo("b was not scored on an unseen brain");
  }

  @Test
  void namesARunThatWasEvaluatedWithoutResult() {
    assertThat(build(spec(List.of(), "a#1"), Map.of("a#1", evaluation(Feature.ENCODER))).warnings())
        .containsExactly("Variant a, seed 1, has no score at all.");
  }

  @Test
  void warnsWhereRowsWereScoredOnDifferentPatches() {
    Interval interval = new Interval(0.5, 0.4, 0.6);
    Score fewer =
        new Score(
            Kind.LOGISTIC,
            Role.UNSEEN_BRAIN,
            7,
            5,
            interval,
            interval,
            List.of(0.5),
            List.of(List.of(7L)),
            null,
            0);
    StudyReport report =
        build(
            spec(List.of(), "a#1", "b#1"),
            Map.of(
                "a#1",
                unseen(Feature.ENCODER, Kind.LOGISTIC, 0.5),
                "b#1",
                evaluation(Feature.ENCODER, fewer)));
    assertThat(report.warnings())
        .containsExactly(
            "The rows were scored on different numbers of patches (held-out sections [], unseen"
                + " brain [7, 10]): they are not comparable.");
  }

  @Test
  void namesARunWithoutAnyScore() {
    ReportSpec spec = spec(List.of(), "a#1");
    StudyReport report = build(spec, Map.of("a#1", evaluation(Feature.ENCODER)));
    assertThat(report.rows()).isEmpty();
    assertThat(report.warnings()).containsExactly("Variant a, seed 1, has no score at all.");
  }

  @Test
  void refusesAComparisonWithAnUnknownVariant() {
    ReportSpec spec = spec(List.of(new Comparison("a", "nobody")), "a#1");
    assertThatThrownBy(
            () -> build(spec, Map.of("a#1", unseen(Feature.ENCODER, Kind.LOGISTIC, 0.8))))
        .isInstanceOf(StepFailure.class)
        .hasMessageContaining("nobody");
  }

  private static StudyReport build(ReportSpec spec, Map<String, EvaluationResult> evaluations) {
    return ReportBuilder.build(spec, evaluations, new TaskResults(List.of()));
  }
}
