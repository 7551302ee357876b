package org.cytostudy.runner.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.core.job.EvaluationResult.TargetScore;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.ReportSpec.Comparison;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.job.StudyReport.TargetPart;
import org.cytostudy.runner.claim.TaskResults;
import org.junit.jupiter.api.Test;

class TargetRowsTest {
  private static final Interval PERMUTED = new Interval(-0.02, -0.1, 0.05);

  private static Interval around(double value) {
    return new Interval(value, value - 0.1, value + 0.1);
  }

  private static EvaluationResult regressed(Feature feature, double r2, Role... roles) {
    List<TargetScore> scores =
        Stream.of(roles)
            .map(role -> new TargetScore("myelin", "ratio", role, 1, 10, 5, around(r2), PERMUTED))
            .toList();
    return new EvaluationResult(feature, 8, List.of(), List.of(), scores, List.of());
  }

  private static EvaluationResult unseen(Feature feature, double r2) {
    return regressed(feature, r2, Role.UNSEEN_BRAIN);
  }

  private static StudyReport build(
      List<Comparison> comparisons, Map<String, EvaluationResult> evaluations) {
    List<ReportSpec.Row> rows =
        evaluations.keySet().stream()
            .sorted()
            .map(name -> new ReportSpec.Row(name.substring(0, 1), name.charAt(1) - '0', name))
            .toList();
    return build(new ReportSpec("Question?", null, rows, comparisons), evaluations);
  }

  @Test
  void putsPositionOfTheSameSeedBesideEachScore() {
    StudyReport report =
        build(
            List.of(),
            Map.of(
                "a1",
                regressed(Feature.ENCODER, 0.7, Role.HELD_OUT_SECTION, Role.UNSEEN_BRAIN),
                "a2",
                unseen(Feature.ENCODER, 0.6),
                "p1",
                unseen(Feature.POSITION, 0.2),
                "p2",
                unseen(Feature.POSITION, 0.3)));
    assertThat(report.rows()).isEmpty();
    assertThat(report.targets())
        .extracting(row -> row.variant() + row.runSeed())
        .containsExactly("a1", "a2", "p1", "p2");
    // Position was not scored on held-out sections: that part has no such control.
    assertThat(report.targets().getFirst().heldOutSections())
        .extracting(TargetPart::positionR2)
        .isNull();
    assertThat(report.targets())
        .extracting(row -> row.unseenBrain() == null ? null : row.unseenBrain().positionR2())
        .containsExactly(around(0.2), around(0.3), null, null);
    assertThat(report.warnings()).isEmpty();
  }

  @Test
  void warnsWherePlaceMayBeAllThatFeaturesKnow() {
    StudyReport report =
        build(
            List.of(),
            Map.of("a1", unseen(Feature.ENCODER, 0.5), "p1", unseen(Feature.POSITION, 0.35)));
    assertThat(report.warnings())
        .containsExactly(
            "a, seed 1, predicts myelin on the unseen brain with R² 0.500 [0.400, 0.600], position"
                + " alone with 0.350 [0.250, 0.450]: the intervals touch, so place may be all that"
                + " it knows.");
  }

  @Test
  void warnsWhereChanceMayExplainTheScore() {
    StudyReport report =
        build(
            List.of(),
            Map.of("a1", unseen(Feature.ENCODER, 0.12), "p1", unseen(Feature.POSITION, -0.5)));
    assertThat(report.warnings())
        .containsExactly(
            "a, seed 1, predicts myelin on the unseen brain with R² 0.120 [0.020, 0.220], permuted"
                + " values with -0.020 [-0.100, 0.050]: chance may explain it.",
            "p, seed 1, predicts myelin on the unseen brain with R² -0.500 [-0.600, -0.400],"
                + " permuted values with -0.020 [-0.100, 0.050]: chance may explain it.");
  }

  @Test
  void saysThatAControlIsMissing() {
    assertThat(build(List.of(), Map.of("a1", unseen(Feature.ENCODER, 0.5))).warnings())
        .singleElement()
        .asString()
        .startsWith("myelin was regressed by no variant that knows only where a patch lies");
  }

  @Test
  void decidesClaimsOfVariantsThatOnlyPredictByTheirR2() {
    StudyReport report =
        build(
            List.of(new Comparison("a", "p"), new Comparison("b", "a")),
            Map.of(
                "a1", unseen(Feature.ENCODER, 0.7),
                "a2", unseen(Feature.ENCODER, 0.5),
                "b1", unseen(Feature.ENCODER, 0.65),
                "p1", unseen(Feature.POSITION, 0.2),
                "p2", unseen(Feature.POSITION, 0.3)));
    assertThat(report.findings().getFirst().holds()).isTrue();
    assertThat(report.findings().getFirst().detail())
        .isEqualTo(
            "R² 0.600 [0.500, 0.700] (ridge, 2 seeds) against 0.250 [0.150, 0.350] (ridge, 2"
                + " seeds)");
    assertThat(report.findings().getLast().holds()).isFalse();
  }

  private static StudyReport build(ReportSpec spec, Map<String, EvaluationResult> evaluations) {
    return ReportBuilder.build(spec, evaluations, new TaskResults(List.of()));
  }
}
