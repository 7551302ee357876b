package org.cytostudy.runner.evaluation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.EvaluateSpec;
import org.cytostudy.core.job.EvaluationResult;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.cytostudy.core.job.EvaluationResult.TargetScore;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.Split;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.probe.Probe;
import org.cytostudy.runner.probe.ProbeInputs;
import org.cytostudy.runner.probe.RidgeProbe;
import org.cytostudy.runner.worker.Step;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;
import org.jspecify.annotations.Nullable;

/**
 * The evaluate step: scores each probe on the held-out sections and on the unseen brains, areas by
 * F1 and a target by R².
 */
public final class EvaluateStep implements Step<EvaluateSpec> {
  private static final String EVALUATION = "evaluation.json";
  private static final String PREDICTIONS = "predictions.parquet";
  private static final String RIBBON = "ribbon.json";
  private static final List<Split.Role> SCORED =
      List.of(
          Split.Role.HELD_OUT_SECTION, Split.Role.BRAIN_UNSEEN_BY_PROBE, Split.Role.UNSEEN_BRAIN);

  /** Below this the percentiles say little. */
  static final int FEW_SECTIONS = 5;

  @Override
  public void run(EvaluateSpec spec, StepContext context) throws IOException {
    ProbeInputs inputs = ProbeInputs.read(context);
    List<Probe> probes = new ArrayList<>();
    RidgeProbe ridge = readProbes(inputs, probes, context);
    List<String> warnings = new ArrayList<>();
    List<Score> scores = new ArrayList<>();
    List<PredictedRow> predictions = new ArrayList<>();
    List<String> areas = areas(inputs, probes);
    int done = 0;
    for (Split.Role role : probes.isEmpty() ? List.<Split.Role>of() : SCORED) {
      if (role == Split.Role.BRAIN_UNSEEN_BY_PROBE && !inputs.roles().has(role)) {
        continue; // Few splits ask for it.
      }
      int[] rows = inputs.rowsOf(role);
      ScoredPart part = part(inputs, role, rows, areas);
      warnings.addAll(warnings(part, inputs, probes));
      for (Probe probe : probes) {
        if (context.stopRequested()) {
          throw new StoppedException();
        }
        List<PredictedRow> predicted = predict(probe, inputs, role, rows, context);
        predictions.addAll(predicted);
        if (!part.rows().isEmpty()) {
          Score score = score(part, probe, predicted, spec, context.manifest().seed());
          scores.add(score);
          report(score, context);
        }
        context.progress(new Progress(++done, (long) SCORED.size() * probes.size(), "scores"));
      }
    }
    List<TargetScore> targets =
        ridge == null ? List.of() : targets(inputs, ridge, spec, context, warnings);
    warnings.forEach(warning -> context.log(Severity.WARN, warning));
    EvaluationResult result =
        new EvaluationResult(
            inputs.embedding().feature(),
            inputs.embedding().dimension(),
            areas,
            scores,
            targets,
            warnings);
    CytostudyJson.mapper().writeValue(context.output(EVALUATION).toFile(), result);
    PredictionTable.write(context.output(PREDICTIONS), predictions);
    CytostudyJson.mapper()
        .writeValue(context.output(RIBBON).toFile(), Ribbons.of(areas, predictions));
    Map<String, String> attributes = Map.of("patches", Integer.toString(predictions.size()));
    context.publish(EVALUATION, ArtefactKind.EVALUATION, "application/json", Map.of());
    context.publish(
        PREDICTIONS, ArtefactKind.PREDICTIONS, "application/vnd.apache.parquet", attributes);
    context.publish(RIBBON, ArtefactKind.RIBBON, "application/json", Map.of());
  }

  private static List<TargetScore> targets(
      ProbeInputs inputs,
      RidgeProbe ridge,
      EvaluateSpec spec,
      StepContext context,
      List<String> warnings)
      throws IOException {
    TargetScores scorer = new TargetScores(inputs, ridge, inputs.targets(context), spec, context);
    return SCORED.stream()
        .map(role -> scorer.score(role, warnings))
        .filter(Objects::nonNull)
        .toList();
  }

  /**
   * Reads the probes.
   *
   * @param classifiers gets those that name areas
   * @return the regression, if there is one
   */
  private static @Nullable RidgeProbe readProbes(
      ProbeInputs inputs, List<Probe> classifiers, StepContext context) throws IOException {
    RidgeProbe ridge = null;
    Set<ProbeSpec.Kind> kinds = EnumSet.noneOf(ProbeSpec.Kind.class);
    for (StepContext.InputFile file : context.inputs("probe")) {
      ProbeSpec.Kind kind = Probe.kindOf(file.path());
      if (!kinds.add(kind)) {
        throw StepFailure.user(
            "probe-given-twice",
            "Two probes are of kind " + kind.wireName(),
            "input probe/" + file.ref().name(),
            "Give one probe a kind");
      }
      int dimension;
      if (kind == ProbeSpec.Kind.RIDGE) {
        ridge = RidgeProbe.read(file.path());
        dimension = ridge.dimension();
      } else {
        classifiers.add(Probe.read(file.path()));
        dimension = classifiers.getLast().dimension();
      }
      if (dimension != inputs.embedding().dimension()) {
        throw StepFailure.data(
            "probe-embedding-mismatch",
            "The probe takes "
                + dimension
                + " features, the embedding has "
                + inputs.embedding().dimension(),
            "input probe/" + file.ref().name(),
            "Give the embedding that the probe was trained on");
      }
    }
    if (kinds.isEmpty()) {
      throw StepFailure.user(
          "manifest-invalid",
          "An evaluate step needs at least one input of role probe",
          "manifest /inputs",
          "Give the outputs of the probe step");
    }
    return ridge;
  }

