package org.cytostudy.runner.worker;

import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.FailureCategory;
import org.jspecify.annotations.Nullable;

/** A failure that says what, where and what to do. */
public final class StepFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  public StepFailure(Failure failure) {
    super(failure.title());
    this.failure = failure;
  }

  /** An input is broken or lacks what it must have. */
  public static StepFailure data(
      String code, String title, @Nullable String where, @Nullable String action) {
    return new StepFailure(new Failure(FailureCategory.DATA, code, title, where, action));
  }

  /** The specification asks for something that cannot be done. */
  public static StepFailure user(
      String code, String title, @Nullable String where, @Nullable String action) {
    return new StepFailure(new Failure(FailureCategory.USER, code, title, where, action));
  }

  /** The computation itself went wrong. */
  public static StepFailure code(
      String code, String title, @Nullable String where, @Nullable String action) {
    return new StepFailure(new Failure(FailureCategory.CODE, code, title, where, action));
  }

  public Failure failure() {
    return failure;
  }
}
