package org.cytostudy.platform.metric;

import java.util.List;
import org.cytostudy.core.metric.LogLine;
import org.jspecify.annotations.Nullable;

/** What this feature answers. */
final class MetricViews {
  private MetricViews() {}

  /** A series; figures are over finite values and null where there are none. */
  record SeriesView(
      long id,
      String step,
      String key,
      @Nullable Double last,
      long lastIteration,
      @Nullable Double min,
      @Nullable Double max,
      long count) {}

  /**
   * Points of a series.
   *
   * @param sampled whether there are more than these
   * @param points pairs of iteration and value; a value that is not finite is null
   * @param total how many there are in all
   */
  record PointsView(
      long series, String key, boolean sampled, List<List<@Nullable Object>> points, long total) {}

  /** A log line and where it comes from. */
  record LoggedLine(String step, int attempt, LogLine line) {}

  /** A page of log lines; {@code nextCursor} also on the last page, for what comes later. */
  record LogPage(List<LoggedLine> lines, @Nullable String nextCursor) {}
}
