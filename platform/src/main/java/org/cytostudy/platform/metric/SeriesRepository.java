package org.cytostudy.platform.metric;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.core.metric.MetricPoint;
import org.cytostudy.platform.sql.Row;
import org.cytostudy.platform.sql.Sql;
import org.jspecify.annotations.Nullable;

/** Series and their points. */
@ApplicationScoped
class SeriesRepository {
  private final Sql sql;

  SeriesRepository(Sql sql) {
    this.sql = sql;
  }

  /** A point of a series; the last value at an iteration counts. */
  private record Key(String series, long iteration) {}

  /** Stores points; the caller holds the lock of the attempt, so nobody else writes the step. */
  void append(UUID run, UUID step, List<MetricPoint> points) {
    Map<Key, Double> unique = new LinkedHashMap<>();
    points.forEach(p -> unique.put(new Key(p.key(), p.iteration()), p.value()));
    Map<String, Long> ids =
        ids(run, step, unique.keySet().stream().map(Key::series).distinct().toList());
    long[] series = new long[unique.size()];
    long[] iterations = new long[unique.size()];
    double[] values = new double[unique.size()];
    int i = 0;
    for (Map.Entry<Key, Double> point : unique.entrySet()) {
      series[i] = ids.getOrDefault(point.getKey().series(), -1L);
      iterations[i] = point.getKey().iteration();
      values[i] = point.getValue();
      i++;
    }
    // One statement: the points, and what the lists show of them.
    sql.update(
        """
        WITH new AS (
          SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::float8[]) AS n (series, iteration, value)
        ), known AS (
          SELECT n.series, count(*) AS known FROM new n
            JOIN metric m ON m.series = n.series AND m.iteration = n.iteration GROUP BY n.series
        ), stored AS (
          INSERT INTO metric (series, iteration, value) SELECT series, iteration, value FROM new
          ON CONFLICT (series, iteration) DO UPDATE SET value = excluded.value
        ), figures AS (
          SELECT n.series, max(n.iteration) AS last_iteration,
                 (array_agg(n.value ORDER BY n.iteration DESC))[1] AS last_value,
                 min(n.value) FILTER (WHERE n.value > '-Infinity' AND n.value < 'Infinity')
                   AS min_value,
                 max(n.value) FILTER (WHERE n.value > '-Infinity' AND n.value < 'Infinity')
                   AS max_value,
                 count(*) - coalesce(max(k.known), 0) AS fresh
          FROM new n LEFT JOIN known k ON k.series = n.series GROUP BY n.series
        )
        INSERT INTO metric_summary AS m
          (series, last_iteration, last_value, min_value, max_value, count)
        SELECT series, last_iteration, last_value, min_value, max_value, fresh FROM figures
        ON CONFLICT (series) DO UPDATE SET
          last_value = CASE WHEN excluded.last_iteration >= m.last_iteration
                            THEN excluded.last_value ELSE m.last_value END,
          last_iteration = greatest(excluded.last_iteration, m.last_iteration),
          min_value = least(excluded.min_value, m.min_value),
          max_value = greatest(excluded.max_value, m.max_value),
          count = m.count + excluded.count
        """,
        series,
        iterations,
        values);
  }

  private Map<String, Long> ids(UUID run, UUID step, List<String> keys) {
    sql.update(
        """
        INSERT INTO series (run_id, step_id, key)
        SELECT ?, ?, k FROM unnest(?::text[]) AS k ON CONFLICT DO NOTHING
        """,
        run,
        step,
        keys);
    Map<String, Long> ids = new HashMap<>();
    sql.list(
        "SELECT id, key FROM series WHERE step_id = ?",
        row -> ids.put(row.text("key"), row.number("id")),
        step);
    return ids;
  }

  /** Forgets the points of a step from an iteration on, and counts what is left. */
  void truncate(UUID step, long fromIteration) {
    int deleted =
        sql.update(
            """
            DELETE FROM metric WHERE series IN (SELECT id FROM series WHERE step_id = ?)
              AND iteration >= ?
            """,
            step,
            fromIteration);
    if (deleted == 0) {
      return;
    }
    sql.update(
        "DELETE FROM metric_summary WHERE series IN (SELECT id FROM series WHERE step_id = ?)",
        step);
    sql.update(
        """
        INSERT INTO metric_summary (series, last_iteration, last_value, min_value, max_value, count)
        SELECT series, max(iteration), (array_agg(value ORDER BY iteration DESC))[1],
               min(value) FILTER (WHERE value > '-Infinity' AND value < 'Infinity'),
               max(value) FILTER (WHERE value > '-Infinity' AND value < 'Infinity'), count(*)
        FROM metric WHERE series IN (SELECT id FROM series WHERE step_id = ?) GROUP BY series
        """,
        step);
  }

