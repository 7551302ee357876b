package org.cytostudy.core.space;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * The plane of a section: {@code p = origin + xPx·perX + yPx·perY}. As JSON three rows of three
 * numbers, {@code p = M·(xPx, yPx, 1)ᵀ}.
 *
 * @param perX mm for one pixel to the right
 * @param perY mm for one pixel down
 * @param origin the outer corner of the top left pixel, whose centre is (0.5, 0.5)
 */
public record SectionAffine(PointMm perX, PointMm perY, PointMm origin) {
  /** Columns whose directions differ by less than about 0.06° span no plane. */
  private static final double LEAST_SINE = 1e-3;

  public SectionAffine {
    if (!perX.isFinite() || !perY.isFinite() || !origin.isFinite()) {
      throw new IllegalArgumentException("The affine of a section holds a value that is no number");
    }
    double area = perX.lengthMm() * perY.lengthMm();
    if (!(area > 0) || perX.cross(perY).lengthMm() < LEAST_SINE * area) {
      throw new IllegalArgumentException(
          "The affine of a section does not span a plane: its first two columns are parallel or 0");
    }
  }

  /** Reads the JSON form. */
  @JsonCreator
  static SectionAffine ofRows(List<List<Double>> rows) {
    if (rows.size() != 3 || rows.stream().anyMatch(row -> row.size() != 3)) {
      throw new IllegalArgumentException("The affine of a section has three rows of three numbers");
    }
    return new SectionAffine(column(rows, 0), column(rows, 1), column(rows, 2));
  }

  private static PointMm column(List<List<Double>> rows, int column) {
    return new PointMm(rows.get(0).get(column), rows.get(1).get(column), rows.get(2).get(column));
  }

  /** The JSON form. */
  @JsonValue
  List<List<Double>> rows() {
    return List.of(
        List.of(perX.xMm(), perY.xMm(), origin.xMm()),
        List.of(perX.yMm(), perY.yMm(), origin.yMm()),
        List.of(perX.zMm(), perY.zMm(), origin.zMm()));
  }

  /** Where a pixel coordinate lies. */
  public PointMm at(double xPx, double yPx) {
    return origin.plus(perX.times(xPx)).plus(perY.times(yPx));
  }

  /** The unit normal of the plane, to the side from which x turns to y counter-clockwise. */
  public PointMm normal() {
    PointMm normal = perX.cross(perY);
    return normal.times(1 / normal.lengthMm());
  }

  /**
   * The foot of a point on the plane.
   *
   * @param xPx level-0 pixels
   * @param yPx level-0 pixels
   * @param offPlaneMm how far the point lies from the plane, positive on the side of the normal
   */
  public record Foot(double xPx, double yPx, double offPlaneMm) {}

  /** Projects a point at right angles onto the plane: the inverse of {@link #at}. */
  public Foot footOf(PointMm point) {
    PointMm relative = point.minus(origin);
    double xx = perX.dot(perX);
    double xy = perX.dot(perY);
    double yy = perY.dot(perY);
    double determinant = xx * yy - xy * xy;
    double alongX = relative.dot(perX);
    double alongY = relative.dot(perY);
    return new Foot(
        (yy * alongX - xy * alongY) / determinant,
        (xx * alongY - xy * alongX) / determinant,
        relative.dot(normal()));
  }
}
