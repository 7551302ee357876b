package org.cytostudy.runner.claim;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.task.TaskResult.Figure;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.statistics.ClusterBootstrap;

/**
 * A figure over the seeds and data sets of a variant, with draws that resample all that may have
 * been otherwise: a hierarchical bootstrap (Davison and Hinkley 1997, §3.8).
 *
 * <p>Draw d takes draw d of the sections of each data set, the same sections for every seed, for
 * they are the same tissue; of S seeds it takes S with replacement, a training being a draw of its
 * own; and of D data sets it takes D with replacement where there are {@value #ENOUGH_DATASETS} or
 * more, for fewer hardly differ. The value is the plain mean.
 *
 * @param value mean over data sets of the means over seeds
 * @param draws resampled values; empty where nothing was resampled
 * @param over what was resampled, in words; empty where nothing was
 * @param runs how many runs
 * @param sections over all data sets
 * @param brains over all data sets
 */
@SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
record Resampled(double value, double[] draws, String over, int runs, int sections, int brains) {
  static final int ENOUGH_DATASETS = 5;
  private static final int DRAWS = 1000;
  private static final long OF_SEEDS = 0x7365656473L;
  private static final long OF_DATASETS = 0x64617461L;

  /**
   * Resamples.
   *
   * @param variant whose seeds are drawn: trainings of different variants are drawn apart
   * @param byDataset figures by data set, one a seed, at least one each
   */
  static Resampled of(String variant, Map<String, List<Figure>> byDataset) {
    List<List<Figure>> datasets = List.copyOf(byDataset.values());
    List<Figure> all = datasets.stream().flatMap(Collection::stream).toList();
    boolean ofSections = all.stream().noneMatch(figure -> figure.draws().isEmpty());
    boolean ofSeeds = datasets.stream().anyMatch(seeds -> seeds.size() > 1);
    boolean ofDatasets = datasets.size() >= ENOUGH_DATASETS;
    int count =
        ofSections ? all.stream().mapToInt(f -> f.draws().size()).min().orElseThrow() : DRAWS;
    List<String> over = new ArrayList<>();
    if (ofSections) {
      over.add(all.getFirst().resampled());
    }
    if (ofSeeds) {
      over.add("seeds");
    }
    if (ofDatasets) {
      over.add("data sets");
    }
    double[] draws = new double[over.isEmpty() ? 0 : count];
    for (int d = 0; d < draws.length; d++) {
      draws[d] = draw(variant, datasets, d, ofSections, ofDatasets);
    }
    return new Resampled(
        datasets.stream().mapToDouble(Resampled::mean).average().orElseThrow(),
        draws,
        String.join(", ", over),
        all.size(),
        datasets.stream().mapToInt(seeds -> seeds.getFirst().sections()).sum(),
        datasets.stream().mapToInt(seeds -> seeds.getFirst().brains()).sum());
  }

  private static double mean(List<Figure> seeds) {
    return seeds.stream().mapToDouble(Figure::value).average().orElseThrow();
  }

  private static double draw(
      String variant, List<List<Figure>> datasets, int d, boolean ofSections, boolean ofDatasets) {
    SeededRandom drawsSeeds = SeededRandom.of(OF_SEEDS, variant.hashCode(), d);
    double[] byDataset = new double[datasets.size()];
    for (int k = 0; k < byDataset.length; k++) {
      List<Figure> seeds = datasets.get(k);
      double sum = 0;
      for (int s = 0; s < seeds.size(); s++) {
        Figure figure = seeds.get(drawsSeeds.nextInt(seeds.size()));
        sum += ofSections ? figure.draws().get(d) : figure.value();
      }
      byDataset[k] = sum / seeds.size();
    }
    if (!ofDatasets) {
      return Arrays.stream(byDataset).average().orElseThrow();
    }
    SeededRandom drawsDatasets = SeededRandom.of(OF_DATASETS, d);
    double sum = 0;
    for (int k = 0; k < byDataset.length; k++) {
      sum += byDataset[drawsDatasets.nextInt(byDataset.length)];
    }
    return sum / byDataset.length;
  }

  /** An end of the 95 % interval; NaN where nothing was resampled. */
  double percentile(double share) {
    double[] sorted = Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
    return ClusterBootstrap.percentile(sorted, share);
  }
}
