package org.cytostudy.runner.probe;

/** A differentiable function of many variables that is to be made small. */
@FunctionalInterface
interface Objective {

  /**
   * Value and gradient at a point.
   *
   * @param point not changed
   * @param gradient overwritten with ∂f/∂point
   */
  double evaluate(double[] point, double[] gradient);
}
