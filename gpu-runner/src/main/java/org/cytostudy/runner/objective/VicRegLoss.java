package org.cytostudy.runner.objective;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import java.util.Arrays;
import org.cytostudy.core.job.ObjectiveSpec;

/**
 * VICReg (Bardes, Ponce and LeCun 2022). With Z the outputs of the n anchors, Z′ those of their
 * partners and d their dimension,
 *
 * <pre>
 * L = λ · 1/(n d) Σᵢⱼ (zᵢⱼ − z′ᵢⱼ)²  +  μ (v(Z) + v(Z′))  +  ν (c(Z) + c(Z′))
 * v(Z) = 1/d Σⱼ max(0, 1 − √(Var(z·ⱼ) + 0.0001))
 * c(Z) = 1/d Σ_{j≠k} C(Z)ⱼₖ²        C(Z) = 1/(n−1) Σᵢ (zᵢ − z̄)(zᵢ − z̄)ᵀ
 * </pre>
 *
 * with the variance over n − 1 as well. The first term is the mean over dimensions too, as in their
 * algorithm 1, which their weights 25, 25, 1 belong to; their equation 5 sums over them.
 */
final class VicRegLoss implements BatchLoss {
  private static final float EPSILON = 1e-4f;
  private static final int[] OVER_VIEWS = {0};

  private final NDManager constants;
  private final NDArray invariance;
  private final NDArray variance;
  private final NDArray covariance;
  private final NDArray one;
  private final NDArray epsilon;
  private final NDArray degrees;
  private final NDArray offDiagonal;

  /**
   * @param pairs n ≥ 2
   * @param outputs d
   */
  VicRegLoss(NDManager owner, ObjectiveSpec.VicReg spec, int pairs, int outputs) {
    // An operation with a Java number would upload it at each call.
    this.constants = owner.newSubManager();
    this.invariance = constants.create((float) spec.invariance());
    this.variance = constants.create((float) spec.variance());
    this.covariance = constants.create((float) (spec.covariance() / outputs));
    this.one = constants.create(1f);
    this.epsilon = constants.create(EPSILON);
    this.degrees = constants.create((float) (1.0 / (pairs - 1)));
    float[] mask = new float[outputs * outputs];
    Arrays.fill(mask, 1);
    for (int j = 0; j < outputs; j++) {
      mask[j * outputs + j] = 0;
    }
    this.offDiagonal = constants.create(mask, new Shape(outputs, outputs));
  }

  @Override
  public NDArray apply(NDArray outputs, ViewBatch batch, Pairs pairs) {
    NDList halves = outputs.split(2);
    NDArray anchors = halves.get(0);
    NDArray partners = halves.get(1);
    NDArray alike = anchors.sub(partners).square().mean().mul(invariance);
    return alike.add(spread(anchors)).add(spread(partners));
  }

  /** μ v(Z) + ν c(Z). */
  private NDArray spread(NDArray outputs) {
    NDArray centred = outputs.sub(outputs.mean(OVER_VIEWS, true));
    NDArray variances = centred.square().sum(OVER_VIEWS).mul(degrees);
    NDArray deviations = variances.add(epsilon).sqrt();
    // one − deviations, with the constant on the right, where it is not uploaded anew.
    NDArray hinge = Activation.relu(deviations.sub(one).neg()).mean();
    NDArray covariances = centred.transpose().matMul(centred).mul(degrees).mul(offDiagonal);
    return hinge.mul(variance).add(covariances.square().sum().mul(covariance));
  }

  @Override
  public void close() {
    constants.close();
  }
}
