package org.cytostudy.runner.surface;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cytostudy.core.bench.Figure;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class GeodesicBenchTest {

  @Test
  void measuresTimeErrorAndMemoryBesidePathsAlongEdges() {
    List<Figure> figures = GeodesicBench.figures(40, 5);
    Map<String, Figure> byName =
        figures.stream()
            .collect(
                Collectors.toMap(
                    figure -> figure.name().replaceAll("[ ,].*mm.*|, .*", ""),
                    Function.identity(),
                    (first, later) -> first));
    assertThat(byName.get("vertices")).extracting(Figure::value).isEqualTo(16_002.0);
    double error = byName.get("geodesic_error_percent").value();
    assertThat(error).isPositive();
    assertThat(byName.get("dijkstra_error_percent").value()).isGreaterThan(20 * error);
    assertThat(byName.get("dijkstra_excess_percent").value()).isPositive();
    assertThat(byName).containsKeys("geodesic_ms_per_source", "dijkstra_ms_per_source");
  }

  @Test
  void refusesToMeasureNothing() {
    assertThat(new CommandLine(new GeodesicBench()).execute("--sources=0")).isEqualTo(2);
  }
}
