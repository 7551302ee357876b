package org.cytostudy.platform.parcellation;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ColoursTest {
  @Test
  void namesThatDifferByTheirLastLetterHaveColoursThatAreNoNeighbours() {
    for (List<String> names :
        List.of(
            List.of("A", "B", "C"),
            List.of("V1", "V2", "V3"),
            List.of("Fp1", "Fp2"),
            List.of("4a", "4p"))) {
      for (String one : names) {
        for (String other : names.subList(names.indexOf(one) + 1, names.size())) {
          assertThat(distance(colour(one), colour(other)))
              .as("%s and %s", one, other)
              .isGreaterThan(60);
        }
      }
    }
  }

  @Test
  void everyColourIsSeenOnWhiteAndOnBlack() {
    Stream.concat(
            Stream.of("A", "V1", "hOc1 (V1, 17, CalcS)", ""),
            IntStream.range(0, 500).mapToObj(i -> "area " + i))
        .map(ColoursTest::colour)
        .forEach(
            colour -> {
              assertThat(Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue())))
                  .isBetween(200, 215);
              assertThat(Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue())))
                  .isLessThan(110);
            });
  }

  @Test
  void aNameKeepsItsColour() {
    assertThat(Colours.ofName("V1")).isEqualTo(Colours.ofName("V1")).matches("#[0-9a-f]{6}");
  }

  private static Color colour(String name) {
    return Color.decode(Colours.ofName(name));
  }

  private static double distance(Color a, Color b) {
    return Math.hypot(
        Math.hypot(a.getRed() - b.getRed(), a.getGreen() - b.getGreen()),
        a.getBlue() - b.getBlue());
  }
}
