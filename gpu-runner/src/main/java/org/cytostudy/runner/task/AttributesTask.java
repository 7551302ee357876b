package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.core.task.TaskSpec.Attribute;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchMeasures;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.statistics.AreaCounts;
import org.cytostudy.runner.worker.StoppedException;

/**
 * What else do the features tell? Logistic probes of things that are not the area; {@code
 * ATTRIBUTE/balanced-accuracy} with chance 1 over the number of classes.
 *
 * <ul>
 *   <li>{@code brain}: held-out sections, after learning from the training sections of the same
 *       brains; unseen brains, after learning from every second section of theirs. Beside it {@code
 *       area-beside-brain/…}: areas, from the same patches to the same patches;
 *   <li>{@code section}: of each section the first {@value #HALF_PERCENT} % along the ribbon are
 *       learned from, the last {@value #HALF_PERCENT} % asked, so that no field of view is in both;
 *   <li>{@code fold}: fundus, wall or crown, learned from the training sections;
 *   <li>{@code vessel}: which vessel a patch shows. Of the patches of one vessel along the ribbon
 *       every second is learned from. They overlap: the figure is an upper end, to be compared
 *       between variants only;
 *   <li>{@code knn-same-section}, {@code knn-same-section/far}: {@link SameSection}.
 * </ul>
 */
final class AttributesTask {
  private static final double L2 = 1e-3;
  private static final int HALF_PERCENT = 45;
  private static final int FEWEST_OF_SECTION = 10;
  private static final int FEWEST_OF_VESSEL = 4;
  private static final int MOST_CLASSES = 50;
  private static final long CLASSES = 0x434c4153L;
  private static final String BALANCED = "/balanced-accuracy";

  private final TaskInputs<TaskSpec.Attributes> inputs;
  private final Answers answers;
  private final List<Row> rows;

  /** Rows to learn from and rows to ask. */
  private record Halves(List<Integer> learn, List<Integer> ask) {
    Halves() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  AttributesTask(TaskInputs<TaskSpec.Attributes> inputs) {
    this.inputs = inputs;
    this.answers = new Answers(inputs);
    this.rows = inputs.features().index().rows();
  }

  TaskResult answer() throws IOException {
    PatchMeasures measures = inputs.measures();
    long steps =
        (long) Part.scored(inputs.features()).size() * (inputs.task().attributes().size() + 1);
    long done = 0;
    for (Role role : Part.scored(inputs.features())) {
      int[] own = inputs.features().rowsOf(role);
      if (own.length == 0) {
        answers.warn("There is no patch of " + role.wireName() + ".");
        continue;
      }
      for (Attribute attribute : inputs.task().attributes()) {
        if (inputs.context().stopRequested()) {
          throw new StoppedException();
        }
        switch (attribute) {
          case BRAIN -> brain(role, own);
          case SECTION -> section(role, own);
          case FOLD -> fold(role, own, measures);
          case VESSEL -> vessel(role, own, measures);
        }
        inputs.context().progress(new Progress(++done, steps, "probes"));
      }
      new SameSection(inputs, answers).report(Part.of(role.wireName(), inputs.features(), own));
      inputs.context().progress(new Progress(++done, steps, "probes"));
    }
    return answers.result();
  }

  private void brain(Role role, int[] own) {
    Halves halves = new Halves();
    if (role == Role.HELD_OUT_SECTION) {
      Arrays.stream(inputs.features().rowsOf(Role.TRAIN)).forEach(halves.learn::add);
      Arrays.stream(own).forEach(halves.ask::add);
    } else {
      Map<String, List<SectionKey>> sections = new TreeMap<>();
      Arrays.stream(own)
          .mapToObj(row -> SectionKey.of(rows.get(row)))
          .distinct()
          .sorted()
          .forEach(key -> sections.computeIfAbsent(key.brain(), b -> new ArrayList<>()).add(key));
      for (int row : own) {
        SectionKey key = SectionKey.of(rows.get(row));
        int place = Objects.requireNonNull(sections.get(key.brain())).indexOf(key);
        (place % 2 == 0 ? halves.learn : halves.ask).add(row);
      }
    }
    probe("brain", role, halves, row -> rows.get(row).brain());
    probe("area-beside-brain", role, halves, row -> String.valueOf(rows.get(row).area()));
  }

