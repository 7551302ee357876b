package org.cytostudy.runner.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.cytostudy.core.job.PretrainSpec.OptimiserSpec;
import org.cytostudy.runner.network.NetworkLayout;
import org.cytostudy.runner.network.NetworkLayout.Parameter;
import org.cytostudy.runner.network.Weights;
import org.cytostudy.runner.worker.StepFailure;

/**
 * AdamW (Loshchilov and Hutter 2019) over the flat vector of all parameters, with the gradient's
 * global L2 norm clipped first:
 *
 * <pre>
 * g ← g · min(1, c / (‖g‖ + 1e-6))
 * m ← β₁ m + (1−β₁) g        v ← β₂ v + (1−β₂) g²
 * θ ← θ − η λ θ − η · m/(1−β₁ᵗ) / (√(v/(1−β₂ᵗ)) + ε)
 * </pre>
 *
 * with β₁ 0.9, β₂ 0.999, ε 1e-8 and λ only on weights, not on biases or normalisation. About twenty
 * operations an iteration, however many tensors the network has. Constants are uploaded once.
 */
final class AdamW {
  private static final double BETA_1 = 0.9;
  private static final double BETA_2 = 0.999;
  private static final float EPSILON = 1e-8f;
  private static final float NORM_EPSILON = 1e-6f;
  private static final String FIRST = "exp_avg.";
  private static final String SECOND = "exp_avg_sq.";

  private final Weights weights;
  private final OptimiserSpec spec;
  private final NDArray first;
  private final NDArray second;
  private final NDArray decays;
  private final NDArray beta1;
  private final NDArray rest1;
  private final NDArray beta2;
  private final NDArray rest2;
  private final NDArray epsilon;
  private final NDArray normEpsilon;
  private final NDArray clipNorm;
  private final NDArray one;

  AdamW(Weights weights, OptimiserSpec spec) {
    this.weights = weights;
    this.spec = spec;
    NDManager owner = weights.manager();
    this.first = weights.flat().zerosLike();
    this.second = weights.flat().zerosLike();
    float[] mask = new float[weights.layout().parameterCount()];
    for (Parameter p : weights.layout().parameters()) {
      Arrays.fill(mask, p.offset(), p.offset() + p.size(), p.decays() ? 1 : 0);
    }
    this.decays = owner.create(mask);
    this.beta1 = owner.create((float) BETA_1);
    this.rest1 = owner.create((float) (1 - BETA_1));
    this.beta2 = owner.create((float) BETA_2);
    this.rest2 = owner.create((float) (1 - BETA_2));
    this.epsilon = owner.create(EPSILON);
    this.normEpsilon = owner.create(NORM_EPSILON);
    this.clipNorm = owner.create((float) spec.clipNorm());
    this.one = owner.create(1f);
  }

  /**
   * One update; none at all where the gradient is not finite, for a weight that once is NaN stays
   * NaN, and so does its checkpoint.
   *
   * @param gradient flat gradient in an iteration's own manager, with which all temporaries go;
   *     changed here
   * @param learningRate η
   * @param iteration t − 1: updates made before this one
   * @return the gradient's norm before clipping
   * @throws StepFailure {@code gradient-not-finite}
   */
  double update(NDArray gradient, double learningRate, long iteration) {
    NDManager work = gradient.getManager();
    double correction1 = 1 - StrictMath.pow(BETA_1, iteration + 1.0);
    double correction2 = 1 - StrictMath.pow(BETA_2, iteration + 1.0);
    NDArray scalars =
        work.create(
            new float[] {
              (float) (1 / StrictMath.sqrt(correction2)),
              (float) (learningRate / correction1),
              (float) (learningRate * spec.weightDecay())
            });
    NDArray norm = gradient.square().sum().sqrt();
    double normNow = norm.getFloat();
    if (!Double.isFinite(normNow)) {
      throw StepFailure.code(
          "gradient-not-finite",
          "The gradient's norm became " + normNow + " while the loss was finite",
          "iteration " + iteration,
          TrainingLoop.DIVERGED);
    }
    NDArray quotient = clipNorm.div(norm.add(normEpsilon));
    quotient.attach(work);
    NDArray share = quotient.minimum(one);
    gradient.muli(share);
    first.muli(beta1);
    first.addi(gradient.mul(rest1));
    second.muli(beta2);
    second.addi(gradient.square().muli(rest2));
    NDArray denominator = second.sqrt();
    denominator.attach(work);
    denominator.muli(scalars.get(0)).addi(epsilon);
    NDArray change = first.div(denominator);
    change.attach(work);
    change.muli(scalars.get(1));
    NDArray decay = decays.mul(scalars.get(2));
    decay.attach(work);
    decay.muli(weights.flat());
    weights.flat().subi(decay);
    weights.flat().subi(change);
    return normNow;
  }

  /** The moments by name, one tensor for each parameter's. */
  SequencedMap<String, float[]> state() {
    SequencedMap<String, float[]> state = new LinkedHashMap<>();
    put(state, FIRST, first.toFloatArray());
    put(state, SECOND, second.toFloatArray());
    return state;
  }

  private void put(Map<String, float[]> state, String prefix, float[] flat) {
    for (Parameter p : weights.layout().parameters()) {
      state.put(prefix + p.name(), Arrays.copyOfRange(flat, p.offset(), p.offset() + p.size()));
    }
  }

  /**
   * Goes on from stored moments.
   *
   * @throws IllegalArgumentException naming a tensor that lacks or has another size
   */
  void restore(Map<String, float[]> state) {
    assign(first, FIRST, state);
    assign(second, SECOND, state);
  }

  private void assign(NDArray target, String prefix, Map<String, float[]> state) {
    NetworkLayout layout = weights.layout();
    float[] flat = new float[layout.parameterCount()];
    for (Parameter p : layout.parameters()) {
      float[] values = state.get(prefix + p.name());
      if (values == null || values.length != p.size()) {
        throw new IllegalArgumentException(
            "Moment '" + prefix + p.name() + "' must have " + p.size() + " elements");
      }
      System.arraycopy(values, 0, flat, p.offset(), p.size());
    }
    // In place: set() would swap the memory under the array for memory of another alignment.
    target.subi(target);
    try (NDArray values = target.getManager().create(flat)) {
      target.addi(values);
    }
  }
}
