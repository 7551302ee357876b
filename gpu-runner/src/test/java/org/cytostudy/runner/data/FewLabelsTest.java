package org.cytostudy.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FewLabelsTest {
  /** Brains A, B and C with 12 patches of V1, 12 of V2 and 3 of M1 each; D has no labels. */
  private static final List<Row> ROWS = rows();

  private static final int[] ALL = IntStream.range(0, ROWS.size()).toArray();

  private static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (String brain : List.of("A", "B", "C", "D")) {
      for (int i = 0; i < 27; i++) {
        String area = i % 9 == 8 ? "M1" : i % 2 == 0 ? "V1" : "V2";
        rows.add(row(rows.size(), brain, brain.equals("D") ? null : area));
      }
    }
    return rows;
  }

  private static Row row(int id, String brain, @Nullable String area) {
    return new Row(
        id,
        brain,
        "left",
        "1",
        id % 3,
        "0".repeat(64),
        "s",
        id,
        0,
        0,
        0,
        PatchPlace.onSheet("sheet-1", id, 0),
        id,
        2.5,
        area,
        null);
  }

  private static long count(int[] drawn, String brain, String area) {
    return Arrays.stream(drawn)
        .filter(row -> ROWS.get(row).brain().equals(brain))
        .filter(row -> Objects.equals(ROWS.get(row).area(), area))
        .count();
  }

  @Test
  void drawsSoManyOfEachAreaOfOneBrain() {
    int[] drawn = new FewLabels(5, 1, 7, 0).from(ROWS, ALL);
    Set<String> brains = new HashSet<>();
    Arrays.stream(drawn).forEach(row -> brains.add(ROWS.get(row).brain()));
    assertThat(brains).hasSize(1);
    String brain = brains.iterator().next();
    assertThat(count(drawn, brain, "V1")).isEqualTo(5);
    assertThat(count(drawn, brain, "V2")).isEqualTo(5);
    assertThat(count(drawn, brain, "M1")).as("an area that has fewer gives all").isEqualTo(3);
    assertThat(drawn).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void zeroTakesAllLabelsOfAllBrainsAndNoneThatIsUnlabelled() {
    int[] drawn = new FewLabels(0, 0, 7, 0).from(ROWS, ALL);
    assertThat(drawn).isEqualTo(IntStream.range(0, 81).toArray());
  }

  @Test
  void drawsFromCandidatesAlone() {
    int[] even = Arrays.stream(ALL).filter(row -> row % 2 == 0).toArray();
    assertThat(Arrays.stream(new FewLabels(2, 2, 7, 3).from(ROWS, even)))
        .isNotEmpty()
        .allMatch(row -> row % 2 == 0);
    assertThat(new FewLabels(2, 2, 7, 3).from(ROWS, new int[] {100})).isEmpty();
  }

  @Test
  void theSameSeedAndDrawGiveTheSameLabelsAndASmallerDrawIsPartOfALargerOne() {
    int[] few = new FewLabels(2, 2, 7, 1).from(ROWS, ALL);
    assertThat(new FewLabels(2, 2, 7, 1).from(ROWS, ALL)).isEqualTo(few);
    assertThat(new FewLabels(2, 2, 7, 2).from(ROWS, ALL)).isNotEqualTo(few);
    assertThat(new FewLabels(2, 2, 8, 1).from(ROWS, ALL)).isNotEqualTo(few);
    assertThat(new FewLabels(6, 2, 7, 1).from(ROWS, ALL)).contains(few);
  }

  @Test
  void whatIsDrawnOfOneAreaDoesNotDependOnTheOthers() {
    int[] withoutV2 =
        Arrays.stream(ALL).filter(row -> !Objects.equals(ROWS.get(row).area(), "V2")).toArray();
    int[] all = new FewLabels(4, 0, 7, 1).from(ROWS, ALL);
    int[] fewer = new FewLabels(4, 0, 7, 1).from(ROWS, withoutV2);
    assertThat(all).contains(fewer);
  }

  @Test
  void eachPatchIsDrawnAboutAsOften() {
    int[] drawn = new int[ROWS.size()];
    int draws = 4000;
    for (int draw = 0; draw < draws; draw++) {
      for (int row : new FewLabels(3, 1, 7, draw).from(ROWS, ALL)) {
        drawn[row]++;
      }
    }
    for (int row = 0; row < 81; row++) {
      double expected = draws / 3.0 * 3 / count(ALL, "A", Objects.requireNonNull(area(row)));
      assertThat((double) drawn[row]).isBetween(expected * .8, expected * 1.2);
    }
  }

  private static @Nullable String area(int row) {
    return ROWS.get(row).area();
  }

  @Test
  void refusesNegativeNumbers() {
    assertThatThrownBy(() -> new FewLabels(-1, 0, 0, 0)).hasMessageContaining("≥ 0, got -1");
  }
}
