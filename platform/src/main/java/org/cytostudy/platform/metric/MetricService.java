package org.cytostudy.platform.metric;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.metric.LogStore.Chunk;
import org.cytostudy.platform.metric.MetricViews.LogPage;
import org.cytostudy.platform.metric.MetricViews.LoggedLine;
import org.cytostudy.platform.metric.MetricViews.PointsView;
import org.cytostudy.platform.metric.MetricViews.SeriesView;
import org.cytostudy.platform.metric.SeriesRepository.Point;
import org.cytostudy.platform.metric.SeriesRepository.Sample;
import org.cytostudy.platform.metric.SeriesRepository.SeriesRow;
import org.cytostudy.platform.problem.FieldError;
import org.cytostudy.platform.problem.InvalidException;
import org.cytostudy.platform.problem.MissingException;
import org.cytostudy.platform.problem.ProblemType;
import org.cytostudy.platform.run.RunAccess;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Series and logs as people see them. */
@ApplicationScoped
class MetricService {
  private static final int LOG_LINES = 500;

  private final SeriesRepository series;
  private final LogStore logs;
  private final RunAccess runs;
  private final Sql sql;

  MetricService(SeriesRepository series, LogStore logs, RunAccess runs, Sql sql) {
    this.series = series;
    this.logs = logs;
    this.runs = runs;
    this.sql = sql;
  }

  @Transactional
  List<SeriesView> ofRun(UUID run) {
    runs.require(run, Membership.VIEWER);
    return series.ofRun(run).stream()
        .map(
            row ->
                new SeriesView(
                    row.id(),
                    row.step(),
                    row.key(),
                    row.figures().last(),
                    row.figures().lastIteration(),
                    row.figures().min(),
                    row.figures().max(),
                    row.figures().count()))
        .toList();
  }

  @Transactional
  PointsView points(long id, long from, int maxPoints) {
    SeriesRow row =
        series.find(id).stream().findFirst().orElseThrow(() -> new MissingException("series", id));
    try {
      runs.require(row.runId(), Membership.VIEWER);
    } catch (MissingException e) {
      throw new MissingException("series", id); // must not tell the run
    }
    Sample sample = series.sample(id, from, maxPoints);
    List<List<@Nullable Object>> pairs = new ArrayList<>(sample.points().size());
    for (Point point : sample.points()) {
      List<@Nullable Object> pair = new ArrayList<>(2);
      pair.add(point.iteration());
      pair.add(SeriesRepository.finite(point.value()));
      pairs.add(pair);
    }
    return new PointsView(id, row.key(), pairs.size() < sample.total(), pairs, sample.total());
  }

  private record Part(long id, int number, String step, Chunk chunk) {}

  /**
   * Lines in the order in which they came.
   *
   * @param cursor chunk and lines of it that were read, as the page before said
   */
  @Transactional
  LogPage log(UUID run, @Nullable String step, @Nullable String cursor) {
    runs.require(run, Membership.VIEWER);
    long first = part(cursor, 0);
    long skip = part(cursor, 1);
    List<Part> parts =
        sql.list(
            """
            SELECT c.id, c.attempt_id, a.number, a.leased_at, s.key, c.lines, c.byte_offset, c.bytes
            FROM log_chunk c JOIN step s ON s.id = c.step_id JOIN attempt a ON a.id = c.attempt_id
            WHERE c.run_id = ? AND c.id >= ? AND (CAST(? AS text) IS NULL OR s.key = ?)
            ORDER BY c.id LIMIT ?
            """,
            row ->
                new Part(
                    row.number("id"),
                    row.integer("number"),
                    row.text("key"),
                    new Chunk(
                        row.uuid("attempt_id"),
                        row.instant("leased_at"),
                        row.integer("lines"),
                        row.number("byte_offset"),
                        row.integer("bytes"))),
            run,
            first,
            step,
            step,
            LOG_LINES);
    List<LoggedLine> lines = new ArrayList<>();
    String next = cursor;
    for (Part part : parts) {
      List<LogLine> all = logs.read(part.chunk());
      int from = part.id() == first ? (int) Math.min(skip, all.size()) : 0;
      int to = Math.min(all.size(), from + LOG_LINES - lines.size());
      all.subList(from, to)
          .forEach(line -> lines.add(new LoggedLine(part.step(), part.number(), line)));
      next = part.id() + ":" + to;
      if (lines.size() >= LOG_LINES) {
        break;
      }
    }
    return new LogPage(lines, next);
  }

  private static long part(@Nullable String cursor, int index) {
    if (cursor == null || cursor.isEmpty()) {
      return 0;
    }
    String[] parts = cursor.split(":", -1);
    try {
      if (parts.length == 2 && Long.parseLong(parts[index]) >= 0) {
        return Long.parseLong(parts[index]);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new InvalidException(
        ProblemType.INVALID_CURSOR,
        "Take the cursor from nextCursor of the page before.",
        List.of(new FieldError("?cursor", "is not of this list")));
  }
}