  /** A series and its figures. */
  record SeriesRow(long id, UUID runId, UUID projectId, String step, String key, Figures figures) {
    static SeriesRow of(Row row) {
      return new SeriesRow(
          row.number("id"),
          row.uuid("run_id"),
          row.uuid("project_id"),
          row.text("step_key"),
          row.text("key"),
          new Figures(
              finite(row.real("last_value")),
              row.number("last_iteration"),
              row.realOrNull("min_value"),
              row.realOrNull("max_value"),
              row.number("count")));
    }
  }

  /** What lists show of a series; null stands for what is not finite. */
  record Figures(
      @Nullable Double last,
      long lastIteration,
      @Nullable Double min,
      @Nullable Double max,
      long count) {}

  static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? value : null;
  }

  private static final String SELECT =
      """
      SELECT x.id, x.run_id, r.project_id, s.key AS step_key, x.key, m.last_value,
             m.last_iteration, m.min_value, m.max_value, m.count
      FROM series x JOIN step s ON s.id = x.step_id JOIN run r ON r.id = x.run_id
        JOIN metric_summary m ON m.series = x.id
      """;

  List<SeriesRow> ofRun(UUID run) {
    return sql.list(SELECT + " WHERE x.run_id = ? ORDER BY s.ordinal, x.key", SeriesRow::of, run);
  }

  List<SeriesRow> find(long id) {
    return sql.list(SELECT + " WHERE x.id = ?", SeriesRow::of, id);
  }

  /** A point as it is stored. */
  record Point(long iteration, double value) {}

  /**
   * Points of a series from an iteration on.
   *
   * @param total how many there are of which these were taken
   */
  record Sample(List<Point> points, long total) {}

  /**
   * Draws a long series with few points: the points are cut into equal runs, and of each run its
   * smallest and its largest value stay, and the first that is not finite, in their order. No peak
   * is lost, and the same points give the same result. The first and the last point always stay.
   * The database does it: a series may be longer than what fits into memory here.
   *
   * @param maxPoints at most so many finite ones, at least 4
   */
  Sample sample(long series, long from, int maxPoints) {
    long total =
        sql.number("SELECT count(*) FROM metric WHERE series = ? AND iteration >= ?", series, from);
    if (total <= maxPoints) {
      return new Sample(
          points(
              """
              SELECT iteration, value FROM metric WHERE series = ? AND iteration >= ?
              ORDER BY iteration
              """,
              series,
              from),
          total);
    }
    int runs = Math.max(1, (maxPoints - 2) / 2);
    // Of pairs of a value and an iteration the smallest is the first of the smallest values.
    return new Sample(
        points(
            """
            WITH numbered AS (
              SELECT iteration, value, row_number() OVER (ORDER BY iteration) - 1 AS n,
                     value > '-Infinity' AND value < 'Infinity' AS finite
              FROM metric WHERE series = ? AND iteration >= ?
            ), extremes AS (
              SELECT min(ARRAY[value, iteration]) FILTER (WHERE finite) AS low,
                     max(ARRAY[value, -iteration]) FILTER (WHERE finite) AS high,
                     min(iteration) FILTER (WHERE NOT finite) AS strange
              FROM numbered
              GROUP BY CASE n WHEN 0 THEN -1 WHEN ? THEN ? ELSE (n - 1) * ? / ? END
            )
            SELECT iteration, value FROM metric
            WHERE series = ? AND iteration IN (
              SELECT unnest(ARRAY[CAST(low[2] AS bigint), CAST(-high[2] AS bigint), strange])
              FROM extremes)
            ORDER BY iteration
            """,
            series,
            from,
            total - 1,
            (long) runs,
            (long) runs,
            total - 2,
            series),
        total);
  }

  private List<Point> points(String select, Object... parameters) {
    return sql.list(
        select, row -> new Point(row.number("iteration"), row.real("value")), parameters);
  }
}
