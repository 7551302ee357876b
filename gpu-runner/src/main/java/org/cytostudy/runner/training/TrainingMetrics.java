package org.cytostudy.runner.training;

import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.runner.objective.EmbeddingHealth;
import org.cytostudy.runner.worker.StepContext;

/** Reports the series of a pretrain step and warns of a collapse. */
final class TrainingMetrics {
  private final StepContext context;
  private final int viewsPerIteration;
  private long windowStartNanos = System.nanoTime();
  private long windowIterations;
  private boolean warned;

  TrainingMetrics(StepContext context, int viewsPerIteration) {
    this.context = context;
    this.viewsPerIteration = viewsPerIteration;
  }

  /** Counts an iteration for the throughput. */
  void iterationDone() {
    windowIterations++;
  }

  /** Reports the loss alone: of an iteration that broke. */
  void loss(long iteration, double loss) {
    point("loss", iteration, loss);
  }

  /** Reports everything. */
  void report(
      long iteration,
      double loss,
      double learningRate,
      double gradientNorm,
      int anchorsWithoutPositives,
      EmbeddingHealth health) {
    loss(iteration, loss);
    point("learning_rate", iteration, learningRate);
    point("gradient_norm", iteration, gradientNorm);
    point("positive_similarity", iteration, health.positiveSimilarity());
    point("negative_similarity", iteration, health.negativeSimilarity());
    point("alignment", iteration, health.alignment());
    point("uniformity", iteration, health.uniformity());
    point("embedding_sd", iteration, health.embeddingSd());
    point("anchors_without_positives", iteration, anchorsWithoutPositives);
    long now = System.nanoTime();
    double seconds = (now - windowStartNanos) / 1e9;
    point("throughput_views_per_s", iteration, windowIterations * viewsPerIteration / seconds);
    windowStartNanos = now;
    windowIterations = 0;
    ResidentMemory.totalMb().ifPresent(mb -> point("resident_mb", iteration, mb));
    warnOfCollapse(iteration, health);
  }

  private void warnOfCollapse(long iteration, EmbeddingHealth health) {
    if (health.collapsed() && !warned) {
      context.log(
          Severity.WARN,
          "The embeddings have collapsed at iteration %d: their spread is %.3f, healthy is about 1. A smaller learning rate or a longer warm-up often helps; with shuffled coordinates this is expected."
              .formatted(iteration, health.embeddingSd()));
    }
    warned = health.collapsed();
  }

  private void point(String key, long iteration, double value) {
    context.metric(new MetricPoint(key, iteration, value));
  }
}
