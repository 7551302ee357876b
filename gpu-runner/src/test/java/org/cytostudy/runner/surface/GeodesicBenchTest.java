package org.cytostudy.runner.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cytostudy.core.bench.Figure;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class GeodesicBenchTest {

  @Test
  void measuresTimeErrorAndMemoryBesidePathsAlongEdges() {
    List<Figure> figures = GeodesicBench.figures(40, 5);
    assertThat(value(figures, "vertices")).isEqualTo(16_002.0);
    double error = value(figures, "geodesic_error_percent");
    assertThat(error).isPositive();
    assertThat(value(figures, "dijkstra_error_percent")).isGreaterThan(20 * error);
    assertThat(value(figures, "dijkstra_excess_percent")).isPositive();
    assertThat(value(figures, "geodesic_ms_per_source")).isPositive();
    assertThat(value(figures, "dijkstra_ms_per_source")).isPositive();
  }

  private static double value(List<Figure> figures, String name) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name) || figure.name().matches(name + "[ ,].*"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void refusesToMeasureNothing() {
    assertThat(new CommandLine(new GeodesicBench()).execute("--sources=0")).isEqualTo(2);
  }
}
