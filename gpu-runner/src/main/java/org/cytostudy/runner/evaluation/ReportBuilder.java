package org.cytostudy.runner.evaluation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cytostudy.core.job.EmbedSpec;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.job.StudyReport;
import org.cytostudy.core.job.StudyReport.CurveRow;
import org.cytostudy.core.job.StudyReport.FigureRow;
import org.cytostudy.core.job.StudyReport.Finding;
import org.cytostudy.core.job.StudyReport.Row;
import org.cytostudy.core.job.StudyReport.TargetRow;
import org.cytostudy.runner.claim.Claims;
import org.cytostudy.runner.claim.TaskResults;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/**
 * Makes a study's table and decides its claims.
 *
 * <p>A claim "A above B" holds when the lower end of A's macro-F1 on the unseen brain lies above
 * the upper end of B's, each by its primary probe; where neither tells areas, R² of the target
 * decides. With several seeds value, low and high are means over the seeds: more seeds make them
 * steadier, not the interval narrower, for it speaks of sections. Intervals that lie apart are a
 * stricter demand than a test of the difference (Schenker and Gentleman 2001, Am. Stat. 55,
 * 182–186): a claim that fails may still be true.
 */
final class ReportBuilder {
  /** Above this the phantom's or the atlas' areas can be told by place alone. */
  static final double POSITION_LIMIT = 0.75;

  private ReportBuilder() {}

  /**
   * @param evaluations by input name; every row of the specification has one
   * @param tasks what the runs answered
   * @throws StepFailure if a comparison names a variant without rows
   */
  static StudyReport build(
      ReportSpec spec, Map<String, EvaluationResult> evaluations, TaskResults tasks) {
    List<Row> rows = new ArrayList<>();
    Set<String> warnings = new LinkedHashSet<>();
    for (ReportSpec.Row run : spec.rows()) {
      EvaluationResult evaluation = Objects.requireNonNull(evaluations.get(run.evaluation()));
      List<Row> added = rows(run, evaluation);
      rows.addAll(added);
      for (String warning : evaluation.warnings()) {
        warnings.add(warning);
      }
      for (Row row : added) {
        positionWarning(row, warnings);
      }
      if (added.isEmpty() && evaluation.targets().isEmpty()) {
        warnings.add(
            "Variant " + run.variant() + ", seed " + run.runSeed() + ", has no score at all.");
      }
    }
    if (spec.datasets().size() <= 1) {
      differentPartsWarning(rows, warnings);
    }
    tasks.answers().forEach(answer -> warnings.addAll(answer.result().warnings()));
    datasetWarnings(spec, warnings);
    List<TargetRow> targets = TargetRows.of(spec, evaluations);
    TargetRows.warn(targets, warnings);
    List<Finding> findings =
        spec.comparisons().stream()
            .map(comparison -> finding(comparison, spec, rows, targets))
            .toList();
    return new StudyReport(
        spec.title(),
        spec.note(),
        rows,
        targets,
        findings,
        spec.datasets(),
        figures(tasks),
        curves(tasks),
        new Claims(tasks, spec.datasets().stream().anyMatch(ReportSpec.Dataset::synthetic))
            .decide(spec.claims()),
        List.copyOf(warnings));
  }

  private static List<FigureRow> figures(TaskResults tasks) {
    return tasks.answers().stream()
        .flatMap(
            answer ->
                answer.result().figures().stream()
                    .map(
                        figure ->
                            new FigureRow(
                                answer.variant(),
                                answer.dataset(),
                                answer.seed(),
                                answer.result().task(),
                                figure.withoutDraws())))
        .toList();
  }

  private static List<CurveRow> curves(TaskResults tasks) {
    return tasks.answers().stream()
        .flatMap(
            answer ->
                answer.result().curves().stream()
                    .map(
                        curve ->
                            new CurveRow(
                                answer.variant(),
                                answer.dataset(),
                                answer.seed(),
                                answer.result().task(),
                                curve)))
        .toList();
  }

  private static void datasetWarnings(ReportSpec spec, Set<String> warnings) {
    for (ReportSpec.Dataset data : spec.datasets()) {
      data.accepted()
          .forEach(leak -> warnings.add("LEAK ACCEPTED in data set " + data.name() + ": " + leak));
      if (data.looks() > 0) {
        warnings.add(
            "The test sections of data set "
                + data.name()
                + " were scored by "
                + data.looks()
                + " earlier study(ies) of the project: choices made by looking at them are not"
                + " confirmed by them.");
      }
    }
  }

