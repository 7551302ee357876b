package org.cytostudy.platform.metric;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicLong;
import org.cytostudy.platform.metric.SeriesRepository.Point;
import org.cytostudy.platform.metric.SeriesRepository.Sample;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;

/** Long series are thinned out by the database. */
@PlatformTest
class SeriesSampleIT {
  private static final AtomicLong SERIES = new AtomicLong(9_000_000);

  @Inject SeriesRepository repository;

  /** A series that no run has; its values lie between -1 and 1. */
  private static long noise(int count) {
    long series = SERIES.incrementAndGet();
    update(
        "INSERT INTO metric SELECT ?, i, sin(i * 12.9898) FROM generate_series(0, ? - 1) AS i",
        series,
        count);
    return series;
  }

  private static void set(long series, long iteration, double value) {
    update(
        "UPDATE metric SET value = ? WHERE series = ? AND iteration = ?", value, series, iteration);
  }

  private static void update(String sql, Object... parameters) {
    try (Connection connection = PlatformDatabase.asOwner();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aShortSeriesStaysAsItIs() {
    Sample sample = repository.sample(noise(50), 0, 50);
    assertThat(sample.points()).hasSize(50);
    assertThat(sample.total()).isEqualTo(50);
  }

  @Test
  void aSeriesOfAMillionPointsKeepsPeaksEndsAndOrder() {
    long series = noise(1_000_000);
    set(series, 432_100, 1000);
    set(series, 876_543, -1000);
    Sample sample = repository.sample(series, 0, 200);
    assertThat(sample.total()).isEqualTo(1_000_000);
    assertThat(sample.points()).hasSizeBetween(150, 200);
    assertThat(sample.points())
        .contains(new Point(432_100, 1000), new Point(876_543, -1000))
        .isSortedAccordingTo(Comparator.comparingLong(Point::iteration));
    assertThat(sample.points().getFirst().iteration()).isZero();
    assertThat(sample.points().getLast().iteration()).isEqualTo(999_999);
    assertThat(repository.sample(series, 999_990, 200).points()).hasSize(10);
  }

  @Test
  void aPlateauIsNotMoreThanTwoPointsARun() {
    long series = noise(1000);
    update("UPDATE metric SET value = 0.5 WHERE series = ?", series);
    assertThat(repository.sample(series, 0, 40).points()).hasSizeBetween(20, 40);
  }

  @Test
  void aDivergenceIsNotHidden() {
    long series = noise(1000);
    set(series, 500, Double.NaN);
    set(series, 700, Double.POSITIVE_INFINITY);
    assertThat(repository.sample(series, 0, 40).points().stream().map(Point::iteration))
        .contains(500L, 700L);
  }
}
