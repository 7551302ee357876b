package org.cytostudy.runner.task;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cytostudy.core.job.EmbedSpec.Feature;
import org.cytostudy.core.job.ProbeSpec.Kind;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.core.task.TaskSpec.Pair;
import org.cytostudy.runner.data.Embedding;
import org.cytostudy.runner.data.FewLabels;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.statistics.AreaCounts;
import org.cytostudy.runner.statistics.ClusterBootstrap.Sums;
import org.cytostudy.runner.worker.StoppedException;

/**
 * Which area is it? Probes learn from the labelled patches of training sections and are scored on
 * the held-out sections and the unseen brains; what figures mean is said by {@link AreaCounts}.
 *
 * <ul>
 *   <li>{@code macro-f1}, {@code balanced-accuracy}, {@code f1/AREA}: logistic, the primary probe;
 *       {@code mlp/…} with one hidden layer, {@code knn/…} by the nearest neighbours;
 *   <li>{@code with-position/…}, {@code with-position/mlp/…}: features and registered position
 *       together, as a control of what position alone could explain;
 *   <li>{@code few/N/macro-f1}: N labels an area of one brain, the mean over the draws;
 *   <li>{@code pair/NAME/balanced-accuracy}: a probe that knows the two areas only;
 *   <li>where the errors lie: {@link BorderErrors}.
 * </ul>
 */
final class AreasTask {
  private final TaskInputs<TaskSpec.Areas> inputs;
  private final Answers answers;
  private final List<Row> rows;
  private final int[] train;

  /** Counts of several probes, whose scores are averaged within a draw. */
  private record Several(List<AreaCounts> draws) implements Sums<Several> {
    @Override
    public Several none() {
      return new Several(draws.stream().map(AreaCounts::none).toList());
    }

    @Override
    public void add(Several other) {
      for (int i = 0; i < draws.size(); i++) {
        draws.get(i).add(other.draws.get(i));
      }
    }

    double macroF1() {
      return draws.stream().mapToDouble(AreaCounts::macroF1).average().orElse(Double.NaN);
    }
  }

  AreasTask(TaskInputs<TaskSpec.Areas> inputs) {
    this.inputs = inputs;
    this.answers = new Answers(inputs);
    this.rows = inputs.features().index().rows();
    this.train =
        Arrays.stream(inputs.features().rowsOf(Role.TRAIN)).filter(this::labelled).toArray();
  }

  private boolean labelled(int row) {
    return rows.get(row).area() != null;
  }

  private String area(int row) {
    return String.valueOf(rows.get(row).area());
  }

  TaskResult answer() {
    List<Part> parts = parts();
    if (FewLabels.areas(rows, train).size() < 2) {
      answers.notTestable("macro-f1", "The training sections show fewer than two areas.");
      return answers.result();
    }
    Set<String> names = new TreeSet<>(FewLabels.areas(rows, train));
    parts.forEach(part -> names.addAll(FewLabels.areas(rows, part.rows())));
    List<String> areas = List.copyOf(names);
    Classification all = classification(areas);
    Embedding features = inputs.features().embedding();
    long steps = 5L + inputs.task().labelsPerArea().size() + inputs.task().pairs().size();
    long done = 0;
    score("", Kind.LOGISTIC, all, features, parts);
    progress(++done, steps);
    score("mlp/", Kind.MLP, all, features, parts);
    progress(++done, steps);
    score("knn/", Kind.NEAREST_NEIGHBOURS, all, features, parts);
    progress(++done, steps);
    if (features.feature() != Feature.POSITION) {
      Embedding both = new Positions(rows).beside(features);
      score("with-position/", Kind.LOGISTIC, all, both, parts);
      progress(++done, steps);
      score("with-position/mlp/", Kind.MLP, all, both, parts);
    }
    for (int labels : inputs.task().labelsPerArea()) {
      progress(++done, steps);
      fewLabels(labels, all, parts);
    }
    for (Pair pair : inputs.task().pairs()) {
      progress(++done, steps);
      pair(pair, parts);
    }
    return answers.result();
  }

