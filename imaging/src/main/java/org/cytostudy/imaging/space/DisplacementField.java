package org.cytostudy.imaging.space;

import org.cytostudy.core.space.PointMm;

/**
 * Displacements on a regular grid, between whose nodes they are interpolated linearly along each
 * axis. Outside the grid there is none, as ITK's DisplacementFieldTransform has it.
 */
public final class DisplacementField {
  private static final int MOST_ITERATIONS = 200;
  private static final double CONVERGED_MM = 1e-6;

  private final int nx;
  private final int ny;
  private final int nz;
  private final Affine3 mmToNode;
  private final float[] xMm;
  private final float[] yMm;
  private final float[] zMm;

  /**
   * Takes a grid; x runs fastest.
   *
   * @param nodeToMm from node indices (0 is the first node) to RAS mm
   * @param xMm to the right, {@code nx·ny·nz} values; the three arrays are kept, not copied
   * @param yMm to the front
   * @param zMm upward
   * @throws IllegalArgumentException if sizes differ, a value is no number, or the grid is singular
   */
  public DisplacementField(
      int nx, int ny, int nz, Affine3 nodeToMm, float[] xMm, float[] yMm, float[] zMm) {
    long nodes = (long) nx * ny * nz;
    if (nx < 1 || ny < 1 || nz < 1) {
      throw new IllegalArgumentException("A grid of %d × %d × %d".formatted(nx, ny, nz));
    }
    for (float[] component : new float[][] {xMm, yMm, zMm}) {
      if (component.length != nodes) {
        throw new IllegalArgumentException(
            "A grid of %d nodes has %d displacements".formatted(nodes, component.length));
      }
      for (int i = 0; i < component.length; i++) {
        if (!Float.isFinite(component[i])) {
          throw new IllegalArgumentException("The displacement of node " + i + " is no number");
        }
      }
    }
    if (!nodeToMm.isInvertible()) {
      throw new IllegalArgumentException("The grid of the displacement field is singular");
    }
    this.nx = nx;
    this.ny = ny;
    this.nz = nz;
    this.mmToNode = nodeToMm.inverse();
    this.xMm = xMm;
    this.yMm = yMm;
    this.zMm = zMm;
  }

  /** The displacement at a point, RAS mm. */
  public PointMm at(PointMm point) {
    PointMm node = mmToNode.apply(point);
    double x = node.xMm();
    double y = node.yMm();
    double z = node.zMm();
    // The half voxel around the outer nodes belongs to the grid, and has their values.
    if (!(x >= -0.5 && x <= nx - 0.5 && y >= -0.5 && y <= ny - 0.5 && z >= -0.5 && z <= nz - 0.5)) {
      return new PointMm(0, 0, 0);
    }
    x = Math.clamp(x, 0, nx - 1.0);
    y = Math.clamp(y, 0, ny - 1.0);
    z = Math.clamp(z, 0, nz - 1.0);
    int x0 = (int) x;
    int y0 = (int) y;
    int z0 = (int) z;
    double sumX = 0;
    double sumY = 0;
    double sumZ = 0;
    for (int corner = 0; corner < 8; corner++) {
      int xi = Math.min(x0 + (corner & 1), nx - 1);
      int yi = Math.min(y0 + (corner >> 1 & 1), ny - 1);
      int zi = Math.min(z0 + (corner >> 2), nz - 1);
      double weight =
          share(x - x0, corner & 1) * share(y - y0, corner >> 1 & 1) * share(z - z0, corner >> 2);
      int at = (zi * ny + yi) * nx + xi;
      sumX += weight * xMm[at];
      sumY += weight * yMm[at];
      sumZ += weight * zMm[at];
    }
    return new PointMm(sumX, sumY, sumZ);
  }

  private static double share(double fraction, int upper) {
    return upper == 1 ? fraction : 1 - fraction;
  }

  /**
   * Finds x with {@code x + d(x) = target} by the fixed-point iteration {@code x ← target − d(x)}
   * (Chen et al., "A simple fixed-point approach to invert a deformation field", Med. Phys. 35,
   * 2008). It converges where the field changes by less than 1 mm a mm; where it does not, the
   * residual of the best point says so.
   */
  public SpaceTransform.Inverse invert(PointMm target) {
    PointMm best = target;
    double least = Double.POSITIVE_INFINITY;
    PointMm point = target;
    for (int i = 0; i < MOST_ITERATIONS && least > CONVERGED_MM; i++) {
      PointMm displacement = at(point);
      double residualMm = point.plus(displacement).distanceMm(target);
      if (residualMm < least) {
        least = residualMm;
        best = point;
      }
      point = target.minus(displacement);
    }
    return new SpaceTransform.Inverse(best, least);
  }
}
