package org.cytostudy.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.core.state.RunState;
import org.cytostudy.core.state.StepState;
import org.cytostudy.routes.DeadLetters;
import org.cytostudy.routes.RunRetryRoute;

/** What the end of a step without a result does to its run. The caller holds the run's lock. */
@ApplicationScoped
class StepEnd {
  private final Steps steps;
  private final DeadLetters letters;

  StepEnd(Steps steps, DeadLetters letters) {
    this.steps = steps;
    this.letters = letters;
  }

  /** Fails the step and its run, skips what waits for it, and leaves a dead letter. */
  void failed(StepRow step, Failure failure) {
    steps.fail(step, failure);
    for (StepRow other : steps.ofRun(step.runId())) {
      if (other.state() == StepState.BLOCKED) {
        steps.move(other, StepState.SKIPPED);
      }
    }
    endRun(step.runId());
    // A run that was cancelled meanwhile cannot be retried.
    if (steps.lockRun(step.runId()).orElseThrow() != RunState.CANCELLED) {
      letters.park(
          RunRetryRoute.ENDPOINT,
          step.runId().toString(),
          failure.category() + " " + failure.code() + ": " + failure.title());
    }
  }

  /**
   * Ends a run of which a step failed once nothing of it is under way any more: steps that run are
   * let run, so that a retry has their results.
   */
  void endRun(UUID run) {
    boolean underWay =
        steps.ofRun(run).stream()
            .anyMatch(
                s ->
                    s.state() == StepState.READY
                        || s.state() == StepState.PLACED
                        || s.state() == StepState.RUNNING);
    boolean failed = steps.ofRun(run).stream().anyMatch(s -> s.state() == StepState.FAILED);
    RunState state = steps.lockRun(run).orElseThrow();
    if (failed && !underWay && !state.terminal()) {
      steps.moveRun(run, state, RunState.FAILED);
    }
  }
}
