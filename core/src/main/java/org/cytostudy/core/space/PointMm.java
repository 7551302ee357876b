package org.cytostudy.core.space;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A point or a vector of a space that the context names.
 *
 * @param xMm to the right
 * @param yMm to the front
 * @param zMm upward
 */
public record PointMm(double xMm, double yMm, double zMm) {

  public PointMm plus(PointMm other) {
    return new PointMm(xMm + other.xMm, yMm + other.yMm, zMm + other.zMm);
  }

  public PointMm minus(PointMm other) {
    return new PointMm(xMm - other.xMm, yMm - other.yMm, zMm - other.zMm);
  }

  public PointMm times(double factor) {
    return new PointMm(factor * xMm, factor * yMm, factor * zMm);
  }

  public double dot(PointMm other) {
    return xMm * other.xMm + yMm * other.yMm + zMm * other.zMm;
  }

  /** The vector at right angles to both, of the right-handed side. */
  public PointMm cross(PointMm other) {
    return new PointMm(
        yMm * other.zMm - zMm * other.yMm,
        zMm * other.xMm - xMm * other.zMm,
        xMm * other.yMm - yMm * other.xMm);
  }

  public double lengthMm() {
    return Math.sqrt(dot(this));
  }

  public double distanceMm(PointMm other) {
    return minus(other).lengthMm();
  }

  /** Whether all three are numbers. */
  @JsonIgnore
  public boolean isFinite() {
    return Double.isFinite(xMm) && Double.isFinite(yMm) && Double.isFinite(zMm);
  }
}
