package org.cytostudy.runner.training;

import org.cytostudy.core.job.PretrainSpec.OptimiserSpec;

/**
 * Linear warm-up, then half a cosine (Loshchilov and Hutter 2017) down to 0 at the last iteration:
 * η (t+1)/w for t &lt; w, then η (1 + cos(π (t−w)/(T−w))) / 2.
 *
 * @param spec peak rate η and warm-up w
 * @param iterations T
 */
record LearningRate(OptimiserSpec spec, long iterations) {

  double at(long iteration) {
    int warmup = spec.warmupIterations();
    if (iteration < warmup) {
      return spec.learningRate() * (iteration + 1) / warmup;
    }
    double progress = (double) (iteration - warmup) / Math.max(1, iterations - warmup);
    return spec.learningRate() * 0.5 * (1 + StrictMath.cos(StrictMath.PI * progress));
  }
}
