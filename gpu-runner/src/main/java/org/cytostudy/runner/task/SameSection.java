package org.cytostudy.runner.task;

import java.util.Arrays;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.SectionKey;

/**
 * How many of a patch's nearest neighbours in feature space, by Euclidean distance of standardised
 * features, come from its own section. {@code chance} is the share of its section among those that
 * might be neighbours. {@code …/far} leaves out patches of the own section within {@value #FAR_MM}
 * mm along the ribbon, which overlap it or show the same area.
 */
final class SameSection {
  private static final double FAR_MM = 5;
  private static final int MOST_ROWS = 10_000;
  private static final int MOST_ASKED = 2000;
  private static final long ROWS = 0x4b4e4e52L;
  private static final long ASKED = 0x4b4e4e51L;

  private final TaskInputs<TaskSpec.Attributes> inputs;
  private final Answers answers;

  SameSection(TaskInputs<TaskSpec.Attributes> inputs, Answers answers) {
    this.inputs = inputs;
    this.answers = answers;
  }

  void report(Part part) {
    int neighbours = inputs.task().neighbours();
    int[] chosen = FeatureRows.some(part.rows(), MOST_ROWS, inputs.seed(), ROWS);
    if (chosen.length <= neighbours || part.sections() < 2) {
      answers.notTestable(
          "knn-same-section",
          "%s has %d patches of %d section(s); more than %d of two are needed."
              .formatted(part.name(), chosen.length, part.sections(), neighbours));
      return;
    }
    double[][] points = FeatureRows.of(inputs.features().embedding(), chosen).points();
    report(part, chosen, points, 0, "knn-same-section");
    report(part, chosen, points, FAR_MM, "knn-same-section/far");
  }

  private void report(Part part, int[] chosen, double[][] points, double leaveOutMm, String name) {
    int[] places = new int[chosen.length];
    Arrays.setAll(places, i -> i);
    int[] asked = FeatureRows.some(places, MOST_ASKED, inputs.seed(), ASKED);
    SortedMap<SectionKey, Shares> bySection = new TreeMap<>();
    Shares all = Shares.empty(4);
    for (int i : asked) {
      Shares own = ask(i, chosen, points, leaveOutMm);
      bySection.computeIfAbsent(SectionKey.of(row(chosen[i])), key -> Shares.empty(4)).add(own);
      all.add(own);
    }
    answers.scores(part, bySection).figure(name, sums -> sums.share(0, 1), all.share(2, 3), null);
  }

  private Row row(int number) {
    return inputs.features().index().rows().get(number);
  }

  private record Neighbour(double distance, int place) {}

  /** Own neighbours, neighbours; expected share of the own section, 1. */
  private Shares ask(int asked, int[] chosen, double[][] points, double leaveOutMm) {
    Row own = row(chosen[asked]);
    TreeSet<Neighbour> nearest =
        new TreeSet<>(
            Comparator.comparingDouble(Neighbour::distance).thenComparingInt(Neighbour::place));
    long eligible = 0;
    long eligibleOwn = 0;
    for (int i = 0; i < chosen.length; i++) {
      Row other = row(chosen[i]);
      boolean same = SectionKey.of(other).equals(SectionKey.of(own));
      boolean near = same && Math.abs(other.arcMm() - own.arcMm()) < leaveOutMm;
      if (i == asked || near) {
        continue;
      }
      eligible++;
      eligibleOwn += same ? 1 : 0;
      double worst =
          nearest.size() < inputs.task().neighbours()
              ? Double.POSITIVE_INFINITY
              : nearest.last().distance;
      double distance = squaredDistance(points[asked], points[i], worst);
      if (distance < worst) {
        nearest.add(new Neighbour(distance, i));
        if (nearest.size() > inputs.task().neighbours()) {
          nearest.pollLast();
        }
      }
    }
    Shares shares = Shares.empty(4);
    for (Neighbour one : nearest) {
      shares.sums()[0] += SectionKey.of(row(chosen[one.place])).equals(SectionKey.of(own)) ? 1 : 0;
      shares.sums()[1]++;
    }
    shares.sums()[2] = eligible == 0 ? 0 : (double) eligibleOwn / eligible;
    shares.sums()[3] = 1;
    return shares;
  }

  /** Gives up, with something larger, as soon as it is clear that it is no neighbour. */
  private static double squaredDistance(double[] a, double[] b, double worst) {
    double sum = 0;
    for (int j = 0; j < a.length && sum < worst; j++) {
      sum += (a[j] - b[j]) * (a[j] - b[j]);
    }
    return sum;
  }
}