  private List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    for (Role role : Part.scored(inputs.features())) {
      Part part = Part.of(inputs.features(), role, this::labelled);
      if (part.isEmpty()) {
        answers.warn("No patch of " + part.name() + " has a label: there is no score for it.");
      } else {
        parts.add(part);
      }
    }
    return parts;
  }

  private void progress(long done, long steps) {
    if (inputs.context().stopRequested()) {
      throw new StoppedException();
    }
    inputs.context().progress(new Progress(Math.min(done, steps), steps, "probes"));
  }

  private Classification classification(List<String> areas) {
    return new Classification(inputs, areas, this::area, inputs.task().l2());
  }

  private void score(
      String prefix, Kind kind, Classification all, Embedding features, List<Part> parts) {
    for (Part part : parts) {
      int[] predicted = all.predict(kind, features, train, part.rows());
      Answers.Scores<AreaCounts> scores = answers.scores(part, all.counts(part.rows(), predicted));
      scores.figure(prefix + "macro-f1", AreaCounts::macroF1, null, null);
      scores.figure(prefix + "balanced-accuracy", AreaCounts::balancedAccuracy, null, null);
      if (prefix.isEmpty()) {
        List<String> present = FewLabels.areas(rows, part.rows());
        for (String area : present) {
          int number = all.classes().indexOf(area);
          scores.figure("f1/" + area, counts -> counts.f1(number), null, null);
        }
        new BorderErrors(inputs, answers, part, all.numbers(part.rows()), predicted)
            .report(inputs.task().borderMm(), all.classes());
      }
    }
  }

  private void fewLabels(int perArea, Classification all, List<Part> parts) {
    Embedding features = inputs.features().embedding();
    for (Part part : parts) {
      List<SortedMap<SectionKey, AreaCounts>> draws = new ArrayList<>();
      for (int draw = 0; draw < inputs.task().draws(); draw++) {
        int[] few = new FewLabels(perArea, 1, inputs.seed(), draw).from(rows, train);
        int[] predicted = all.predict(Kind.LOGISTIC, features, few, part.rows());
        draws.add(all.counts(part.rows(), predicted));
      }
      SortedMap<SectionKey, Several> bySection = new TreeMap<>();
      for (SectionKey section : draws.getFirst().keySet()) {
        bySection.put(section, new Several(draws.stream().map(draw -> draw.get(section)).toList()));
      }
      answers
          .scores(part, bySection)
          .figure("few/" + perArea + "/macro-f1", Several::macroF1, null, null);
    }
  }

  private void pair(Pair pair, List<Part> parts) {
    String name = "pair/" + pair.name() + "/balanced-accuracy";
    List<String> two = List.of(pair.first(), pair.second());
    int[] learned = Arrays.stream(train).filter(row -> two.contains(area(row))).toArray();
    if (FewLabels.areas(rows, learned).size() < 2) {
      answers.notTestable(
          name,
          "The training sections do not show both %s and %s."
              .formatted(pair.first(), pair.second()));
      return;
    }
    Classification both = classification(two);
    for (Part part : parts) {
      Part own =
          Part.of(
              part.name(),
              inputs.features(),
              Arrays.stream(part.rows()).filter(row -> two.contains(area(row))).toArray());
      if (FewLabels.areas(rows, own.rows()).size() < 2) {
        answers.notTestable(
            name, part.name() + " does not show both " + String.join(" and ", two) + ".");
        continue;
      }
      int[] predicted =
          both.predict(Kind.LOGISTIC, inputs.features().embedding(), learned, own.rows());
      answers
          .scores(own, both.counts(own.rows(), predicted))
          .figure(name, AreaCounts::balancedAccuracy, 0.5, null);
    }
  }
}
