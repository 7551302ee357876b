package org.cytostudy.runner.worker;

import java.io.IOException;
import org.cytostudy.core.job.StepSpec;

/**
 * Does one kind of step.
 *
 * @param <S> the specification it takes
 */
@FunctionalInterface
public interface Step<S extends StepSpec> {

  /**
   * Runs to the end or throws.
   *
   * @throws StepFailure for everything that a person can act on
   * @throws StoppedException after {@link StepContext#stopRequested()} turned true
   * @throws IOException when files cannot be read or written: an infrastructure failure
   */
  void run(S spec, StepContext context) throws IOException;
}
