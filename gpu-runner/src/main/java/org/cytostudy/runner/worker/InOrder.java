package org.cytostudy.runner.worker;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does many like tasks on a few threads and takes their results in the order of the tasks, so that
 * what comes out does not depend on which finished first. Only a few results wait at a time.
 */
public final class InOrder {
  private static final int AHEAD_PER_THREAD = 4;

  private InOrder() {}

  /** A task of one item. */
  @FunctionalInterface
  public interface Task<T, R> {
    R run(T item) throws IOException;
  }

  /** Takes a result; called by one thread, in order. */
  @FunctionalInterface
  public interface Sink<R> {
    void take(R result) throws IOException;
  }

  /**
   * Runs all tasks; the first failure, in order, stops the rest.
   *
   * @throws StoppedException if the thread is interrupted
   */
  public static <T, R> void run(
      Iterable<? extends T> items, int threads, Task<T, R> task, Sink<? super R> sink)
      throws IOException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      ArrayDeque<Future<R>> ahead = new ArrayDeque<>();
      Iterator<? extends T> rest = items.iterator();
      try {
        while (rest.hasNext() || !ahead.isEmpty()) {
          while (rest.hasNext() && ahead.size() < threads * AHEAD_PER_THREAD) {
            T item = rest.next();
            ahead.add(pool.submit(() -> task.run(item)));
          }
          sink.take(ahead.remove().get());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new StoppedException();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException io -> throw io;
          case RuntimeException runtime -> throw runtime;
          case Error error -> throw error;
          case null, default -> throw new IllegalStateException(e);
        }
      } finally {
        pool.shutdownNow();
      }
    }
  }
}
