package org.cytostudy.runner.statistics;

import org.cytostudy.core.space.PointMm;
import org.cytostudy.imaging.space.PointIndex;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Moves a map over its own surface: shape, size and neighbourhood of all labels stay, only where
 * they lie is chance (spin test: Alexander-Bloch et al., NeuroImage 178, 2018). On a sphere the map
 * is rotated, by a uniformly distributed rotation (Shoemake 1992: a unit quaternion of four normal
 * numbers). On a flat sheet it is shifted around both edges, as on a torus, and turned by 0° or
 * 180°; at the edges labels meet that were no neighbours.
 */
public final class SpinNull {
  private static final long SEQUENCE = 0x5350494eL;

  private final double[] placesMm;
  private final PointIndex index;
  private final boolean sphere;
  private final double[] low = {
    Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY
  };
  private final double[] extent = new double[3];
  private final long seed;

  private SpinNull(double[] placesMm, boolean sphere, long seed) {
    this.placesMm = placesMm;
    this.index = new PointIndex(placesMm);
    this.sphere = sphere;
    this.seed = seed;
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (int i = 0; i < placesMm.length; i++) {
      low[i % 3] = Math.min(low[i % 3], placesMm[i]);
      high[i % 3] = Math.max(high[i % 3], placesMm[i]);
    }
    for (int axis = 0; axis < 3; axis++) {
      extent[axis] = high[axis] - low[axis];
    }
  }

  /**
   * Of a flat sheet.
   *
   * @param placesMm u, v, 0 of each place in turn
   */
  public static SpinNull onSheet(double[] placesMm, long seed) {
    return new SpinNull(placesMm.clone(), false, seed);
  }

  /**
   * Of a sphere.
   *
   * @param places x, y, z of each in turn, as seen from the centre; any radius
   * @throws IllegalArgumentException if one lies at the centre
   */
  public static SpinNull onSphere(double[] places, long seed) {
    double[] unit = places.clone();
    for (int i = 0; i < unit.length; i += 3) {
      double radius =
          Math.sqrt(unit[i] * unit[i] + unit[i + 1] * unit[i + 1] + unit[i + 2] * unit[i + 2]);
      if (!(radius > 0)) {
        throw new IllegalArgumentException("Place " + i / 3 + " lies at the centre of the sphere");
      }
      for (int axis = 0; axis < 3; axis++) {
        unit[i + axis] /= radius;
      }
    }
    return new SpinNull(unit, true, seed);
  }

  /**
   * For each place the place whose label it gets; the same number gives the same move. Labels may
   * be taken twice or not at all, so that shares change a little.
   */
  public int[] draw(int number) {
    SeededRandom random = SeededRandom.of(seed, SEQUENCE, number);
    int n = placesMm.length / 3;
    int[] sources = new int[n];
    double[][] rotation = sphere ? rotation(random) : new double[0][];
    double[] shift = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      shift[axis] = extent[axis] * random.nextDouble();
    }
    boolean turned = random.nextInt(2) == 1;
    for (int i = 0; i < n; i++) {
      PointMm to = sphere ? rotated(rotation, i) : shifted(shift, turned, i);
      sources[i] = index.nearest(to, Double.POSITIVE_INFINITY).index();
    }
    return sources;
  }

  private PointMm shifted(double[] shift, boolean turned, int i) {
    double[] to = new double[3];
    for (int axis = 0; axis < 3; axis++) {
      double along = placesMm[3 * i + axis] - low[axis];
      double moved = (turned ? extent[axis] - along : along) + shift[axis];
      to[axis] = low[axis] + (moved >= extent[axis] ? moved - extent[axis] : moved);
    }
    return new PointMm(to[0], to[1], to[2]);
  }

  private PointMm rotated(double[][] rotation, int i) {
    double[] to = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int axis = 0; axis < 3; axis++) {
        to[row] += rotation[row][axis] * placesMm[3 * i + axis];
      }
    }
    return new PointMm(to[0], to[1], to[2]);
  }

  private static double[][] rotation(SeededRandom random) {
    double w = random.nextGaussian();
    double x = random.nextGaussian();
    double y = random.nextGaussian();
    double z = random.nextGaussian();
    double s = 2 / (w * w + x * x + y * y + z * z);
    return new double[][] {
      {1 - s * (y * y + z * z), s * (x * y - w * z), s * (x * z + w * y)},
      {s * (x * y + w * z), 1 - s * (x * x + z * z), s * (y * z - w * x)},
      {s * (x * z - w * y), s * (y * z + w * x), 1 - s * (x * x + y * y)}
    };
  }
}
