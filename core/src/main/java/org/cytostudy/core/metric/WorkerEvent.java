package org.cytostudy.core.metric;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.cytostudy.core.job.OutputRef;

/**
 * What a worker writes, one JSON object a line, to {@code events.ndjson} in its output folder. The
 * agent forwards the lines in order; nothing else passes between worker and agent while it runs.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = WorkerEvent.Started.class, name = "started"),
  @JsonSubTypes.Type(value = WorkerEvent.Metric.class, name = "metric"),
  @JsonSubTypes.Type(value = WorkerEvent.Log.class, name = "log"),
  @JsonSubTypes.Type(value = WorkerEvent.Progressed.class, name = "progress"),
  @JsonSubTypes.Type(value = WorkerEvent.Checkpointed.class, name = "checkpoint")
})
public sealed interface WorkerEvent {

  /**
   * The worker runs.
   *
   * @param resumedFromIteration the iteration of the checkpoint it went on from, 0 at a fresh start
   */
  record Started(long pid, long resumedFromIteration) implements WorkerEvent {}

  /** A metric point. */
  record Metric(MetricPoint point) implements WorkerEvent {}

  /** A log line. */
  record Log(LogLine line) implements WorkerEvent {}

  /** Progress. */
  record Progressed(Progress progress) implements WorkerEvent {}

  /**
   * A checkpoint lies complete in the output folder.
   *
   * @param iteration iterations done when it was taken
   */
  record Checkpointed(long iteration, OutputRef checkpoint) implements WorkerEvent {}
}
