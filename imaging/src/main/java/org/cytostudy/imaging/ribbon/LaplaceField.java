package org.cytostudy.imaging.ribbon;

import org.jspecify.annotations.Nullable;

/**
 * The solution of ∇²φ = 0 within the ribbon, φ = 0 on the pial and 1 on the white border, ∂φ/∂n = 0
 * where the ribbon is cut (Jones, Buchbinder and Aharon, Hum. Brain Mapp. 11, 2000). Solved by
 * red-black successive over-relaxation, whose factor follows from the thickness in cells (Young
 * 1954): between two borders a few hundred sweeps do, however long the ribbon is.
 */
final class LaplaceField {
  private static final int MOST_SWEEPS = 20_000;
  private static final double CONVERGED = 1e-9;

  private final RibbonGrid grid;
  private final double[] phi;
  private final float[] gradientX;
  private final float[] gradientY;

  /** Solves. */
  LaplaceField(RibbonRegion region, double spacingMm) {
    this.grid = new RibbonGrid(region, spacingMm);
    this.phi = new double[grid.nodes()];
    this.gradientX = new float[grid.nodes()];
    this.gradientY = new float[grid.nodes()];
    double thicknessMm = 2 * grid.nodes() * spacingMm * spacingMm / region.bordersMm();
    solve(2 / (1 + Math.sin(Math.PI / Math.max(3, thicknessMm / spacingMm))));
    for (int node = 0; node < phi.length; node++) {
      gradientX[node] = (float) derivative(node, RibbonGrid.EAST, RibbonGrid.WEST);
      gradientY[node] = (float) derivative(node, RibbonGrid.SOUTH, RibbonGrid.NORTH);
    }
  }

  private void solve(double factor) {
    int nodes = grid.nodes();
    float[] weights = new float[4 * nodes];
    for (int node = 0; node < nodes; node++) {
      phi[node] = 0.5;
      double sum = 0;
      for (int direction = 0; direction < 4; direction++) {
        double weight = weight(node, direction);
        weights[4 * node + direction] = (float) weight;
        sum += weight;
      }
      for (int direction = 0; direction < 4 && sum > 0; direction++) {
        weights[4 * node + direction] /= (float) sum;
      }
    }
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      double largest = 0;
      for (int colour = 0; colour < 2; colour++) {
        for (int node = 0; node < nodes; node++) {
          if ((grid.column(node) + grid.row(node) & 1) == colour) {
            double mean = 0;
            double sum = 0;
            for (int direction = 0; direction < 4; direction++) {
              double weight = weights[4 * node + direction];
              mean += weight * value(grid.neighbour(node, direction));
              sum += weight;
            }
            // A node between cuts only has no weight at all and stays as it is.
            double change = sum > 0 ? factor * (mean / sum - phi[node]) : 0;
            phi[node] += change;
            largest = Math.max(largest, Math.abs(change));
          }
        }
      }
      if (largest < CONVERGED) {
        return;
      }
    }
    throw new IllegalStateException(
        "The depth did not converge in " + MOST_SWEEPS + " sweeps; check the contours");
  }

  /** Arms at a cut carry nothing; the one across from it then spans the half cell up to the cut. */
  private double weight(int node, int direction) {
    if (grid.neighbour(node, direction) == RibbonGrid.CUT) {
      return 0;
    }
    int opposite = direction ^ 1;
    double arm = grid.armMm(node, direction);
    double other = grid.armMm(node, opposite);
    return grid.neighbour(node, opposite) == RibbonGrid.CUT
        ? 1 / (arm * (arm / 2 + other))
        : 2 / (arm * (arm + other));
  }

  private double value(int neighbour) {
    return neighbour >= 0 ? phi[neighbour] : neighbour == RibbonGrid.WHITE ? 1 : 0;
  }

  /** Of second order, from two arms of different length; of first order beside a cut. */
  private double derivative(int node, int forward, int backward) {
    boolean ahead = grid.neighbour(node, forward) != RibbonGrid.CUT;
    boolean behind = grid.neighbour(node, backward) != RibbonGrid.CUT;
    double a = grid.armMm(node, forward);
    double b = grid.armMm(node, backward);
    double up = ahead ? (value(grid.neighbour(node, forward)) - phi[node]) / a : 0;
    double down = behind ? (phi[node] - value(grid.neighbour(node, backward))) / b : 0;
    return ahead && behind ? (up * b + down * a) / (a + b) : up + down;
  }

  /**
   * The field at a place.
   *
   * @param phi 0–1 within the ribbon, slightly beyond just outside
   * @param gradientX a mm
   * @param gradientY a mm
   */
  record Sample(double phi, double gradientX, double gradientY) {
    double steepness() {
      return Math.hypot(gradientX, gradientY);
    }
  }

  /**
   * The field at a place: from the nodes around it, each continued along its gradient, which
   * reaches a little beyond the border; null farther away.
   */
  @Nullable Sample at(double xMm, double yMm) {
    Sample within = around(xMm, yMm, 0);
    return within == null ? around(xMm, yMm, 1) : within;
  }

  private @Nullable Sample around(double xMm, double yMm, int reach) {
    double column = grid.columnOf(xMm);
    double row = grid.rowOf(yMm);
    int left = (int) Math.floor(column);
    int top = (int) Math.floor(row);
    double sum = 0;
    double value = 0;
    double slopeX = 0;
    double slopeY = 0;
    for (int r = top - reach; r <= top + 1 + reach; r++) {
      for (int c = left - reach; c <= left + 1 + reach; c++) {
        int node = grid.node(c, r);
        if (node >= 0) {
          double weight =
              Math.max(0, 1 + reach - Math.abs(column - c))
                  * Math.max(0, 1 + reach - Math.abs(row - r));
          double dx = xMm - grid.xMm(c);
          double dy = yMm - grid.yMm(r);
          value += weight * (phi[node] + gradientX[node] * dx + gradientY[node] * dy);
          slopeX += weight * gradientX[node];
          slopeY += weight * gradientY[node];
          sum += weight;
        }
      }
    }
    return sum < 1e-12 ? null : new Sample(value / sum, slopeX / sum, slopeY / sum);
  }

  double spacingMm() {
    return grid.spacingMm();
  }
}
