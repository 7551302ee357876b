package org.cytostudy.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clients that ask a server for one tile after the other, each as soon as it has the one before.
 *
 * @param port of the server on this machine
 * @param headers of each request, see {@link TileConnection}
 * @param paths what is asked for, in turns by all clients
 */
record TileLoad(int port, String headers, List<String> paths) {
  TileLoad {
    paths = List.copyOf(paths);
  }

  /**
   * What came of it.
   *
   * @param sortedMs how long each answer took, shortest first
   * @param seconds how long all took together
   */
  @SuppressWarnings("ArrayRecordComponent") // a million numbers, made here and read there
  record Outcome(double[] sortedMs, double seconds) {
    double perSecond() {
      return sortedMs.length / seconds;
    }

    /**
     * The time that this share of the answers did not take longer than.
     *
     * @param share 0–1
     */
    double percentileMs(double share) {
      return sortedMs[(int) Math.ceil(share * sortedMs.length) - 1];
    }
  }

  /** Asks for so long. */
  Outcome run(int clients, double seconds) throws IOException, InterruptedException {
    AtomicInteger next = new AtomicInteger();
    long began = System.nanoTime();
    long end = began + (long) (seconds * 1e9);
    List<Future<List<Double>>> asked = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
      for (int client = 0; client < clients; client++) {
        asked.add(threads.submit(() -> ask(next, end)));
      }
    }
    double took = (System.nanoTime() - began) / 1e9;
    List<Double> times = new ArrayList<>();
    for (Future<List<Double>> one : asked) {
      try {
        times.addAll(one.get());
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        throw new IOException("A client failed: " + cause.getMessage(), cause);
      }
    }
    double[] sorted = times.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    return new Outcome(sorted, took);
  }

  private List<Double> ask(AtomicInteger next, long end) throws IOException {
    List<Double> times = new ArrayList<>();
    try (TileConnection connection = new TileConnection(port, headers)) {
      long now = System.nanoTime();
      while (now < end) {
        connection.get(paths.get(Math.floorMod(next.getAndIncrement(), paths.size())));
        long after = System.nanoTime();
        times.add((after - now) / 1e6);
        now = after;
      }
    }
    return times;
  }
}