  /** Areas that a probe can name or that occur in the truth of a scored part. */
  private static List<String> areas(ProbeInputs inputs, List<Probe> probes) {
    TreeSet<String> areas = new TreeSet<>();
    probes.forEach(probe -> areas.addAll(probe.areas()));
    for (Split.Role role : SCORED) {
      for (int row : inputs.rowsOf(role)) {
        String area = inputs.index().rows().get(row).area();
        if (area != null) {
          areas.add(area);
        }
      }
    }
    return List.copyOf(areas);
  }

  private static ScoredPart part(
      ProbeInputs inputs, Split.Role role, int[] rows, List<String> areas) {
    List<Row> labelled =
        Arrays.stream(rows)
            .mapToObj(row -> inputs.index().rows().get(row))
            .filter(row -> row.area() != null)
            .toList();
    return new ScoredPart(role, labelled, areas);
  }

  private static List<PredictedRow> predict(
      Probe probe, ProbeInputs inputs, Split.Role role, int[] rows, StepContext context) {
    Probe.Predictions predictions =
        probe.predict(inputs.embedding(), rows, context.manifest().threads());
    List<PredictedRow> result = new ArrayList<>(rows.length);
    for (int i = 0; i < rows.length; i++) {
      result.add(
          new PredictedRow(
              inputs.index().rows().get(rows[i]),
              role,
              probe.kind(),
              probe.areas().get(predictions.classes()[i]),
              predictions.probabilities()[i]));
    }
    return result;
  }

  private static Score score(
      ScoredPart part, Probe probe, List<PredictedRow> predicted, EvaluateSpec spec, long seed) {
    Map<String, Integer> number = new HashMap<>();
    part.areas().forEach(area -> number.put(area, number.size()));
    List<PredictedRow> labelled =
        predicted.stream().filter(row -> row.patch().area() != null).toList();
    return part.score(
        probe.kind(),
        labelled.stream().mapToInt(row -> number.getOrDefault(row.patch().area(), -1)).toArray(),
        labelled.stream().mapToInt(row -> number.getOrDefault(row.predicted(), -1)).toArray(),
        spec.bootstrapDraws(),
        seed);
  }

  private static List<String> warnings(ScoredPart part, ProbeInputs inputs, List<Probe> probes) {
    String name = name(part.role());
    if (!inputs.roles().has(part.role())) {
      return List.of("The split assigns nothing to the " + name + ": there is no score for them.");
    }
    if (part.rows().isEmpty()) {
      return List.of("No patch of the " + name + " has a label: there is no score for them.");
    }
    List<String> warnings = new ArrayList<>();
    if (part.sections() < FEW_SECTIONS) {
      warnings.add(fewSections(part.role(), part.sections()));
    }
    TreeSet<String> present = new TreeSet<>();
    part.rows().forEach(row -> present.add(String.valueOf(row.area())));
    TreeSet<String> absent = new TreeSet<>(part.areas());
    absent.removeAll(present);
    if (!absent.isEmpty()) {
      warnings.add(
          "The "
              + name
              + " lack(s) area(s) "
              + String.join(", ", absent)
              + "; macro-F1 is the mean over the other "
              + present.size()
              + ".");
    }
    TreeSet<String> unknown = new TreeSet<>(present);
    probes.forEach(probe -> unknown.removeAll(probe.areas()));
    if (!unknown.isEmpty()) {
      warnings.add(
          "Area(s) "
              + String.join(", ", unknown)
              + " of the "
              + name
              + " do not occur in the training part; no probe can name them.");
    }
    return warnings;
  }

  static String name(Split.Role role) {
    return switch (role) {
      case UNSEEN_BRAIN -> "unseen brain";
      case BRAIN_UNSEEN_BY_PROBE -> "brain unseen by the probe";
      case HELD_OUT_SECTION, TRAIN, BUFFER -> "held-out sections";
    };
  }

  static String fewSections(Split.Role role, int sections) {
    return "The intervals of the "
        + name(role)
        + " rest on "
        + sections
        + " section(s); below "
        + FEW_SECTIONS
        + " they say little.";
  }

  private static void report(Score score, StepContext context) {
    String suffix = score.role().name() + "_" + score.probe().name();
    context.metric(
        new MetricPoint("macro_f1_" + suffix.toLowerCase(Locale.ROOT), 0, score.macroF1().value()));
    context.log(
        Severity.INFO,
        String.format(
            Locale.ROOT,
            "%s, %s: macro-F1 %.3f [%.3f, %.3f], balanced accuracy %.3f, %d patches of %d sections",
            score.probe().wireName(),
            score.role().wireName(),
            score.macroF1().value(),
            score.macroF1().low(),
            score.macroF1().high(),
            score.balancedAccuracy().value(),
            score.patches(),
            score.sections()));
  }
}
