package org.cytostudy.runner.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.core.job.EvaluationResult.TargetScore;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ReportSpec;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.job.StudyReport.TargetPart;
import org.cytostudy.core.job.StudyReport.TargetRow;
import org.jspecify.annotations.Nullable;

/** The part of a study's table that is about regressed targets, each score beside its controls. */
final class TargetRows {
  private TargetRows() {}

  /** One row a variant, seed and target, in the order of the specification. */
  static List<TargetRow> of(ReportSpec spec, Map<String, EvaluationResult> evaluations) {
    List<TargetRow> rows = new ArrayList<>();
    for (ReportSpec.Row run : spec.rows()) {
      EvaluationResult evaluation = Objects.requireNonNull(evaluations.get(run.evaluation()));
      Set<String> names = new LinkedHashSet<>();
      evaluation.targets().forEach(score -> names.add(score.target()));
      for (String name : names) {
        rows.add(
            new TargetRow(
                run.variant(),
                run.dataset(),
                run.runSeed(),
                evaluation.feature(),
                name,
                part(evaluation, name, Role.HELD_OUT_SECTION),
                part(evaluation, name, Role.UNSEEN_BRAIN)));
      }
    }
    return rows.stream().map(row -> besidePosition(row, rows)).toList();
  }

  private static @Nullable TargetPart part(EvaluationResult evaluation, String target, Role role) {
    return evaluation.targets().stream()
        .filter(score -> score.target().equals(target) && score.role() == role)
        .findFirst()
        .map(score -> new TargetPart(score, null))
        .orElse(null);
  }

  private static TargetRow besidePosition(TargetRow row, List<TargetRow> rows) {
    if (row.feature() == Feature.POSITION) {
      return row;
    }
    return rows.stream()
        .filter(other -> other.feature() == Feature.POSITION)
        .filter(other -> other.runSeed() == row.runSeed() && other.target().equals(row.target()))
        .filter(other -> Objects.equals(other.dataset(), row.dataset()))
        .findFirst()
        .map(
            position ->
                new TargetRow(
                    row.variant(),
                    row.dataset(),
                    row.runSeed(),
                    row.feature(),
                    row.target(),
                    beside(row.heldOutSections(), position.heldOutSections()),
                    beside(row.unseenBrain(), position.unseenBrain())))
        .orElse(row);
  }

  private static @Nullable TargetPart beside(
      @Nullable TargetPart part, @Nullable TargetPart position) {
    return part == null || position == null
        ? part
        : new TargetPart(part.score(), position.score().r2());
  }

  /**
   * Says of each variant whose score on the unseen brain its controls may explain.
   *
   * @param warnings gets the sentences
   */
  static void warn(List<TargetRow> rows, Set<String> warnings) {
    Set<String> targets = new LinkedHashSet<>();
    rows.forEach(row -> targets.add(row.target()));
    for (String target : targets) {
      boolean controlled =
          rows.stream()
              .anyMatch(row -> row.target().equals(target) && row.feature() == Feature.POSITION);
      if (!controlled) {
        warnings.add(
            target
                + " was regressed by no variant that knows only where a patch lies: nothing says"
                + " how much of R² place alone explains.");
      }
    }
    for (TargetRow row : rows) {
      TargetPart part = row.unseenBrain();
      if (part != null) {
        warn(row, part, warnings);
      }
    }
  }

  private static void warn(TargetRow row, TargetPart part, Set<String> warnings) {
    TargetScore score = part.score();
    Interval position = part.positionR2();
    if (position != null && score.r2().low() <= position.high()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s, seed %d, predicts %s on the unseen brain with R² %s, position alone with %s: the"
                  + " intervals touch, so place may be all that it knows.",
              row.variant(),
              row.runSeed(),
              row.target(),
              text(score.r2()),
              text(position)));
    }
    if (score.r2().low() <= score.permutedR2().high()) {
      warnings.add(
          String.format(
              Locale.ROOT,
              "%s, seed %d, predicts %s on the unseen brain with R² %s, permuted values with %s:"
                  + " chance may explain it.",
              row.variant(),
              row.runSeed(),
              row.target(),
              text(score.r2()),
              text(score.permutedR2())));
    }
  }

  private static String text(Interval interval) {
    return String.format(
        Locale.ROOT, "%.3f [%.3f, %.3f]", interval.value(), interval.low(), interval.high());
  }

  /** R² of a variant on the unseen brain; null where it has none. A study has one target. */
  static @Nullable SeedMean mean(String variant, List<TargetRow> rows) {
    List<Interval> bySeed =
        rows.stream()
            .filter(row -> row.variant().equals(variant))
            .map(TargetRow::unseenBrain)
            .filter(Objects::nonNull)
            .map(part -> part.score().r2())
            .toList();
    return bySeed.isEmpty() ? null : SeedMean.of(ProbeSpec.Kind.RIDGE, bySeed);
  }
}
