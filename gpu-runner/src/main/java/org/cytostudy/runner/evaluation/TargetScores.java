package org.cytostudy.runner.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.EvaluationResult.TargetScore;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchTargets;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.probe.ProbeInputs;
import org.cytostudy.runner.probe.RidgeProbe;
import org.cytostudy.runner.statistics.ClusterBootstrap;
import org.cytostudy.runner.statistics.SquaredErrors;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.jspecify.annotations.Nullable;

/** Scores the regression of a target, part by part, with intervals over sections. */
final class TargetScores {
  private final ProbeInputs inputs;
  private final RidgeProbe probe;
  private final PatchTargets targets;
  private final EvaluateSpec spec;
  private final StepContext context;

  /**
   * Takes what is scored.
   *
   * @throws StepFailure if the probe is of another target
   */
  TargetScores(
      ProbeInputs inputs,
      RidgeProbe probe,
      PatchTargets targets,
      EvaluateSpec spec,
      StepContext context) {
    if (!probe.target().equals(targets.target())) {
      throw StepFailure.user(
          "target-differs",
          "The probe regresses %s, the targets are of %s"
              .formatted(probe.target(), targets.target()),
          "inputs probe, patch-targets",
          "Give the targets that the probe was trained on");
    }
    this.inputs = inputs;
    this.probe = probe;
    this.targets = targets;
    this.spec = spec;
    this.context = context;
  }

  /**
   * The score of one part; null where it has none, and then a warning says why.
   *
   * @param warnings gets what a reader must not overlook
   */
  @Nullable TargetScore score(Split.Role role, List<String> warnings) {
    int[] rows = Arrays.stream(inputs.rowsOf(role)).filter(targets::has).toArray();
    double centre =
        Arrays.stream(rows).mapToDouble(row -> targets.values()[row]).average().orElse(0);
    RidgeProbe.Predicted predicted = probe.predict(inputs.embedding(), rows);
    SortedMap<SectionKey, SquaredErrors> bySection = new TreeMap<>();
    SquaredErrors all = new SquaredErrors();
    for (int i = 0; i < rows.length; i++) {
      Row row = inputs.index().rows().get(rows[i]);
      bySection
          .computeIfAbsent(SectionKey.of(row), key -> new SquaredErrors())
          .count(
              targets.values()[rows[i]] - centre,
              predicted.values()[i] - centre,
              permutedError(predicted.permuted(), i, targets.values()[rows[i]]));
    }
    bySection.values().forEach(all::add);
    if (rows.length < 2 || !(all.spread() > 0)) {
      warnings.add(
          "%s has no score on the %s: %d patches there have a value, and they do not vary."
              .formatted(targets.target(), EvaluateStep.name(role), rows.length));
      return null;
    }
    if (bySection.size() < EvaluateStep.FEW_SECTIONS) {
      warnings.add(EvaluateStep.fewSections(role, bySection.size()));
    }
    ClusterBootstrap<SquaredErrors> bootstrap =
        new ClusterBootstrap<>(
            List.copyOf(bySection.values()), spec.bootstrapDraws(), context.manifest().seed());
    TargetScore score =
        new TargetScore(
            targets.target(),
            targets.unit(),
            role,
            probe.alpha(),
            rows.length,
            bySection.size(),
            bootstrap.interval(SquaredErrors::r2),
            bootstrap.interval(SquaredErrors::permutedR2));
    report(score);
    return score;
  }

  private static double permutedError(double[][] permuted, int row, double value) {
    double sum = 0;
    for (double[] order : permuted) {
      sum += (value - order[row]) * (value - order[row]);
    }
    return sum / permuted.length;
  }

  private void report(TargetScore score) {
    context.metric(
        new MetricPoint(
            "r2_" + score.role().name().toLowerCase(Locale.ROOT) + "_ridge",
            0,
            score.r2().value()));
    context.log(
        Severity.INFO,
        String.format(
            Locale.ROOT,
            "%s, %s: R² %.3f [%.3f, %.3f], permuted %.3f, %d patches of %d sections",
            score.target(),
            score.role().wireName(),
            score.r2().value(),
            score.r2().low(),
            score.r2().high(),
            score.permutedR2().value(),
            score.patches(),
            score.sections()));
  }
}