  private static List<Row> rows(ReportSpec.Row run, EvaluationResult evaluation) {
    Set<ProbeSpec.Kind> kinds = EnumSet.noneOf(ProbeSpec.Kind.class);
    evaluation.scores().forEach(score -> kinds.add(score.probe()));
    List<Row> rows = new ArrayList<>();
    for (ProbeSpec.Kind kind : kinds) {
      rows.add(
          new Row(
              run.variant(),
              run.dataset(),
              run.runSeed(),
              evaluation.feature(),
              kind,
              // The kinds are in the order logistic, mlp, nearest neighbours.
              rows.isEmpty(),
              score(evaluation, kind, Split.Role.HELD_OUT_SECTION),
              score(evaluation, kind, Split.Role.UNSEEN_BRAIN)));
    }
    return rows;
  }

  private static @Nullable Score score(
      EvaluationResult evaluation, ProbeSpec.Kind kind, Split.Role role) {
    return evaluation.scores().stream()
        .filter(score -> score.probe() == kind && score.role() == role)
        .findFirst()
        .orElse(null);
  }

  private static void positionWarning(Row row, Set<String> warnings) {
    Score unseen = row.unseenBrain();
    if (row.feature() == EmbedSpec.Feature.POSITION
        && unseen != null
        && unseen.macroF1().value() > POSITION_LIMIT) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "Position alone reaches macro-F1 %.2f on the unseen brain (%s, more than %.2f): where"
                  + " a patch lies nearly tells its area, so the scores of the other rows say"
                  + " little about cytoarchitecture.",
              unseen.macroF1().value(),
              row.probe().wireName(),
              POSITION_LIMIT));
    }
  }

  /** Rows can be compared only where they were scored on the same patches. */
  private static void differentPartsWarning(List<Row> rows, Set<String> warnings) {
    Set<Long> unseen = new TreeSet<>();
    Set<Long> heldOut = new TreeSet<>();
    for (Row row : rows) {
      if (row.unseenBrain() != null) {
        unseen.add(row.unseenBrain().patches());
      }
      if (row.heldOutSections() != null) {
        heldOut.add(row.heldOutSections().patches());
      }
    }
    if (unseen.size() > 1 || heldOut.size() > 1) {
      warnings.add(
          "The rows were scored on different numbers of patches (held-out sections "
              + heldOut
              + ", unseen brain "
              + unseen
              + "): they are not comparable.");
    }
  }

  private static Finding finding(
      ReportSpec.Comparison comparison, ReportSpec spec, List<Row> rows, List<TargetRow> targets) {
    requireRow(comparison.better(), spec);
    requireRow(comparison.worse(), spec);
    String claim =
        comparison.better() + " scores above " + comparison.worse() + " on the unseen brain";
    SeedMean better = areas(comparison.better(), rows);
    SeedMean worse = areas(comparison.worse(), rows);
    String measure = "macro-F1 ";
    if (better == null && worse == null) {
      // Variants that only predict a target are compared by it.
      better = TargetRows.mean(comparison.better(), targets);
      worse = TargetRows.mean(comparison.worse(), targets);
      measure = "R² ";
    }
    if (better == null || worse == null) {
      String missing = better == null ? comparison.better() : comparison.worse();
      return new Finding(claim, false, missing + " was not scored on an unseen brain");
    }
    return new Finding(
        claim, better.low() > worse.high(), measure + better.text() + " against " + worse.text());
  }

  private static void requireRow(String variant, ReportSpec spec) {
    if (spec.rows().stream().noneMatch(run -> run.variant().equals(variant))) {
      throw StepFailure.user(
          "manifest-invalid",
          "A comparison names the variant '" + variant + "', which the report has no row of",
          "manifest /spec/comparisons",
          "Use the name of a variant of this study");
    }
  }

  /** The primary probe's macro-F1 on the unseen brain. */
  private static @Nullable SeedMean areas(String variant, List<Row> rows) {
    List<Row> scored =
        rows.stream()
            .filter(row -> row.variant().equals(variant) && row.primary())
            .filter(row -> row.unseenBrain() != null)
            .toList();
    return scored.isEmpty()
        ? null
        : SeedMean.of(
            scored.getFirst().probe(),
            scored.stream()
                .map(row -> Objects.requireNonNull(row.unseenBrain()).macroF1())
                .toList());
  }
}
