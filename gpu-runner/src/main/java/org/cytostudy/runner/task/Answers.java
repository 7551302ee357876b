package org.cytostudy.runner.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.cytostudy.core.job.EvaluationResult.Interval;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskResult.Curve;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.core.task.TaskResult.NotTestable;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.statistics.ClusterBootstrap;
import org.cytostudy.runner.statistics.ClusterBootstrap.Estimate;
import org.cytostudy.runner.statistics.ClusterBootstrap.Sums;
import org.jspecify.annotations.Nullable;

/** Collects what a task has to say. */
final class Answers {
  /** With fewer brains a bootstrap over them has hardly a different draw. */
  static final int ENOUGH_BRAINS = 5;

  private static final int FEW_SECTIONS = 5;

  private final TaskInputs<?> inputs;
  private final List<Figure> figures = new ArrayList<>();
  private final List<Curve> curves = new ArrayList<>();
  private final List<NotTestable> notTestable = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  Answers(TaskInputs<?> inputs) {
    this.inputs = inputs;
  }

  TaskResult result() {
    Embedding embedding = inputs.features().embedding();
    return new TaskResult(
        inputs.name(),
        embedding.feature(),
        embedding.dimension(),
        figures,
        curves,
        notTestable,
        warnings);
  }

  /** Says something once. */
  void warn(String sentence) {
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
    }
  }

  void notTestable(String figure, String reason) {
    notTestable.add(new NotTestable(figure, reason));
  }

  void curve(Curve curve) {
    curves.add(curve);
  }

  /** A number that nothing was resampled for; where it is none, it is not testable. */
  void plain(String name, Part part, double value, @Nullable Double chance, @Nullable Double p) {
    if (!Double.isFinite(value)) {
      notTestable(name, "It is not defined on " + part.name() + ".");
      return;
    }
    figures.add(
        new Figure(
            name,
            part.name(),
            "",
            value,
            null,
            null,
            List.of(),
            "",
            part.rows().length,
            part.sections(),
            part.brains(),
            chance,
            p));
  }

  /** What figures of one part are made of, by section. */
  <T extends Sums<T>> Scores<T> scores(Part part, SortedMap<SectionKey, T> bySection) {
    return new Scores<>(part, bySection);
  }

  /** What figures are made of, by something else that is resampled whole, e.g. folds. */
  <T extends Sums<T>> Scores<T> scores(Part part, List<T> clusters, String resampled) {
    return new Scores<>(part, clusters, resampled);
  }

  /** Figures that share their resamplings. */
  final class Scores<T extends Sums<T>> {
    private final Part part;
    private final ClusterBootstrap<T> clusters;
    private final String resampled;
    private final @Nullable ClusterBootstrap<T> brains;

    private Scores(Part part, SortedMap<SectionKey, T> bySection) {
      this.part = part;
      this.resampled = "sections";
      this.clusters = bootstrap(List.copyOf(bySection.values()));
      SortedMap<String, T> byBrain = new TreeMap<>();
      bySection.forEach(
          (section, sums) ->
              byBrain.computeIfAbsent(section.brain(), brain -> sums.none()).add(sums));
      this.brains =
          byBrain.size() < ENOUGH_BRAINS ? null : bootstrap(List.copyOf(byBrain.values()));
      if (bySection.size() < FEW_SECTIONS) {
        warn(
            "The intervals of %s rest on %d section(s); below %d they say little."
                .formatted(part.name(), bySection.size(), FEW_SECTIONS));
      }
    }

    private Scores(Part part, List<T> clusters, String resampled) {
      this.part = part;
      this.resampled = resampled;
      this.clusters = bootstrap(clusters);
      this.brains = null;
    }

    private ClusterBootstrap<T> bootstrap(List<T> sums) {
      return new ClusterBootstrap<>(sums, inputs.bootstrapDraws(), inputs.bootstrapSeed());
    }

    /** A pure number. */
    Estimate figure(
        String name, ToDoubleFunction<T> score, @Nullable Double chance, @Nullable Double p) {
      return figure(name, "", score, chance, p);
    }

    /**
     * Adds a figure with its interval over sections; over brains another one, {@code
     * NAME/by-brain}, where there are enough. Where it is not defined, it is not testable.
     */
    Estimate figure(
        String name,
        String unit,
        ToDoubleFunction<T> score,
        @Nullable Double chance,
        @Nullable Double p) {
      Estimate estimate = clusters.estimate(score);
      add(name, unit, estimate, resampled, chance, p);
      if (brains != null) {
        add(name + "/by-brain", unit, brains.estimate(score), "brains", chance, p);
      }
      return estimate;
    }

    private void add(
        String name,
        String unit,
        Estimate estimate,
        String drawn,
        @Nullable Double chance,
        @Nullable Double p) {
      Interval interval = estimate.interval();
      if (!Double.isFinite(interval.value())) {
        notTestable(name, "It is not defined on " + part.name() + ".");
        return;
      }
      boolean known = Double.isFinite(interval.low()) && Double.isFinite(interval.high());
      figures.add(
          new Figure(
              name,
              part.name(),
              unit,
              interval.value(),
              known ? interval.low() : null,
              known ? interval.high() : null,
              Arrays.stream(estimate.draws()).boxed().toList(),
              drawn,
              part.rows().length,
              part.sections(),
              part.brains(),
              chance,
              p));
    }
  }
}
