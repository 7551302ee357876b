package org.cytostudy.imaging.surface;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Which of some vertices lie within a geodesic radius of one another: for each vertex that patches
 * are mapped to, the others that may be its partners. Pairs of a row lie at {@code starts[i]} up to
 * {@code starts[i+1]}; a row does not name itself.
 *
 * @param radiusMm the largest distance
 * @param vertices the vertices, as they were given
 * @param starts one more than vertices
 * @param partners of each row by rising distance: places in {@code vertices}
 * @param distancesMm of each partner
 */
@SuppressWarnings("ArrayRecordComponent") // columns of numbers that are read, not compared
public record GeodesicPairs(
    double radiusMm, int[] vertices, int[] starts, int[] partners, float[] distancesMm) {
  private static final int ROWS_A_TASK = 64;

  /**
   * Measures. The result does not depend on the number of threads.
   *
   * @param vertices each once
   * @param radiusMm over 0
   * @param threads each keeps the working memory of {@link Geodesics}
   * @throws IllegalArgumentException if a vertex is given twice or does not exist
   */
  public static GeodesicPairs within(
      GeodesicMesh mesh, int[] vertices, double radiusMm, int threads) throws InterruptedException {
    int[] placeOf = new int[mesh.mesh().vertexCount()];
    Arrays.fill(placeOf, -1);
    for (int i = 0; i < vertices.length; i++) {
      if (vertices[i] < 0 || vertices[i] >= placeOf.length || placeOf[vertices[i]] >= 0) {
        throw new IllegalArgumentException(
            "Vertex " + vertices[i] + " is given twice or is not of the mesh");
      }
      placeOf[vertices[i]] = i;
    }
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      ThreadLocal<Geodesics> workers = ThreadLocal.withInitial(() -> new Geodesics(mesh));
      List<Future<Rows>> tasks = new ArrayList<>();
      for (int first = 0; first < vertices.length; first += ROWS_A_TASK) {
        int from = first;
        int to = Math.min(first + ROWS_A_TASK, vertices.length);
        tasks.add(pool.submit(() -> rows(workers.get(), vertices, placeOf, from, to, radiusMm)));
      }
      return join(vertices, radiusMm, tasks);
    }
  }

  /** Some rows, one after the other. */
  private record Rows(int[] counts, int[] partners, float[] distancesMm) {}

  private static Rows rows(
      Geodesics geodesics, int[] vertices, int[] placeOf, int from, int to, double radiusMm) {
    int[] counts = new int[to - from];
    int[] partners = new int[256];
    float[] distancesMm = new float[256];
    int size = 0;
    for (int row = from; row < to; row++) {
      GeodesicDisc disc = geodesics.within(vertices[row], radiusMm);
      for (int i = 0; i < disc.size(); i++) {
        int place = placeOf[disc.vertices()[i]];
        if (place >= 0 && place != row) {
          if (size == partners.length) {
            partners = Arrays.copyOf(partners, 2 * size);
            distancesMm = Arrays.copyOf(distancesMm, 2 * size);
          }
          partners[size] = place;
          distancesMm[size++] = (float) disc.distancesMm()[i];
          counts[row - from]++;
        }
      }
    }
    return new Rows(counts, Arrays.copyOf(partners, size), Arrays.copyOf(distancesMm, size));
  }

  private static GeodesicPairs join(int[] vertices, double radiusMm, List<Future<Rows>> tasks)
      throws InterruptedException {
    List<Rows> parts = new ArrayList<>();
    long pairs = 0;
    for (Future<Rows> task : tasks) {
      try {
        parts.add(task.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("The distances could not be measured", e.getCause());
      }
      pairs += parts.getLast().partners.length;
      if (pairs > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "There are more than 2 thousand million pairs within %s mm; take a smaller radius"
                .formatted(radiusMm));
      }
    }
    int[] starts = new int[vertices.length + 1];
    int[] partners = new int[(int) pairs];
    float[] distancesMm = new float[(int) pairs];
    int row = 0;
    int at = 0;
    for (Rows part : parts) {
      System.arraycopy(part.partners, 0, partners, at, part.partners.length);
      System.arraycopy(part.distancesMm, 0, distancesMm, at, part.partners.length);
      at += part.partners.length;
      for (int count : part.counts) {
        starts[row + 1] = starts[row] + count;
        row++;
      }
    }
    return new GeodesicPairs(radiusMm, vertices, starts, partners, distancesMm);
  }
}
