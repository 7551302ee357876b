package org.cytostudy.runner.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cytostudy.core.job.EvaluationResult.Interval;

class AreaCountsProperties {
  private static final int AREAS = 5;

  record Patch(int truth, int predicted) {}

  @Provide
  Arbitrary<List<Patch>> patches() {
    Arbitrary<Integer> area = Arbitraries.integers().between(0, AREAS - 1);
    return Combinators.combine(area, area).as(Patch::new).list().ofMinSize(1).ofMaxSize(60);
  }

  private static AreaCounts counts(List<Patch> patches) {
    AreaCounts counts = AreaCounts.none(AREAS);
    patches.forEach(patch -> counts.count(patch.truth(), patch.predicted()));
    return counts;
  }

  @Property
  void scoresLieBetweenZeroAndOne(@ForAll("patches") List<Patch> patches) {
    assertThat(counts(patches).macroF1()).isBetween(0.0, 1.0);
    assertThat(counts(patches).balancedAccuracy()).isBetween(0.0, 1.0);
  }

  @Property
  void perfectPredictionsScoreOne(@ForAll("patches") List<Patch> patches) {
    AreaCounts counts =
        counts(patches.stream().map(patch -> new Patch(patch.truth(), patch.truth())).toList());
    assertThat(counts.macroF1()).isEqualTo(1);
    assertThat(counts.balancedAccuracy()).isEqualTo(1);
  }

  @Property
  void renamingTheAreasChangesNothing(
      @ForAll("patches") List<Patch> patches, @ForAll long shuffleSeed) {
    List<Integer> names = IntStream.range(0, AREAS).boxed().collect(Collectors.toList());
    Collections.shuffle(names, new Random(shuffleSeed));
    AreaCounts renamed =
        counts(
            patches.stream()
                .map(patch -> new Patch(names.get(patch.truth()), names.get(patch.predicted())))
                .toList());
    assertThat(renamed.macroF1()).isCloseTo(counts(patches).macroF1(), within(1e-12));
    assertThat(renamed.balancedAccuracy())
        .isCloseTo(counts(patches).balancedAccuracy(), within(1e-12));
  }

  @Property
  void scoresOfOneAreaLeaveOutNoError(@ForAll("patches") List<Patch> patches) {
    boolean allRight = patches.stream().allMatch(patch -> patch.truth() == patch.predicted());
    assertThat(counts(patches).macroF1() == 1).isEqualTo(allRight);
  }

  @Property(tries = 100)
  void intervalIsOrderedAndWithinTheScale(
      @ForAll("patches") List<Patch> first,
      @ForAll("patches") List<Patch> second,
      @ForAll long seed) {
    Interval interval =
        new ClusterBootstrap<AreaCounts>(List.of(counts(first), counts(second)), 50, seed)
            .interval(AreaCounts::macroF1);
    assertThat(interval.low()).isBetween(0.0, interval.high());
    assertThat(interval.high()).isLessThanOrEqualTo(1);
  }
}
