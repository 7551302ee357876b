package org.cytostudy.runner.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cytostudy.core.job.EvaluationResult.Score;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.job.Split;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.statistics.AreaCounts;
import org.cytostudy.runner.statistics.ClusterBootstrap;

/**
 * The labelled patches of one part of the split and what they are scored with.
 *
 * @param role which part
 * @param rows its labelled patches
 * @param areas names of all areas, sorted
 */
record ScoredPart(Split.Role role, List<Row> rows, List<String> areas) {
  /** Borders have a width and annotators differ: errors this near are counted apart as well. */
  static final double NEAR_BORDER_MM = 2;

  ScoredPart {
    rows = List.copyOf(rows);
    areas = List.copyOf(areas);
  }

  /** Sections that the labelled patches come from. */
  int sections() {
    return (int) rows.stream().map(SectionKey::of).distinct().count();
  }

  /**
   * Scores one probe.
   *
   * @param truth index of the true area of each row
   * @param predicted index of the predicted area of each row
   */
  Score score(ProbeSpec.Kind probe, int[] truth, int[] predicted, int draws, long seed) {
    SortedMap<SectionKey, AreaCounts> bySection = new TreeMap<>();
    long[][] confusion = new long[areas.size()][areas.size()];
    long errors = 0;
    long errorsNear = 0;
    long near = 0;
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      bySection
          .computeIfAbsent(SectionKey.of(row), key -> AreaCounts.none(areas.size()))
          .count(truth[i], predicted[i]);
      confusion[truth[i]][predicted[i]]++;
      Double borderMm = row.borderMm();
      boolean isNear = borderMm != null && borderMm <= NEAR_BORDER_MM;
      near += isNear ? 1 : 0;
      if (truth[i] != predicted[i]) {
        errors++;
        errorsNear += isNear ? 1 : 0;
      }
    }
    AreaCounts all = AreaCounts.none(areas.size());
    bySection.values().forEach(all::add);
    ClusterBootstrap<AreaCounts> bootstrap =
        new ClusterBootstrap<>(List.copyOf(bySection.values()), draws, seed);
    return new Score(
        probe,
        role,
        rows.size(),
        bySection.size(),
        bootstrap.interval(AreaCounts::macroF1),
        bootstrap.interval(AreaCounts::balancedAccuracy),
        all.perAreaF1(),
        boxed(confusion),
        errors == 0 ? null : errorsNear / (double) errors,
        near / (double) rows.size());
  }

  private static List<List<Long>> boxed(long[][] matrix) {
    List<List<Long>> result = new ArrayList<>();
    for (long[] row : matrix) {
      List<Long> boxed = new ArrayList<>();
      for (long value : row) {
        boxed.add(value);
      }
      result.add(boxed);
    }
    return result;
  }
}
