package org.cytostudy.platform.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.id.AttemptId;
import org.cytostudy.core.id.NodeId;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.metric.WorkerEvent;
import org.cytostudy.core.runner.EventBatch;
import org.cytostudy.core.runner.EventsAccepted;
import org.cytostudy.platform.live.LiveEvent;
import org.cytostudy.platform.live.Signals;
import org.cytostudy.platform.run.AttemptRow;
import org.cytostudy.platform.run.Attempts;
import org.cytostudy.platform.sql.Json;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Takes batches of events, each event once, in order. */
@ApplicationScoped
public class EventIngestion {
  private static final int MAX_LIVE_POINTS = 100;

  private final Attempts attempts;
  private final SeriesRepository series;
  private final LogStore logs;
  private final Signals signals;
  private final Sql sql;
  private final Clock clock;
  private final Counter ingested;
  private final Counter storedPoints;

  EventIngestion(
      Attempts attempts,
      SeriesRepository series,
      LogStore logs,
      Signals signals,
      Sql sql,
      Clock clock,
      MeterRegistry meters) {
    this.attempts = attempts;
    this.series = series;
    this.logs = logs;
    this.signals = signals;
    this.sql = sql;
    this.clock = clock;
    this.ingested =
        Counter.builder("cytostudy.events.ingested")
            .description("Events of workers that were new and were stored")
            .register(meters);
    this.storedPoints =
        Counter.builder("cytostudy.metric.points")
            .description("Points of series among them")
            .register(meters);
  }

  /**
   * Takes what is new of a batch. What came before is passed over; a batch that starts too late is
   * not taken at all, and the answer says from where to send again.
   *
   * @throws org.cytostudy.platform.problem.ConflictException {@code attempt-superseded}
   */
  @Transactional
  public EventsAccepted take(NodeId node, AttemptId id, long token, EventBatch batch) {
    AttemptRow attempt = attempts.requireCurrent(node, id, token);
    long next = attempt.nextSequence();
    long end = batch.firstSequence() + batch.events().size();
    if (batch.firstSequence() > next || end <= next) {
      return new EventsAccepted(next);
    }
    attempt = attempts.beat(attempt);
    List<WorkerEvent> fresh =
        batch.events().subList((int) (next - batch.firstSequence()), batch.events().size());
    store(attempt, fresh);
    attempts.accepted(attempt, end);
    ingested.increment(fresh.size());
    return new EventsAccepted(end);
  }

  private void store(AttemptRow attempt, List<WorkerEvent> events) {
    List<MetricPoint> points = new ArrayList<>();
    List<LogLine> lines = new ArrayList<>();
    Progress progress = null;
    for (WorkerEvent event : events) {
      switch (event) {
        case WorkerEvent.Metric metric -> points.add(metric.point());
        case WorkerEvent.Log log -> lines.add(log.line());
        case WorkerEvent.Progressed progressed -> progress = progressed.progress();
        case WorkerEvent.Checkpointed checkpoint -> {
          sql.update(
              "UPDATE step SET checkpoint = ? WHERE id = ?",
              Json.of(checkpoint.checkpoint()),
              attempt.stepId());
          sql.update("UPDATE attempt SET checkpoint_asked = false WHERE id = ?", attempt.id());
        }
        case WorkerEvent.Started started -> {
          // What an attempt before this one told beyond the checkpoint never happened.
          points.removeIf(point -> point.iteration() >= started.resumedFromIteration());
          series.truncate(attempt.stepId(), started.resumedFromIteration());
          tell(attempt, "step-changed", Map.of("state", "RUNNING", "started", true));
        }
      }
    }
    if (!points.isEmpty()) {
      series.append(attempt.runId(), attempt.stepId(), points);
      storedPoints.increment(points.size());
      tell(attempt, "metric", livePoints(points));
    }
    if (!lines.isEmpty()) {
      logs.append(attempt, lines);
      tell(attempt, "log", Map.of("lines", lines.size()));
    }
    if (progress != null) {
      store(attempt, progress);
    }
  }

  private void store(AttemptRow attempt, Progress progress) {
    sql.update(
        """
        UPDATE step SET progress_done = ?, progress_total = ?, progress_unit = ?, progress_at = ?
        WHERE id = ?
        """,
        progress.done(),
        progress.total(),
        progress.unit(),
        clock.instant(),
        attempt.stepId());
    tell(
        attempt,
        "progress",
        Map.of("done", progress.done(), "total", progress.total(), "unit", progress.unit()));
  }

  /** The points themselves while they are few; else a reader asks for the series. */
  private static Map<String, Object> livePoints(List<MetricPoint> points) {
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("count", points.size());
    if (points.size() <= MAX_LIVE_POINTS) {
      Map<String, List<List<@Nullable Object>>> byKey = new LinkedHashMap<>();
      for (MetricPoint point : points) {
        List<@Nullable Object> pair = new ArrayList<>();
        pair.add(point.iteration());
        pair.add(Double.isFinite(point.value()) ? point.value() : null);
        byKey.computeIfAbsent(point.key(), key -> new ArrayList<>()).add(pair);
      }
      payload.put("points", byKey);
    }
    return payload;
  }

  private void tell(AttemptRow attempt, String type, Map<String, ?> payload) {
    signals.live(
        LiveEvent.ofRun(type, attempt.projectId(), attempt.runId(), attempt.stepId(), payload));
  }
}
