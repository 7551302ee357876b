package org.cytostudy.core.job;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.cytostudy.core.state.FailureCategory;
import org.jspecify.annotations.Nullable;

/** How a worker ended: {@code outcome.json} in its output folder, written last and atomically. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerOutcome.Succeeded.class, name = "succeeded"),
  @JsonSubTypes.Type(value = WorkerOutcome.Failed.class, name = "failed"),
  @JsonSubTypes.Type(value = WorkerOutcome.Stopped.class, name = "stopped")
})
public sealed interface WorkerOutcome {

  /** All outputs are complete. */
  record Succeeded(List<OutputRef> outputs) implements WorkerOutcome {
    public Succeeded {
      outputs = List.copyOf(outputs);
    }
  }

  /** The step failed. */
  record Failed(Failure failure) implements WorkerOutcome {}

  /** Asked to stop (SIGTERM); where the step can be resumed, a checkpoint was written first. */
  record Stopped() implements WorkerOutcome {}

  /**
   * What went wrong, for a person to act on.
   *
   * @param category decides whether and how the step is delivered again
   * @param code stable, of the problem catalogue, e.g. {@code loss-not-finite}
   * @param title one sentence: what
   * @param where the file, IFD, tile, row or iteration it happened at
   * @param action what to do about it
   */
  record Failure(
      FailureCategory category,
      String code,
      String title,
      @Nullable String where,
      @Nullable String action) {}
}
