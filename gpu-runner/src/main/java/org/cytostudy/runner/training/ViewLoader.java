package org.cytostudy.runner.training;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cytostudy.runner.objective.Objective;
import org.cytostudy.runner.objective.Pairs;
import org.cytostudy.runner.objective.ViewBatch;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * Prepares the batches of coming iterations on threads of its own while the training thread
 * computes. Batches come out in order and their content does not depend on the threads; a fixed
 * number of buffers goes round, so that memory is flat.
 */
final class ViewLoader implements AutoCloseable {
  private static final int CACHE_LINE_BYTES = 64;

  private final TrainPatches patches;
  private final BatchSampler sampler;
  private final Augmenter augmenter;
  private final Objective objective;
  private final int views;
  private final long seed;
  private final long end;
  private final ExecutorService pool;
  private final BlockingQueue<ByteBuffer> buffers;
  private final Deque<Future<Batch>> running = new ArrayDeque<>();
  private long nextIteration;

  /**
   * One batch.
   *
   * @param iteration it belongs to
   * @param views normalised floats [views, side, side] in native byte order, on a cache line
   * @param origin where the views come from
   * @param pairs who is positive to whom
   */
  record Batch(long iteration, ByteBuffer views, ViewBatch origin, Pairs pairs) {}

  /**
   * @param first iteration of the first batch
   * @param end iteration after the last
   * @param threads loader threads, ≥ 1
   */
  ViewLoader(
      TrainPatches patches,
      BatchSampler sampler,
      Augmenter augmenter,
      Objective objective,
      int views,
      long seed,
      long first,
      long end,
      int threads) {
    this.patches = patches;
    this.sampler = sampler;
    this.augmenter = augmenter;
    this.objective = objective;
    this.views = views;
    this.seed = seed;
    this.nextIteration = first;
    this.end = end;
    this.pool =
        Executors.newFixedThreadPool(
            threads, Thread.ofPlatform().daemon().name("views-", 0).factory());
    int ahead = threads + 1;
    this.buffers = new ArrayBlockingQueue<>(ahead + 1);
    int bytes = Math.multiplyExact(views, patches.sidePx() * patches.sidePx() * Float.BYTES);
    for (int i = 0; i < ahead + 1; i++) {
      buffers.add(
          ByteBuffer.allocateDirect(bytes + CACHE_LINE_BYTES)
              .alignedSlice(CACHE_LINE_BYTES)
              .slice(0, bytes)
              .order(ByteOrder.nativeOrder()));
    }
    for (int i = 0; i < ahead; i++) {
      submit();
    }
  }

  private void submit() {
    if (nextIteration < end) {
      long iteration = nextIteration++;
      running.add(pool.submit(() -> prepare(iteration)));
    }
  }

  private Batch prepare(long iteration) throws InterruptedException {
    int[] drawn = sampler.draw(iteration);
    ViewBatch origin = sampler.viewBatch(drawn);
    Pairs pairs = objective.pairs(origin);
    ByteBuffer buffer = buffers.take();
    byte[] pixels = new byte[patches.sidePx() * patches.sidePx()];
    for (int view = 0; view < views; view++) {
      patches.read(drawn[view], pixels);
      augmenter.view(
          pixels,
          SeededRandom.of(seed, Purpose.VIEW.code(), iteration, view),
          buffer,
          view * pixels.length * Float.BYTES);
    }
    return new Batch(iteration, buffer, origin, pairs);
  }

  /** The next batch in order; waits for it. Give it back with {@link #release}. */
  Batch next() {
    Future<Batch> head = running.remove();
    try {
      Batch batch = head.get();
      submit();
      return batch;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot prepare a batch: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while waiting for a batch", e);
    }
  }

  /** Lets the buffer be used again: no native array may still alias it. */
  void release(Batch batch) {
    buffers.add(batch.views());
  }

  @Override
  public void close() {
    pool.shutdownNow();
    pool.close();
  }
}
