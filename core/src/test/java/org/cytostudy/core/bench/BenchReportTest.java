package org.cytostudy.core.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cytostudy.core.job.CytostudyJson;
import org.junit.jupiter.api.Test;

class BenchReportTest {
  @Test
  void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
    assertThat(Figure.of("f", "s", null, 9, 1, 2, 4).value()).isEqualTo(3);
    assertThat(Figure.of("f", "s", null, 9, 1, 2).value()).isEqualTo(2);
    assertThat(Figure.of("f", "s", null, 9, 1, 2, 4).spread()).isEqualTo("1.00–9.00");
    assertThat(Figure.of("f", "s", null, 5).spread()).isNull();
  }

  @Test
  void aBarIsMetOnItsSideOnly() {
    assertThat(Bar.atMost(2).holds(2)).isTrue();
    assertThat(Bar.atMost(2).holds(2.01)).isFalse();
    assertThat(Bar.atLeast(10_000).holds(9_999)).isFalse();
    assertThat(Bar.within(3).holds(-2.9)).isTrue();
    assertThat(Bar.within(3).holds(-3.1)).isFalse();
    assertThat(Bar.within(3).holds(3.1)).isFalse();
    assertThat(Bar.exactly(0).holds(1)).isFalse();
    assertThat(Bar.within(3).holds(Double.NaN)).isFalse();
  }

  @Test
  void printsTheBarAndTheVerdictBesideEachFigure() {
    BenchReport report =
        new BenchReport(
            "worker",
            "a machine",
            List.of(
                Figure.of("change of memory", "%", Bar.within(3), 4),
                Figure.of("start", "s", Bar.atMost(2.5), 1),
                Figure.of("rate", "views/s", null, 12_345)));
    assertThat(report.text())
        .startsWith("bench worker, a machine\n")
        .containsPattern("change of memory +4.00 % +- +± 3 +MISSED\n")
        .containsPattern("start +1.00 s +- +≤ 2.5 +holds\n")
        .containsPattern("rate +12345 views/s +- +- +-\n");
  }

  @Test
  void theBarOfAFigureBesideAPeerIsHeldByTheRatio() throws Exception {
    Figure figure =
        Figure.beside(
            "rate",
            "tiles/s",
            Bar.atLeast(1),
            new double[] {30, 10, 20},
            "other 1.1",
            new double[] {25, 25});
    assertThat(figure.value()).isEqualTo(20);
    assertThat(figure.holds()).isFalse();
    assertThat(new BenchReport("b", "m", List.of(figure)).text())
        .containsPattern(
            "rate +20.00 tiles/s +10.00–30.00 +≥ 1 +MISSED +other 1.1: 25.00, ratio 0.80");
    assertThat(CytostudyJson.mapper().writeValueAsString(figure))
        .endsWith("\"holds\":false,\"peer\":\"other 1.1\",\"peerValue\":25.0,\"ratio\":0.8}");
  }

  @Test
  void tellsAProgrammeTheSame() throws Exception {
    String json = CytostudyJson.mapper().writeValueAsString(Figure.of("f", "s", Bar.atMost(2), 3));
    assertThat(json)
        .isEqualTo(
            "{\"name\":\"f\",\"value\":3.0,\"unit\":\"s\",\"spread\":null,\"bar\":\"≤ 2\","
                + "\"holds\":false}");
  }
}
