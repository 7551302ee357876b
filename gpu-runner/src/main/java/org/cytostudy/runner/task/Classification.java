package org.cytostudy.runner.task;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.probe.Probe;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.statistics.AreaCounts;

/**
 * Tells classes apart by a probe: whatever the classes are, all tasks train and score by the same
 * rules.
 */
final class Classification {
  private static final int HIDDEN = 64;
  private static final int ITERATIONS = 500;
  private static final long SUBSAMPLE = 0x6b4e4eL;

  /** Nearest neighbours compare everything with everything. */
  static final int MOST_NEIGHBOUR_ROWS = 20_000;

  private final TaskInputs<?> inputs;
  private final List<String> classes;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final IntFunction<String> classOf;
  private final double l2;

  /**
   * Takes what is told apart.
   *
   * @param classes names of the classes
   * @param classOf the class of a row of the index that is learned from or scored
   */
  Classification(
      TaskInputs<?> inputs, List<String> classes, IntFunction<String> classOf, double l2) {
    this.inputs = inputs;
    this.classes = classes;
    this.classOf = classOf;
    this.l2 = l2;
    classes.forEach(name -> numbers.put(name, numbers.size()));
  }

  List<String> classes() {
    return classes;
  }

  /** Class numbers of rows; −1 where it is none of the classes. */
  int[] numbers(int[] rows) {
    return Arrays.stream(rows).map(row -> numbers.getOrDefault(classOf.apply(row), -1)).toArray();
  }

  /** Learns from rows, and says of others what they are. */
  int[] predict(Kind kind, Embedding features, int[] train, int[] asked) {
    int[] learned = train;
    if (kind == Kind.NEAREST_NEIGHBOURS && train.length > MOST_NEIGHBOUR_ROWS) {
      int[] order = SeededRandom.of(inputs.seed(), SUBSAMPLE).permutation(train.length);
      learned = Arrays.stream(order).limit(MOST_NEIGHBOUR_ROWS).map(i -> train[i]).toArray();
    }
    int threads = inputs.context().manifest().threads();
    return Probe.train(
            kind,
            features,
            learned,
            numbers(learned),
            classes,
            new ProbeSpec(List.of(kind), l2, HIDDEN, ITERATIONS),
            inputs.seed(),
            threads)
        .predict(features, asked, threads)
        .classes();
  }

  /**
   * Counts what was said, by section.
   *
   * @param predicted class number of each row; of a row of no class it counts for nothing
   */
  SortedMap<SectionKey, AreaCounts> counts(int[] rows, int[] predicted) {
    SortedMap<SectionKey, AreaCounts> bySection = new TreeMap<>();
    int[] truth = numbers(rows);
    for (int i = 0; i < rows.length; i++) {
      if (truth[i] >= 0) {
        bySection
            .computeIfAbsent(
                SectionKey.of(inputs.features().index().rows().get(rows[i])),
                key -> AreaCounts.none(classes.size()))
            .count(truth[i], predicted[i]);
      }
    }
    return bySection;
  }
}
