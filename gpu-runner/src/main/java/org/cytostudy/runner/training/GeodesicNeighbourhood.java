package org.cytostudy.runner.training;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.cytostudy.core.metric.LogLine.Severity;
import org.cytostudy.imaging.surface.GeodesicMesh;
import org.cytostudy.imaging.surface.GeodesicPairs;
import org.cytostudy.imaging.surface.Geodesics;
import org.cytostudy.runner.objective.Distances;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.worker.StepContext;
import org.cytostudy.runner.worker.StepFailure;
import org.cytostudy.runner.worker.StoppedException;

/**
 * Distances along a surface, measured once between all vertices that patches lie on, up to a bound.
 * Patches of one vertex are at distance 0; those on different meshes are not compared. Eight bytes
 * a pair of vertices are kept, and twice as many while they are measured.
 */
final class GeodesicNeighbourhood implements Neighbourhood {
  private static final int BYTES_A_PAIR = 16;
  private static final int SAMPLED_VERTICES = 64;

  private final double nearMm;
  private final GeodesicPairs[] pairs;
  private final int[] meshOf;
  private final int[] placeOf;
  private final int[][] memberStarts;
  private final int[][] members;

  private GeodesicNeighbourhood(
      double nearMm, GeodesicPairs[] pairs, int[][] vertices, int[] meshOf, Positions positions) {
    this.nearMm = nearMm;
    this.pairs = pairs;
    this.meshOf = meshOf;
    this.placeOf = new int[positions.count()];
    this.memberStarts = new int[vertices.length][];
    this.members = new int[vertices.length][];
    for (int m = 0; m < vertices.length; m++) {
      int[] starts = new int[vertices[m].length + 1];
      for (int i = 0; i < placeOf.length; i++) {
        if (meshOf[i] == m) {
          placeOf[i] = Arrays.binarySearch(vertices[m], positions.vertex(i));
          starts[placeOf[i] + 1]++;
        }
      }
      for (int place = 0; place < vertices[m].length; place++) {
        starts[place + 1] += starts[place];
      }
      int[] next = starts.clone();
      members[m] = new int[starts[vertices[m].length]];
      for (int i = 0; i < placeOf.length; i++) {
        if (meshOf[i] == m) {
          members[m][next[placeOf[i]]++] = i;
        }
      }
      memberStarts[m] = starts;
    }
  }

  /**
   * Measures.
   *
   * @param meshes of each of the positions' meshes; the same object stands for the same mesh
   * @param nearMm r₊
   * @param measuredMm the bound
   * @throws StepFailure if the pairs would not fit into the heap
   */
  static GeodesicNeighbourhood measure(
      Positions positions,
      List<GeodesicMesh> meshes,
      double nearMm,
      double measuredMm,
      StepContext context) {
    List<GeodesicMesh> distinct = meshes.stream().distinct().toList();
    int[] meshOf = new int[positions.count()];
    for (int i = 0; i < meshOf.length; i++) {
      meshOf[i] = distinct.indexOf(meshes.get(positions.mesh(i)));
    }
    GeodesicPairs[] pairs = new GeodesicPairs[distinct.size()];
    int[][] vertices = new int[distinct.size()][];
    long kept = 0;
    for (int m = 0; m < pairs.length; m++) {
      int mesh = m;
      vertices[m] =
          IntStream.range(0, meshOf.length)
              .filter(i -> meshOf[i] == mesh)
              .map(positions::vertex)
              .sorted()
              .distinct()
              .toArray();
      checkMemory(distinct.get(m), vertices[m], measuredMm, freeBytes() - kept * 8.0);
      try {
        pairs[m] =
            GeodesicPairs.within(
                distinct.get(m), vertices[m], measuredMm, context.manifest().threads());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoppedException();
      }
      kept += pairs[m].partners().length;
      context.log(
          Severity.INFO,
          "Geodesics up to %s mm between %d of %d vertices of a mesh: %d pairs, %d MiB"
              .formatted(
                  measuredMm,
                  vertices[m].length,
                  distinct.get(m).mesh().vertexCount(),
                  pairs[m].partners().length,
                  (pairs[m].partners().length * 8L) >> 20));
    }
    return new GeodesicNeighbourhood(nearMm, pairs, vertices, meshOf, positions);
  }

