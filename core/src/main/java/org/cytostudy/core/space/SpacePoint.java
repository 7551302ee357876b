package org.cytostudy.core.space;

/**
 * A point that carries its space.
 *
 * @param space whose axes these are
 * @param point in mm
 */
public record SpacePoint(Space space, PointMm point) {

  /**
   * The point, if it is of a space.
   *
   * @throws IllegalArgumentException if it is of another one
   */
  public PointMm in(Space wanted) {
    if (!space.equals(wanted)) {
      throw new IllegalArgumentException(
          "A point of " + space + " was given where one of " + wanted + " is needed");
    }
    return point;
  }
}
