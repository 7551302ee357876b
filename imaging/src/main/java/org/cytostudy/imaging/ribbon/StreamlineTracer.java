package org.cytostudy.imaging.ribbon;

import java.util.Arrays;
import org.cytostudy.imaging.ribbon.LaplaceField.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Follows ∇φ/|∇φ| by the classical Runge-Kutta method with steps of half a cell. Between two
 * neighbouring streamlines of a field without sources the product of distance and |∇φ| stays the
 * same, so that a column's width is proportional to 1/|∇φ| and its area up to arc length s to
 * ∫ds/|∇φ|: that share is the equivolumetric depth after Bok's principle (Bok 1929; Waehnert et
 * al., NeuroImage 93, 2014) in columns that follow the Laplace field (as Leprince et al., ISBI
 * 2015).
 */
final class StreamlineTracer {
  /** No cortex is as thick as that; a line that is longer goes nowhere. */
  private static final double LONGEST_MM = 50;

  /** Where φ changes by less a mm, there is no way to either border. */
  private static final double LEAST_STEEPNESS = 1e-4;

  private final LaplaceField field;
  private final double stepMm;

  StreamlineTracer(LaplaceField field) {
    this.field = field;
    this.stepMm = field.spacingMm() / 2;
  }

  /** One half of a line, from where it was started to a border. */
  static final class Half {
    private double[] rows = new double[5 * 64];
    private int count;

    private void add(double xMm, double yMm, double lengthMm, double phi, double volume) {
      if (5 * count == rows.length) {
        rows = Arrays.copyOf(rows, 2 * rows.length);
      }
      double[] row = {xMm, yMm, lengthMm, phi, volume};
      System.arraycopy(row, 0, rows, 5 * count++, 5);
    }

    int count() {
      return count;
    }

    double xMm(int i) {
      return rows[5 * i];
    }

    double yMm(int i) {
      return rows[5 * i + 1];
    }

    double lengthMm(int i) {
      return rows[5 * i + 2];
    }

    double phi(int i) {
      return rows[5 * i + 3];
    }

    double volume(int i) {
      return rows[5 * i + 4];
    }
  }

  /**
   * Follows the field to a border.
   *
   * @param inward to the white border; else to the pial one
   * @return null if the line does not get there
   */
  @Nullable Half trace(double startXMm, double startYMm, boolean inward) {
    double sign = inward ? 1 : -1;
    double goal = inward ? 1 : 0;
    Sample at = field.at(startXMm, startYMm);
    if (at == null || at.steepness() < LEAST_STEEPNESS) {
      return null;
    }
    Half half = new Half();
    double x = startXMm;
    double y = startYMm;
    double lengthMm = 0;
    double volume = 0;
    half.add(x, y, 0, at.phi(), 0);
    while (sign * (goal - at.phi()) > 0) {
      double h = sign * stepMm;
      double[] k1 = direction(at);
      Sample middle = field.at(x + h / 2 * k1[0], y + h / 2 * k1[1]);
      double[] k2 = middle == null ? k1 : direction(middle);
      Sample middle2 = field.at(x + h / 2 * k2[0], y + h / 2 * k2[1]);
      double[] k3 = middle2 == null ? k2 : direction(middle2);
      Sample end = field.at(x + h * k3[0], y + h * k3[1]);
      double[] k4 = end == null ? k3 : direction(end);
      double nextX = x + h / 6 * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0]);
      double nextY = y + h / 6 * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1]);
      Sample next = field.at(nextX, nextY);
      if (next == null
          || middle2 == null
          || next.steepness() < LEAST_STEEPNESS
          || !(sign * (next.phi() - at.phi()) > 0)
          || lengthMm > LONGEST_MM) {
        return null;
      }
      double share = Math.min(1, (goal - at.phi()) / (next.phi() - at.phi()));
      x += share * (nextX - x);
      y += share * (nextY - y);
      lengthMm += share * stepMm;
      // Simpson's rule over the step.
      volume +=
          share
              * stepMm
              / 6
              * (1 / at.steepness() + 4 / middle2.steepness() + 1 / next.steepness());
      boolean arrived = share < 1 || next.phi() == goal;
      half.add(x, y, lengthMm, arrived ? goal : next.phi(), volume);
      if (arrived) {
        break;
      }
      at = next;
    }
    return half;
  }

  private static double[] direction(Sample sample) {
    double steepness = Math.max(sample.steepness(), LEAST_STEEPNESS);
    return new double[] {sample.gradientX() / steepness, sample.gradientY() / steepness};
  }
}