  private static double freeBytes() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.maxMemory() - (double) (runtime.totalMemory() - runtime.freeMemory());
  }

  /** Asks a few vertices how many partners they have before all are measured. */
  static void checkMemory(GeodesicMesh mesh, int[] vertices, double radiusMm, double freeBytes) {
    boolean[] occupied = new boolean[mesh.mesh().vertexCount()];
    for (int vertex : vertices) {
      occupied[vertex] = true;
    }
    Geodesics geodesics = new Geodesics(mesh);
    int sampled = Math.min(SAMPLED_VERTICES, vertices.length);
    long partners = 0;
    for (int i = 0; i < sampled; i++) {
      int source = vertices[(int) ((long) i * vertices.length / sampled)];
      partners +=
          Arrays.stream(geodesics.within(source, radiusMm).vertices())
                  .filter(v -> occupied[v])
                  .count()
              - 1;
    }
    double pairs = (double) partners / sampled * vertices.length;
    double bytes = pairs * BYTES_A_PAIR;
    if (bytes > freeBytes || pairs > Integer.MAX_VALUE - 8) {
      throw StepFailure.user(
          "geodesic-pairs-too-many",
          "About %.0f million pairs of vertices lie within %s mm of one another; measuring them takes %.0f MiB, free are %.0f MiB"
              .formatted(pairs / 1e6, radiusMm, bytes / (1 << 20), freeBytes / (1 << 20)),
          "spec /objective",
          "Start the runner with a larger --worker-heap, or take a smaller negativeRadiusMm (of"
              + " VICReg, positiveRadiusMm) or a coarser surface");
    }
  }

  @Override
  public int draw(int anchor, IntPredicate condition, SeededRandom random) {
    int m = meshOf[anchor];
    int place = placeOf[anchor];
    int from = pairs[m].starts()[place];
    int to = from;
    while (to < pairs[m].starts()[place + 1] && pairs[m].distancesMm()[to] <= nearMm) {
      to++;
    }
    RangeDraw draw = new RangeDraw(members[m], to - from + 1);
    draw.add(memberStarts[m][place], memberStarts[m][place + 1]);
    for (int i = from; i < to; i++) {
      int partner = pairs[m].partners()[i];
      draw.add(memberStarts[m][partner], memberStarts[m][partner + 1]);
    }
    return draw.draw(patch -> patch != anchor && condition.test(patch), random);
  }

  @Override
  public Distances distances(int[] patches) {
    double[] row = new double[patches.length];
    float[][] byPlace = new float[pairs.length][];
    for (int m = 0; m < pairs.length; m++) {
      byPlace[m] = new float[pairs[m].vertices().length];
      Arrays.fill(byPlace[m], Float.POSITIVE_INFINITY);
    }
    return view -> {
      int anchor = patches[view];
      GeodesicPairs all = pairs[meshOf[anchor]];
      float[] distancesMm = byPlace[meshOf[anchor]];
      int first = all.starts()[placeOf[anchor]];
      int end = all.starts()[placeOf[anchor] + 1];
      for (int i = first; i < end; i++) {
        distancesMm[all.partners()[i]] = all.distancesMm()[i];
      }
      distancesMm[placeOf[anchor]] = 0;
      for (int i = 0; i < row.length; i++) {
        double mm = distancesMm[placeOf[patches[i]]];
        row[i] = meshOf[patches[i]] == meshOf[anchor] ? mm * mm : Double.NaN;
      }
      for (int i = first; i < end; i++) {
        distancesMm[all.partners()[i]] = Float.POSITIVE_INFINITY;
      }
      distancesMm[placeOf[anchor]] = Float.POSITIVE_INFINITY;
      return row;
    };
  }
}
