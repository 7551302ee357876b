package org.cytostudy.imaging.space;

import java.util.Arrays;
import org.cytostudy.core.space.PointMm;

/** An affine map of three coordinates, {@code y = L·x + t}. Immutable. */
public final class Affine3 {
  /** The identity. */
  public static final Affine3 IDENTITY = new Affine3(1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);

  /** Turns RAS into LPS and back. */
  public static final Affine3 RAS_TO_LPS = new Affine3(-1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1, 0);

  /**
   * A matrix whose columns enclose less than this share of the volume of a box with their lengths
   * does not have an inverse worth the name.
   */
  private static final double LEAST_VOLUME = 1e-9;

  private final double[] m;

  private Affine3(double... rowMajor) {
    this.m = rowMajor;
  }

  /**
   * Takes three rows of four numbers, the last of each its translation.
   *
   * @throws IllegalArgumentException if there are not twelve, or one is no number
   */
  public static Affine3 ofRows(double... twelve) {
    if (twelve.length != 12) {
      throw new IllegalArgumentException("An affine has 12 numbers, got " + twelve.length);
    }
    for (double value : twelve) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("An affine holds " + value);
      }
    }
    return new Affine3(twelve.clone());
  }

  /** Maps a point. */
  public PointMm apply(PointMm p) {
    return new PointMm(
        m[0] * p.xMm() + m[1] * p.yMm() + m[2] * p.zMm() + m[3],
        m[4] * p.xMm() + m[5] * p.yMm() + m[6] * p.zMm() + m[7],
        m[8] * p.xMm() + m[9] * p.yMm() + m[10] * p.zMm() + m[11]);
  }

  /** Maps a vector: the linear part alone. */
  public PointMm applyToVector(PointMm v) {
    return apply(v).minus(new PointMm(m[3], m[7], m[11]));
  }

  /** This map, and then another one. */
  public Affine3 then(Affine3 next) {
    double[] product = new double[12];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 4; column++) {
        double sum = column == 3 ? next.m[4 * row + 3] : 0;
        for (int k = 0; k < 3; k++) {
          sum += next.m[4 * row + k] * m[4 * k + column];
        }
        product[4 * row + column] = sum;
      }
    }
    return new Affine3(product);
  }

  /** Signed volume that a unit cube is mapped to. */
  public double determinant() {
    return column(0).dot(column(1).cross(column(2)));
  }

  /** Whether {@link #inverse} gives an answer. */
  public boolean isInvertible() {
    double box = column(0).lengthMm() * column(1).lengthMm() * column(2).lengthMm();
    return Math.abs(determinant()) > LEAST_VOLUME * box;
  }

  /**
   * The map back, by the adjugate.
   *
   * @throws IllegalStateException if the columns lie in a plane
   */
  public Affine3 inverse() {
    if (!isInvertible()) {
      throw new IllegalStateException("The affine is singular and has no inverse: " + this);
    }
    double scale = 1 / determinant();
    PointMm row0 = column(1).cross(column(2)).times(scale);
    PointMm row1 = column(2).cross(column(0)).times(scale);
    PointMm row2 = column(0).cross(column(1)).times(scale);
    PointMm t = column(3);
    return new Affine3(
        row0.xMm(),
        row0.yMm(),
        row0.zMm(),
        -row0.dot(t),
        row1.xMm(),
        row1.yMm(),
        row1.zMm(),
        -row1.dot(t),
        row2.xMm(),
        row2.yMm(),
        row2.zMm(),
        -row2.dot(t));
  }

  /** The image of a unit vector (0–2), or the translation (3). */
  public PointMm column(int index) {
    return new PointMm(m[index], m[4 + index], m[8 + index]);
  }

  /** The twelve numbers, row by row. */
  public double[] rowMajor() {
    return m.clone();
  }

  /** Whether no number differs by more than a tolerance. */
  public boolean isCloseTo(Affine3 other, double tolerance) {
    for (int i = 0; i < m.length; i++) {
      if (Math.abs(m[i] - other.m[i]) > tolerance) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Affine3 affine && Arrays.equals(m, affine.m);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(m);
  }

  @Override
  public String toString() {
    return Arrays.toString(m);
  }
}
