package org.cytostudy.runner.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.RibbonResult;
import org.cytostudy.core.job.RibbonResult.Predicted;
import org.cytostudy.core.job.RibbonResult.ScoredSection;

/** Lays predictions out along each section's ribbon. */
final class Ribbons {
  private static final Comparator<PredictedRow> ALONG =
      Comparator.<PredictedRow>comparingDouble(row -> row.patch().arcMm())
          .thenComparingLong(row -> row.patch().patchId());

  private record SectionKey(String brain, int section) {}

  private Ribbons() {}

  /** Every section that was predicted, by brain and section number. */
  static RibbonResult of(List<String> areas, List<PredictedRow> predictions) {
    Map<String, Integer> number = new HashMap<>();
    areas.forEach(area -> number.put(area, number.size()));
    Map<SectionKey, Map<ProbeSpec.Kind, List<PredictedRow>>> sections =
        new TreeMap<>(
            Comparator.comparing(SectionKey::brain).thenComparingInt(SectionKey::section));
    for (PredictedRow row : predictions) {
      sections
          .computeIfAbsent(
              new SectionKey(row.patch().brain(), row.patch().section()),
              key -> new EnumMap<>(ProbeSpec.Kind.class))
          .computeIfAbsent(row.probe(), kind -> new ArrayList<>())
          .add(row);
    }
    List<ScoredSection> result = new ArrayList<>();
    sections.forEach((key, byProbe) -> result.add(section(key, byProbe, number)));
    return new RibbonResult(areas, result);
  }

  private static ScoredSection section(
      SectionKey key,
      Map<ProbeSpec.Kind, List<PredictedRow>> byProbe,
      Map<String, Integer> number) {
    byProbe.values().forEach(rows -> rows.sort(ALONG));
    List<PredictedRow> first = byProbe.values().iterator().next();
    List<Predicted> predicted = new ArrayList<>();
    byProbe.forEach(
        (probe, rows) ->
            predicted.add(
                new Predicted(
                    probe,
                    rows.stream()
                        .map(row -> number.getOrDefault(row.predicted(), RibbonResult.UNLABELLED))
                        .toList())));
    return new ScoredSection(
        key.brain(),
        key.section(),
        first.getFirst().role(),
        first.stream().map(row -> row.patch().arcMm()).toList(),
        first.stream()
            .map(row -> number.getOrDefault(row.patch().area(), RibbonResult.UNLABELLED))
            .toList(),
        predicted);
  }
}
