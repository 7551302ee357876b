package org.cytostudy.runner.agent;

import org.cytostudy.core.job.WorkerOutcome.Failure;

/** An input that does not come, however often it is asked for. */
final class UnusableInputException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  UnusableInputException(Failure failure) {
    super(failure.title());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
