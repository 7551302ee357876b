package org.cytostudy.core.runner;

import java.util.List;
import org.cytostudy.core.metric.WorkerEvent;

/**
 * Events of one attempt in order.
 *
 * @param firstSequence number of the first event, counted from 0 over the attempt. A batch that
 *     arrives twice is taken once.
 * @param events at most {@value #MAX_EVENTS}
 */
public record EventBatch(long firstSequence, List<WorkerEvent> events) {
  /** The most events a batch may hold. */
  public static final int MAX_EVENTS = 10_000;

  public EventBatch {
    events = List.copyOf(events);
    if (events.size() > MAX_EVENTS) {
      throw new IllegalArgumentException(
          "A batch holds at most " + MAX_EVENTS + " events, got " + events.size());
    }
    if (firstSequence < 0) {
      throw new IllegalArgumentException("firstSequence must be ≥ 0, got " + firstSequence);
    }
  }
}
