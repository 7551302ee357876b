package org.cytostudy.runner.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.statistics.PermutationTest;

/**
 * Where the errors of a probe lie.
 *
 * <ul>
 *   <li>{@code errors-near-border/Rmm}: share of the errors within R mm of an annotated border,
 *       along the ribbon; {@code chance} is the share of all patches there, and {@code nullP} comes
 *       from permuting within each section which patches are errors;
 *   <li>{@code error-enrichment/Rmm}: the first over the second, 1 by chance;
 *   <li>{@code errors-in-adjacent}: share of the errors that name an area which borders the true
 *       one; {@code chance} is what the areas' shares of all predictions would give, and {@code
 *       nullP} comes from drawing each error's area by those shares.
 * </ul>
 */
final class BorderErrors {
  private static final int NULL_DRAWS = 999;
  private static final long NEAR = 0x4e454152L;
  private static final long ADJACENT = 0x41444a00L;

  /** Patches of a section farther apart than so many of its usual steps are no neighbours. */
  private static final double GAP = 3;

  private final TaskInputs<?> inputs;
  private final Answers answers;
  private final Part part;
  private final int[] truth;
  private final int[] predicted;
  private final List<Row> rows;

  BorderErrors(TaskInputs<?> inputs, Answers answers, Part part, int[] truth, int[] predicted) {
    this.inputs = inputs;
    this.answers = answers;
    this.part = part;
    this.truth = truth;
    this.predicted = predicted;
    this.rows = inputs.features().index().rows();
  }

  void report(List<Double> radiiMm, List<String> areas) {
    long errors = 0;
    for (int i = 0; i < truth.length; i++) {
      errors += truth[i] == predicted[i] ? 0 : 1;
    }
    if (errors == 0) {
      answers.notTestable("errors", "The probe makes no error on " + part.name() + ".");
      return;
    }
    radiiMm.forEach(this::near);
    adjacent(areas);
  }

  private boolean isError(int i) {
    return truth[i] != predicted[i];
  }

  private void near(double radiusMm) {
    SortedMap<SectionKey, List<Integer>> bySection = new TreeMap<>();
    boolean[] near = new boolean[truth.length];
    for (int i = 0; i < near.length; i++) {
      Row row = rows.get(part.rows()[i]);
      Double borderMm = row.borderMm();
      near[i] = borderMm != null && borderMm <= radiusMm;
      bySection.computeIfAbsent(SectionKey.of(row), key -> new ArrayList<>()).add(i);
    }
    SortedMap<SectionKey, Shares> sums = new TreeMap<>();
    Shares all = Shares.empty(4);
    bySection.forEach(
        (section, patches) -> {
          Shares own = Shares.empty(4);
          for (int i : patches) {
            own.sums()[0] += isError(i) && near[i] ? 1 : 0;
            own.sums()[1] += isError(i) ? 1 : 0;
            own.sums()[2] += near[i] ? 1 : 0;
            own.sums()[3]++;
          }
          sums.put(section, own);
          all.add(own);
        });
    double[] draws = new double[NULL_DRAWS];
    for (int draw = 0; draw < NULL_DRAWS; draw++) {
      SeededRandom random = SeededRandom.of(inputs.seed(), NEAR, draw);
      for (List<Integer> patches : bySection.values()) {
        int[] order = random.permutation(patches.size());
        for (int j = 0; j < order.length; j++) {
          draws[draw] += isError(patches.get(order[j])) && near[patches.get(j)] ? 1 : 0;
        }
      }
    }
    double p = PermutationTest.atLeast(all.sums()[0], draws);
    String radius = (radiusMm == Math.rint(radiusMm) ? (long) radiusMm + "" : radiusMm + "") + "mm";
    Answers.Scores<Shares> scores = answers.scores(part, sums);
    scores.figure("errors-near-border/" + radius, own -> own.share(0, 1), all.share(2, 3), p);
    scores.figure("error-enrichment/" + radius, own -> own.share(0, 1) / own.share(2, 3), 1.0, p);
  }

  private void adjacent(List<String> areas) {
    boolean[][] borders = borders(areas);
    double[] said = new double[areas.size()];
    for (int area : predicted) {
      said[area] += 1.0 / predicted.length;
    }
    SortedMap<SectionKey, Shares> sums = new TreeMap<>();
    Shares all = Shares.empty(4);
    double[] draws = new double[NULL_DRAWS];
    SeededRandom random = SeededRandom.of(inputs.seed(), ADJACENT);
    for (int i = 0; i < truth.length; i++) {
      Shares own =
          sums.computeIfAbsent(SectionKey.of(rows.get(part.rows()[i])), key -> Shares.empty(4));
      if (!isError(i)) {
        continue;
      }
      double expected = expected(borders[truth[i]], said, truth[i]);
      own.sums()[0] += borders[truth[i]][predicted[i]] ? 1 : 0;
      own.sums()[1]++;
      own.sums()[2] += expected;
      for (int draw = 0; draw < NULL_DRAWS; draw++) {
        draws[draw] += random.nextDouble() < expected ? 1 : 0;
      }
    }
    sums.values().forEach(all::add);
    answers
        .scores(part, sums)
        .figure(
            "errors-in-adjacent",
            own -> own.share(0, 1),
            all.share(2, 1),
            PermutationTest.atLeast(all.sums()[0], draws));
  }

  /** How likely an error of an area names a neighbour of it, by the shares of all predictions. */
  private static double expected(boolean[] neighbours, double[] said, int truth) {
    double near = 0;
    double other = 0;
    for (int area = 0; area < said.length; area++) {
      if (area != truth) {
        other += said[area];
        near += neighbours[area] ? said[area] : 0;
      }
    }
    return other == 0 ? 0 : near / other;
  }

  /** Areas that follow one another along the ribbon of some section, by the annotation. */
  private boolean[][] borders(List<String> areas) {
    boolean[][] borders = new boolean[areas.size()][areas.size()];
    SortedMap<String, List<Row>> ribbons = new TreeMap<>();
    for (Row row : rows) {
      if (row.area() != null && areas.contains(row.area())) {
        String ribbon = String.join("/", row.brain(), row.hemisphere(), row.block());
        ribbons.computeIfAbsent(ribbon + "/" + row.section(), key -> new ArrayList<>()).add(row);
      }
    }
    for (List<Row> ribbon : ribbons.values()) {
      ribbon.sort(Comparator.comparingDouble(Row::arcMm));
      double[] steps = new double[ribbon.size() - 1];
      for (int i = 0; i < steps.length; i++) {
        steps[i] = ribbon.get(i + 1).arcMm() - ribbon.get(i).arcMm();
      }
      double[] sorted = steps.clone();
      Arrays.sort(sorted);
      for (int i = 0; i < steps.length; i++) {
        int one = areas.indexOf(Objects.requireNonNull(ribbon.get(i).area()));
        int next = areas.indexOf(Objects.requireNonNull(ribbon.get(i + 1).area()));
        if (one != next && steps[i] <= GAP * sorted[sorted.length / 2]) {
          borders[one][next] = true;
          borders[next][one] = true;
        }
      }
    }
    return borders;
  }
}