  private void section(Role role, int[] own) {
    Halves halves = new Halves();
    IntFunction<String> name = row -> SectionKey.of(rows.get(row)).toString();
    for (List<Integer> ribbon : grouped(own, name, FEWEST_OF_SECTION)) {
      int half = ribbon.size() * HALF_PERCENT / 100;
      halves.learn.addAll(ribbon.subList(0, half));
      halves.ask.addAll(ribbon.subList(ribbon.size() - half, ribbon.size()));
    }
    probe("section", role, halves, name);
  }

  private void fold(Role role, int[] own, PatchMeasures measures) {
    if (!measures.has("fold_class")) {
      answers.notTestable("fold", "The fold of a patch is not known of these patches.");
      return;
    }
    double[] fold = measures.column("fold_class");
    Halves halves = new Halves();
    Arrays.stream(inputs.features().rowsOf(Role.TRAIN))
        .filter(row -> !Double.isNaN(fold[row]))
        .forEach(halves.learn::add);
    Arrays.stream(own).filter(row -> !Double.isNaN(fold[row])).forEach(halves.ask::add);
    probe("fold", role, halves, row -> Long.toString((long) fold[row]));
  }

  private void vessel(Role role, int[] own, PatchMeasures measures) {
    if (!measures.has("vessel_number")) {
      answers.notTestable("vessel", "The vessels are not known of these patches.");
      return;
    }
    double[] vessel = measures.column("vessel_number");
    IntFunction<String> name = row -> SectionKey.of(rows.get(row)) + " " + (long) vessel[row];
    int[] known = Arrays.stream(own).filter(row -> !Double.isNaN(vessel[row])).toArray();
    Halves halves = new Halves();
    for (List<Integer> patches : grouped(known, name, FEWEST_OF_VESSEL)) {
      for (int i = 0; i < patches.size(); i++) {
        (i % 2 == 0 ? halves.learn : halves.ask).add(patches.get(i));
      }
    }
    probe("vessel", role, halves, name);
  }

  /** Rows by name, along the ribbon, of at most so many names that are drawn from the seed. */
  private List<List<Integer>> grouped(int[] own, IntFunction<String> name, int fewest) {
    Map<String, List<Integer>> groups = new TreeMap<>();
    for (int row : own) {
      groups.computeIfAbsent(name.apply(row), key -> new ArrayList<>()).add(row);
    }
    List<List<Integer>> enough =
        groups.values().stream().filter(group -> group.size() >= fewest).toList();
    int[] order = SeededRandom.of(inputs.seed(), CLASSES).permutation(enough.size());
    return Arrays.stream(order)
        .limit(MOST_CLASSES)
        .sorted()
        .mapToObj(enough::get)
        .map(
            group ->
                group.stream()
                    .sorted(Comparator.comparingDouble(row -> rows.get(row).arcMm()))
                    .toList())
        .toList();
  }

  private void probe(String name, Role role, Halves halves, IntFunction<String> classOf) {
    Map<Integer, String> known = new HashMap<>();
    halves.learn.forEach(row -> known.put(row, classOf.apply(row)));
    known.values().removeIf("null"::equals);
    List<String> classes = List.copyOf(new TreeSet<>(known.values()));
    int[] learn = halves.learn.stream().filter(known::containsKey).mapToInt(row -> row).toArray();
    int[] ask =
        halves.ask.stream()
            .filter(row -> classes.contains(classOf.apply(row)))
            .mapToInt(row -> row)
            .sorted()
            .toArray();
    if (classes.size() < 2 || ask.length == 0) {
      answers.notTestable(
          name,
          "%s offers %d class(es) to tell apart and %d patches to ask."
              .formatted(role.wireName(), classes.size(), ask.length));
      return;
    }
    Part part = Part.of(role.wireName(), inputs.features(), ask);
    Classification all = new Classification(inputs, classes, classOf, L2);
    int[] predicted =
        all.predict(
            Kind.LOGISTIC,
            inputs.features().embedding(),
            Arrays.stream(learn).sorted().toArray(),
            ask);
    answers
        .scores(part, all.counts(ask, predicted))
        .figure(name + BALANCED, AreaCounts::balancedAccuracy, 1.0 / classes.size(), null);
  }
}
