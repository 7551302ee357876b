package org.cytostudy.runner.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Cuts rows into chunks and works on them in parallel. Where the cuts lie depends on the number of
 * rows alone and results come back in chunk order, so that a caller who adds them up gets the same
 * bits with any number of threads.
 */
final class FixedChunks implements AutoCloseable {
  /** Most chunks of one pass: bounds the memory of partial results. */
  static final int MAX_CHUNKS = 64;

  private static final int MIN_CHUNK_ROWS = 512;

  private final ExecutorService threads;

  FixedChunks(int threads) {
    this.threads =
        Executors.newFixedThreadPool(threads, Thread.ofPlatform().name("probe-", 0).factory());
  }

  /** What is done with the rows from {@code begin} to before {@code end}. */
  @FunctionalInterface
  interface Task<T> {
    T apply(int begin, int end);
  }

  /** Rows of each chunk but the last. */
  static int chunkRows(int rows) {
    return Math.max(MIN_CHUNK_ROWS, (rows + MAX_CHUNKS - 1) / MAX_CHUNKS);
  }

  /** Applies the task to each chunk; the results in row order. */
  <T> List<T> map(int rows, Task<T> task) {
    int step = chunkRows(rows);
    List<Callable<T>> calls = new ArrayList<>();
    for (int begin = 0; begin < rows; begin += step) {
      int from = begin;
      int to = Math.min(rows, begin + step);
      calls.add(() -> task.apply(from, to));
    }
    try {
      List<T> results = new ArrayList<>(calls.size());
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted between two chunks", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.close();
  }
}
