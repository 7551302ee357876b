package org.cytostudy.routes;

import java.time.Duration;
import java.util.List;
import org.cytostudy.core.id.PreparationId;
import org.jspecify.annotations.Nullable;

/** What the end of an attempt does to its step and run. Each method is one transaction. */
public interface Outcomes {

  /**
   * What a finished step set off.
   *
   * @param released how many steps became ready
   * @param toCollect the preparation whose last step this was, or null
   */
  record Released(int released, @Nullable PreparationId toCollect) {}

  /**
   * Checks the outputs, publishes them with their lineage, ends attempt and step, makes the steps
   * after it ready, and ends the run with its last step. Idempotent for the same attempt.
   */
  Released finish(AttemptFinished finished);

  /** How many attempts of the same step failed for reasons of infrastructure before this one. */
  int infrastructureFailures(AttemptFailed failed);

  /** Ends the attempt and makes its step ready again. */
  void redeliver(AttemptFailed failed, Duration delay);

  /** Ends the attempt, its step and its run as failed and leaves a dead letter. */
  void giveUp(AttemptFailed failed);

  /** Ends the attempt and its step as cancelled. */
  void cancelled(AttemptFailed failed);

  /**
   * Finds attempts whose nodes fell silent, marks them unreachable, and gives those up that stayed
   * so beyond the grace time.
   *
   * @return the attempts to replace; each goes through {@code step.fail}
   */
  List<AttemptFailed> lostAttempts();
}
