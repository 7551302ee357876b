package org.cytostudy.runner.task;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cytostudy.runner.statistics.Clustering;
import org.cytostudy.runner.statistics.Clustering.Method;
import org.cytostudy.runner.statistics.Contingency;

/** Whether a division comes out again: mean adjusted Rand index between what is found twice. */
final class ClusterStability {
  private static final int SINGLE_STARTS = 10;

  /** A brain with fewer patches a cluster is not clustered on its own. */
  private static final int FEWEST_A_CLUSTER = 4;

  private final double[][] points;
  private final int restarts;
  private final long seed;

  ClusterStability(double[][] points, int restarts, long seed) {
    this.points = points;
    this.restarts = restarts;
    this.seed = seed;
  }

  /** Between {@value #SINGLE_STARTS} divisions of one start each. */
  double overSeeds(Method method, int clusters) {
    List<int[]> labellings =
        IntStream.range(0, SINGLE_STARTS)
            .mapToObj(start -> method.fit(points, clusters, 1, seed + 1 + start).assign(points))
            .toList();
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < labellings.size(); i++) {
      for (int j = 0; j < i; j++) {
        sum += agreement(labellings.get(i), labellings.get(j), clusters);
        pairs++;
      }
    }
    return sum / pairs;
  }

  /**
   * Between what is found on one brain and what the clusters of another say of it.
   *
   * @param brains which brain each point is of
   * @return NaN with fewer than two brains that have enough points
   */
  double overBrains(Method method, int clusters, Groups brains) {
    List<double[][]> byBrain = new ArrayList<>();
    for (int b = 0; b < brains.count(); b++) {
      int brain = b;
      double[][] own =
          IntStream.range(0, points.length)
              .filter(i -> brains.of()[i] == brain)
              .mapToObj(i -> points[i])
              .toArray(double[][]::new);
      if (own.length >= FEWEST_A_CLUSTER * clusters) {
        byBrain.add(own);
      }
    }
    List<Clustering> found =
        byBrain.stream().map(own -> method.fit(own, clusters, restarts, seed)).toList();
    double sum = 0;
    int pairs = 0;
    for (int i = 0; i < found.size(); i++) {
      int[] own = found.get(i).assign(byBrain.get(i));
      for (int j = 0; j < found.size(); j++) {
        if (i != j) {
          sum += agreement(own, found.get(j).assign(byBrain.get(i)), clusters);
          pairs++;
        }
      }
    }
    return sum / pairs;
  }

  private static double agreement(int[] one, int[] other, int clusters) {
    return Contingency.of(one, clusters, other, clusters).adjustedRand();
  }
}
