package org.cytostudy.runner.data;

import org.cytostudy.runner.worker.StepFailure;

/** Whether the patches of a batch fit into one buffer of float32 values. */
public final class BatchSize {
  /** What a buffer holds, less what its alignment takes. */
  private static final long MAX_BYTES = Integer.MAX_VALUE - 64L;

  private BatchSize() {}

  /**
   * Checks a batch before anything is allocated.
   *
   * @param field the field of the specification that says how many, for the message
   * @throws StepFailure {@code batch-too-large} saying how many fit
   */
  public static void check(String field, int patches, int sidePx) {
    long bytesEach = (long) sidePx * sidePx * Float.BYTES;
    if (patches * bytesEach > MAX_BYTES) {
      throw StepFailure.user(
          "batch-too-large",
          patches + " patches of " + sidePx + " px are too many at once",
          "manifest /spec/" + field,
          "Take a smaller one: of this size at most " + MAX_BYTES / bytesEach + " patches fit");
    }
  }
}
