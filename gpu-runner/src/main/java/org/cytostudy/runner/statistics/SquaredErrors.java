package org.cytostudy.runner.statistics;

/**
 * What R² is made of, for some sections together; values are relative to a constant that all
 * sections share, so that a large mean does not eat the variance.
 *
 * <pre>
 * R² = 1 − Σ(y − ŷ)² / Σ(y − ȳ)²,   Σ(y − ȳ)² = Σy² − (Σy)²/n
 * </pre>
 *
 * the coefficient of determination with the mean ȳ of the patches that are scored (Kvålseth, The
 * American Statistician 39, 1985, R²₁): on other brains than those that were trained on it may be
 * far below 0, which a squared correlation would hide.
 */
public final class SquaredErrors implements ClusterBootstrap.Sums<SquaredErrors> {
  private long patches;
  private double sum;
  private double squares;
  private double errors;
  private double permutedErrors;

  /**
   * Takes a patch.
   *
   * @param value true value less the constant
   * @param predicted predicted value less the constant
   * @param permutedError mean squared error of the control's orders
   */
  public void count(double value, double predicted, double permutedError) {
    patches++;
    sum += value;
    squares += value * value;
    errors += (value - predicted) * (value - predicted);
    permutedErrors += permutedError;
  }

  @Override
  public SquaredErrors none() {
    return new SquaredErrors();
  }

  @Override
  public void add(SquaredErrors other) {
    patches += other.patches;
    sum += other.sum;
    squares += other.squares;
    errors += other.errors;
    permutedErrors += other.permutedErrors;
  }

  /** Σ(y − ȳ)². */
  public double spread() {
    return squares - sum * sum / patches;
  }

  /** R² of the regression; not finite where all values are equal. */
  public double r2() {
    return 1 - errors / spread();
  }

  /** Mean R² of the control's orders. */
  public double permutedR2() {
    return 1 - permutedErrors / spread();
  }
}
