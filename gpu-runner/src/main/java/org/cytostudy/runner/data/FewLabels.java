package org.cytostudy.runner.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.seed.SeededRandom;

/**
 * A draw of few labelled patches: so many of each area of each of so many brains. One class draws
 * for all that learn from few labels, so that what is compared has seen the same ones.
 *
 * <p>Each brain and area has a generator of its own, seeded by their names, and a smaller draw is
 * the beginning of a larger one: 5 labels are among the 20 of the same draw, and what is drawn of
 * one area does not depend on the others.
 *
 * @param perArea patches of each area and brain, ≥ 0; 0: all. An area that has fewer gives all
 * @param brains how many brains are drawn from, ≥ 0; 0: all
 * @param seed of the run
 * @param draw number of the draw within the run
 */
public record FewLabels(int perArea, int brains, long seed, int draw) {
  private static final long BRAINS = 0x6272616eL;
  private static final long PATCHES = 0x6c6162L;

  public FewLabels {
    if (perArea < 0 || brains < 0) {
      throw new IllegalArgumentException(
          "perArea and brains must be ≥ 0, got " + perArea + " and " + brains);
    }
  }

  /**
   * Draws.
   *
   * @param rows the index
   * @param candidates numbers of the rows that may be drawn; those without an area are passed over
   * @return the drawn row numbers, ascending; empty where no candidate has an area
   */
  public int[] from(List<Row> rows, int[] candidates) {
    Map<String, Map<String, List<Integer>>> byBrainAndArea = new TreeMap<>();
    for (int candidate : candidates) {
      Row row = rows.get(candidate);
      if (row.area() != null) {
        byBrainAndArea
            .computeIfAbsent(row.brain(), unused -> new TreeMap<>())
            .computeIfAbsent(row.area(), unused -> new ArrayList<>())
            .add(candidate);
      }
    }
    Set<String> chosen = chosen(byBrainAndArea.keySet());
    List<Integer> drawn = new ArrayList<>();
    byBrainAndArea.forEach(
        (brain, areas) -> {
          if (chosen.contains(brain)) {
            areas.forEach((area, patches) -> drawn.addAll(some(brain, area, patches)));
          }
        });
    return drawn.stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  /** Of brains that have labels: a draw must not spend itself on one that has none. */
  private Set<String> chosen(Set<String> labelled) {
    if (brains == 0 || brains >= labelled.size()) {
      return labelled;
    }
    List<String> sorted = List.copyOf(new TreeSet<>(labelled));
    int[] order = SeededRandom.of(seed, BRAINS, draw).permutation(sorted.size());
    Set<String> chosen = new HashSet<>();
    for (int i = 0; i < brains; i++) {
      chosen.add(sorted.get(order[i]));
    }
    return chosen;
  }

  private List<Integer> some(String brain, String area, List<Integer> patches) {
    if (perArea == 0 || perArea >= patches.size()) {
      return patches;
    }
    int[] sorted = patches.stream().mapToInt(Integer::intValue).sorted().toArray();
    SeededRandom random = SeededRandom.of(seed, PATCHES, draw, number(brain), number(area));
    int[] order = random.permutation(sorted.length);
    List<Integer> some = new ArrayList<>();
    for (int i = 0; i < perArea; i++) {
      some.add(sorted[order[i]]);
    }
    return some;
  }

  /** The first 64 bits of a name's hash. */
  private static long number(String name) {
    return Long.parseUnsignedLong(Sha256.of(name).hex().substring(0, 16), 16);
  }

  /**
   * The areas of some rows, sorted, so that the class numbers do not depend on the order.
   *
   * @param labelled rows that have an area
   */
  public static List<String> areas(List<Row> rows, int[] labelled) {
    TreeSet<String> areas = new TreeSet<>();
    Arrays.stream(labelled).forEach(row -> areas.add(Objects.requireNonNull(rows.get(row).area())));
    return List.copyOf(areas);
  }

  /** The number of each row's area among the areas. */
  public static int[] classes(List<Row> rows, int[] labelled, List<String> areas) {
    Map<String, Integer> number = new HashMap<>();
    areas.forEach(area -> number.put(area, number.size()));
    return Arrays.stream(labelled)
        .map(row -> number.getOrDefault(rows.get(row).area(), -1))
        .toArray();
  }
}
