package org.cytostudy.runner.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.Split.Role;
import org.cytostudy.core.metric.Progress;
import org.cytostudy.core.task.TaskResult;
import org.cytostudy.core.task.TaskSpec;
import org.cytostudy.core.task.TaskSpec.Merged;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.SectionKey;
import org.cytostudy.runner.statistics.ClusterCount;
import org.cytostudy.runner.statistics.Clustering.Method;
import org.cytostudy.runner.statistics.Contingency;
import org.cytostudy.runner.statistics.PermutationTest;
import org.cytostudy.runner.statistics.PrincipalComponents;
import org.cytostudy.runner.statistics.Silhouette;
import org.cytostudy.runner.statistics.SmoothLabels;
import org.cytostudy.runner.worker.StoppedException;
import org.jspecify.annotations.Nullable;

/**
 * Are there two areas where one was drawn? Labels choose the patches of a region and score the
 * answer; clustering never sees them. Of each scored part on its own: the standardised features of
 * the region are reduced to principal components and divided by k-means (figures as named) and by a
 * Gaussian mixture ({@code gmm/…}).
 *
 * <ul>
 *   <li>{@code ari/REGION}, {@code nmi/REGION}: agreement of as many clusters as the region has
 *       areas with those areas ({@link Contingency}); {@code nullP} of smooth random labels with
 *       the areas' shares ({@link SmoothLabels});
 *   <li>{@code silhouette/REGION}; {@code seed-stability/REGION}: mean adjusted Rand index between
 *       single starts; {@code brain-stability/REGION}: between what clusters found on one brain say
 *       of another and what is found there;
 *   <li>{@code clusters/REGION}: the count chosen without labels, 1 for "no split" ({@link
 *       ClusterCount}); {@code clusters/AREA} inside areas that have no parts, and {@code
 *       no-split}, the share of those for which that is the answer.
 * </ul>
 */
final class DiscoveryTask {
  private static final String TABLE = "clusters.parquet";
  private static final int MOST_ROWS = 4000;

  /** Choosing a count takes hundreds of clusterings. */
  private static final int MOST_COUNTED = 1500;

  private static final int MOST_SILHOUETTE = 2000;
  private static final int FEWEST = 40;
  private static final int ENOUGH_BRAINS_TO_HALVE = 4;
  private static final long ROWS = 0x44495343L;

  private final TaskInputs<TaskSpec.Discovery> inputs;
  private final Answers answers;
  private final List<Row> rows;
  private final Positions positions;
  private final List<ClusterTable.Entry> table = new ArrayList<>();

  DiscoveryTask(TaskInputs<TaskSpec.Discovery> inputs) {
    this.inputs = inputs;
    this.answers = new Answers(inputs);
    this.rows = inputs.features().index().rows();
    this.positions = new Positions(rows);
  }

  TaskResult answer() throws IOException {
    TaskSpec.Discovery task = inputs.task();
    long steps = 2L * (task.merged().size() + task.homogeneous().size());
    long done = 0;
    for (Role role : Part.scored(inputs.features())) {
      for (Merged region : task.merged()) {
        progress(done++, steps);
        Region patches = region(role, region.name(), region.areas());
        if (patches != null) {
          merged(patches, region);
        }
      }
      int homogeneous = 0;
      int whole = 0;
      for (String area : task.homogeneous()) {
        progress(done++, steps);
        Region patches = region(role, area, List.of(area));
        if (patches != null) {
          homogeneous++;
          whole += count(patches, Method.K_MEANS, "clusters/" + area) == 1 ? 1 : 0;
        }
      }
      if (homogeneous > 0) {
        Part part =
            Part.of(
                inputs.features(),
                role,
                row -> task.homogeneous().contains(String.valueOf(rows.get(row).area())));
        answers.plain("no-split", part, (double) whole / homogeneous, null, null);
      }
    }
    ClusterTable.write(inputs.context().output(TABLE), table);
    inputs
        .context()
        .publish(
            TABLE,
            ArtefactKind.CLUSTERS,
            "application/vnd.apache.parquet",
            Map.of("patches", Integer.toString(table.size())));
    return answers.result();
  }

  private void progress(long done, long steps) {
    if (inputs.context().stopRequested()) {
      throw new StoppedException();
    }
    inputs.context().progress(new Progress(done, steps, "regions"));
  }

  /** Patches of a region and their coordinates in principal components. */
  @SuppressWarnings("ArrayRecordComponent") // numbers that are computed with, never compared
  private record Region(String name, Part part, double[][] points) {}

