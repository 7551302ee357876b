package org.cytostudy.platform.metric;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cytostudy.core.metric.LogLine;
import org.cytostudy.platform.access.Membership;
import org.cytostudy.platform.metric.MetricViews.LogPage;
import org.cytostudy.platform.metric.MetricViews.LoggedLine;
import org.cytostudy.platform.metric.MetricViews.PointsView;
import org.cytostudy.platform.metric.MetricViews.SeriesView;
import org.cytostudy.platform.metric.SeriesRepository.Point;
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
    List<Point> all = series.points(id, from);
    List<Point> kept = DownSampling.minMax(all, maxPoints);
    List<List<@Nullable Object>> pairs = new ArrayList<>(kept.size());
    for (Point point : kept) {
      List<@Nullable Object> pair = new ArrayList<>(2);
      pair.add(point.iteration());
      pair.add(SeriesRepository.finite(point.value()));
      pairs.add(pair);
    }
    return new PointsView(id, row.key(), kept.size() < all.size(), pairs, all.size());
  }

  private record Chunk(
      long id, UUID attempt, int number, String step, int lines, long offset, int bytes) {}

  /**
   * Lines in the order in which they came.
   *
   * @param cursor chunk and lines of it that were read, as the page before said
   */
  @Transactional
  LogPage log(UUID run, @Nullable String step, @Nullable String cursor) {
    runs.require(run, Membership.VIEWER);
    long chunk = part(cursor, 0);
    int skip = (int) part(cursor, 1);
    List<Chunk> chunks =
        sql.list(
            """
            SELECT c.id, c.attempt_id, a.number, s.key, c.lines, c.byte_offset, c.bytes
            FROM log_chunk c JOIN step s ON s.id = c.step_id JOIN attempt a ON a.id = c.attempt_id
            WHERE c.run_id = ? AND c.id >= ? AND (CAST(? AS text) IS NULL OR s.key = ?)
            ORDER BY c.id LIMIT ?
            """,
            row ->
                new Chunk(
                    row.number("id"),
                    row.uuid("attempt_id"),
                    row.integer("number"),
                    row.text("key"),
                    row.integer("lines"),
                    row.number("byte_offset"),
                    row.integer("bytes")),
            run,
            chunk,
            step,
            step,
            LOG_LINES);
    List<LoggedLine> lines = new ArrayList<>();
    String next = cursor;
    for (Chunk part : chunks) {
      List<LogLine> all = logs.read(part.attempt(), part.offset(), part.bytes());
      int from = part.id() == chunk ? Math.min(skip, all.size()) : 0;
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
      if (parts.length == 2) {
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