  private @Nullable Region region(Role role, String name, List<String> areas) {
    int[] chosen =
        FeatureRows.some(
            Part.of(
                    inputs.features(),
                    role,
                    row -> areas.contains(String.valueOf(rows.get(row).area())))
                .rows(),
            MOST_ROWS,
            inputs.seed(),
            ROWS);
    Part part = Part.of(role.wireName(), inputs.features(), chosen);
    if (chosen.length < FEWEST || part.sections() < 2) {
      answers.notTestable(
          "clusters/" + name,
          "%s has %d patches of %s on %d section(s); at least %d on 2 are needed."
              .formatted(part.name(), chosen.length, name, part.sections(), FEWEST));
      return null;
    }
    FeatureRows features = FeatureRows.of(inputs.features().embedding(), chosen);
    PrincipalComponents axes = PrincipalComponents.fit(features, inputs.task().components());
    return new Region(name, part, axes.scores(features, axes.count()));
  }

  private void merged(Region region, Merged merged) {
    int[] areas =
        Arrays.stream(region.part.rows())
            .map(row -> merged.areas().indexOf(String.valueOf(rows.get(row).area())))
            .toArray();
    int count = (int) Arrays.stream(areas).distinct().count();
    count(region, Method.K_MEANS, "clusters/" + region.name);
    count(region, Method.GAUSSIAN_MIXTURE, "gmm/clusters/" + region.name);
    if (count < 2) {
      answers.notTestable(
          "ari/" + region.name, region.part.name() + " shows one of its areas only.");
      return;
    }
    SmoothLabels smooth = new SmoothLabels(positions.of(region.part.rows()), areas, inputs.seed());
    agreement(region, Method.K_MEANS, "", areas, merged.areas().size(), smooth, count);
    agreement(region, Method.GAUSSIAN_MIXTURE, "gmm/", areas, merged.areas().size(), smooth, count);
  }

  private void agreement(
      Region region,
      Method method,
      String prefix,
      int[] areas,
      int areaCount,
      SmoothLabels smooth,
      int count) {
    int[] clusters =
        method
            .fit(region.points, count, inputs.task().restarts(), inputs.seed())
            .assign(region.points);
    SortedMap<SectionKey, Contingency> bySection = new TreeMap<>();
    for (int i = 0; i < clusters.length; i++) {
      Row row = rows.get(region.part.rows()[i]);
      bySection
          .computeIfAbsent(SectionKey.of(row), key -> Contingency.none(areaCount, count))
          .count(areas[i], clusters[i]);
      table.add(
          new ClusterTable.Entry(
              row,
              region.name,
              region.part.name(),
              method == Method.K_MEANS ? "k-means" : "gmm",
              clusters[i]));
    }
    double[] rand = new double[inputs.task().nullDraws()];
    double[] information = new double[rand.length];
    for (int draw = 0; draw < rand.length; draw++) {
      Contingency chance = Contingency.of(smooth.draw(draw), areaCount, clusters, count);
      rand[draw] = chance.adjustedRand();
      information[draw] = chance.normalisedMutualInformation();
    }
    Contingency all = Contingency.of(areas, areaCount, clusters, count);
    Answers.Scores<Contingency> scores = answers.scores(region.part, bySection);
    scores.figure(
        prefix + "ari/" + region.name,
        Contingency::adjustedRand,
        mean(rand),
        PermutationTest.atLeast(all.adjustedRand(), rand));
    scores.figure(
        prefix + "nmi/" + region.name,
        Contingency::normalisedMutualInformation,
        mean(information),
        PermutationTest.atLeast(all.normalisedMutualInformation(), information));
    answers.plain(
        prefix + "silhouette/" + region.name,
        region.part,
        Silhouette.of(region.points, clusters, MOST_SILHOUETTE, inputs.seed()),
        null,
        null);
    ClusterStability stability =
        new ClusterStability(region.points, inputs.task().restarts(), inputs.seed());
    answers.plain(
        prefix + "seed-stability/" + region.name,
        region.part,
        stability.overSeeds(method, count),
        null,
        null);
    double overBrains =
        stability.overBrains(method, count, Groups.brains(rows, region.part.rows()));
    answers.plain(prefix + "brain-stability/" + region.name, region.part, overBrains, 0.0, null);
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private int count(Region region, Method method, String name) {
    int[] places = IntStream.range(0, region.points.length).toArray();
    int[] some = FeatureRows.some(places, MOST_COUNTED, inputs.seed(), ROWS);
    int[] chosen = Arrays.stream(some).map(i -> region.part.rows()[i]).toArray();
    Groups groups = Groups.brains(rows, chosen);
    if (groups.count() < ENOUGH_BRAINS_TO_HALVE) {
      groups = Groups.sections(rows, chosen);
    }
    int clusters =
        new ClusterCount(
                method, ClusterCount.Settings.usual(inputs.task().maxClusters()), inputs.seed())
            .choose(
                Arrays.stream(some).mapToObj(i -> region.points[i]).toArray(double[][]::new),
                groups.of())
            .clusters();
    answers.plain(name, region.part, clusters, null, null);
    return clusters;
  }
}
