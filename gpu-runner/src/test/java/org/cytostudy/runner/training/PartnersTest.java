package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.ObjectiveSpec.Distance;
import org.cytostudy.core.job.ObjectiveSpec.Hemispheres;
import org.cytostudy.core.job.ObjectiveSpec.Pairing;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.runner.data.FewLabels;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.objective.Distances;
import org.cytostudy.runner.objective.ViewBatch;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is drawn as the partner of an anchor, of objectives other than SpatialNCE's usual one. */
class PartnersTest {
  @TempDir Path folder;

  private RecordingContext context(SyntheticPatchset patchset, ObjectiveSpec objective) {
    return new RecordingContext(
        patchset.manifest(SyntheticPatchset.spec(objective, 1), 1),
        patchset.store(),
        folder.resolve("out"));
  }

  private static Partners partners(ObjectiveSpec spec, TrainPatches patches, RecordingContext at)
      throws IOException {
    return Objects.requireNonNull(Partners.of(spec, patches, at));
  }

  private static ObjectiveSpec.FixedRadius fixed(double radiusMm, double toleranceMm) {
    return new ObjectiveSpec.FixedRadius(.1, radiusMm, toleranceMm, 0.5, true, Hemispheres.APART);
  }

  @Test
  void fixedRadiusPartnersLieAtTheRadius() throws IOException {
    ObjectiveSpec.FixedRadius spec = fixed(8, 1.5);
    RecordingContext context = context(SyntheticPatchset.create(folder), spec);
    try (TrainPatches patches = TrainPatches.open(context, spec)) {
      int[] views = new BatchSampler(patches, partners(spec, patches, context), 300, 3).draw(0);
      Positions at = patches.positions();
      int apart = 0;
      int acrossBrains = 0;
      for (int i = 0; i < 300; i++) {
        int a = views[i];
        int b = views[300 + i];
        if (a != b) {
          assertThat(Math.hypot(at.mm(0, a) - at.mm(0, b), at.mm(1, a) - at.mm(1, b)))
              .isCloseTo(8, within(1.5001));
          assertThat(patches.section(a)).isNotEqualTo(patches.section(b));
          apart++;
          acrossBrains += patches.brain(a) == patches.brain(b) ? 0 : 1;
        }
      }
      assertThat(apart).isGreaterThan(250);
      assertThat(acrossBrains).isBetween(apart / 4, apart);
    }
  }

  @Test
  void fixedRadiusDrawsAllDirectionsInASpace() throws IOException {
    // A lattice of 1 mm: the neighbours of a patch in its middle lie all around it.
    SyntheticPatchset patchset =
        SyntheticPatchset.create(
            folder,
            (brain, u, v) ->
                new PatchPlace(
                    "lab@1",
                    new Reference.Place(new PointMm(Math.floor(u / 5), u % 5, v / 3), null),
                    null,
                    null,
                    null),
            brain -> "left");
    ObjectiveSpec.FixedRadius spec =
        new ObjectiveSpec.FixedRadius(.1, 2, 1, 0.5, false, Hemispheres.APART);
    RecordingContext context = context(patchset, spec);
    try (TrainPatches patches = TrainPatches.open(context, spec)) {
      Neighbourhood neighbourhood = partners(spec, patches, context).neighbourhood();
      SeededRandom random = SeededRandom.of(1);
      Positions at = patches.positions();
      int[] signs = new int[6];
      for (int draw = 0; draw < 3000; draw++) {
        int anchor = draw % patches.count();
        int partner = neighbourhood.draw(anchor, p -> true, random);
        if (partner == Neighbourhood.NONE) {
          continue;
        }
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
          double difference = (double) at.mm(axis, partner) - at.mm(axis, anchor);
          square += difference * difference;
          signs[2 * axis + (difference < 0 ? 0 : 1)]++;
        }
        assertThat(Math.sqrt(square)).isCloseTo(2, within(1.0001));
      }
      assertThat(Arrays.stream(signs)).as("each side of each axis").allMatch(count -> count > 300);
    }
  }

  @Test
  void anAnchorWithoutAPatchAtTheRadiusIsDrawnTwice() throws IOException {
    ObjectiveSpec.FixedRadius spec = fixed(500, 1);
    RecordingContext context = context(SyntheticPatchset.create(folder), spec);
    try (TrainPatches patches = TrainPatches.open(context, spec)) {
      BatchSampler sampler = new BatchSampler(patches, partners(spec, patches, context), 8, 3);
      int[] views = sampler.draw(0);
      assertThat(Arrays.copyOfRange(views, 8, 16)).isEqualTo(Arrays.copyOf(views, 8));
      assertThat(sampler.viewBatch(views).patch()).isEqualTo(views);
    }
  }

  private static ObjectiveSpec.SpatialNce withinSection() {
    return new ObjectiveSpec.SpatialNce(
        .1, 5, 10, 0, false, false, Distance.WITHIN_SECTION, Hemispheres.APART, null);
  }

  @Test
  void withinASectionPartnersAreNearAlongItsRibbon() throws IOException {
    ObjectiveSpec.SpatialNce spec = withinSection();
    RecordingContext context = context(SyntheticPatchset.create(folder), spec);
    try (TrainPatches patches = TrainPatches.open(context, spec)) {
      BatchSampler sampler = new BatchSampler(patches, partners(spec, patches, context), 200, 3);
      Positions at = patches.positions();
      int[] views = sampler.draw(0);
      Set<Integer> drawn = new HashSet<>();
      for (int i = 0; i < 200; i++) {
        assertThat(patches.section(views[i])).isEqualTo(patches.section(views[200 + i]));
        assertThat(Math.abs(at.arcMm(views[i]) - at.arcMm(views[200 + i]))).isLessThanOrEqualTo(5);
        assertThat(views[i]).isNotEqualTo(views[200 + i]);
        drawn.add(views[200 + i]);
      }
      assertThat(drawn).hasSizeGreaterThan(50);
      ViewBatch batch = sampler.viewBatch(views);
      Distances distances = batch.distances();
      for (int i = 0; i < 20; i++) {
        double[] row = distances.squaredMm(i);
        for (int j = 0; j < 400; j++) {
          double mm = at.arcMm(views[i]) - at.arcMm(views[j]);
          assertThat(row[j])
              .isEqualTo(
                  batch.section()[i] == batch.section()[j] ? mm * mm : Double.POSITIVE_INFINITY);
        }
      }
    }
  }

  @Test
  void shufflingPermutesTheRibbonsToo() throws IOException {
    ObjectiveSpec.SpatialNce spec = withinSection();
    RecordingContext context = context(SyntheticPatchset.create(folder), spec);
    try (TrainPatches patches = TrainPatches.open(context, spec)) {
      patches.shuffleCoordinates(17);
      int kept = 0;
      for (int i = 0; i < patches.count(); i++) {
        kept += patches.positions().ribbon(i) == patches.section(i) ? 1 : 0;
      }
      assertThat(kept).isLessThan(patches.count() / 2);
    }
  }

  @Test
  void vicRegDrawsSpatialPartnersOrTheSamePatch() throws IOException {
    ObjectiveSpec.VicReg spatial =
        new ObjectiveSpec.VicReg(
            25, 25, 1, Pairing.SPATIAL, 5, 0.5, true, Distance.GEODESIC, Hemispheres.APART);
    RecordingContext context = context(SyntheticPatchset.create(folder), spatial);
    try (TrainPatches patches = TrainPatches.open(context, spatial)) {
      assertThat(Partners.of(ObjectiveSpec.demoVicReg(), patches, context)).isNull();
      Partners nce = partners(SyntheticPatchset.spatial(), patches, context);
      Partners vicReg = partners(spatial, patches, context);
      assertThat(new BatchSampler(patches, vicReg, 64, 3).draw(5))
          .as("the pairs are those of SpatialNCE with the same settings")
          .isEqualTo(new BatchSampler(patches, nce, 64, 3).draw(5));
    }
  }

  @Test
  void supervisedTrainingReadsTheLabelsThatItsDrawNamesAndNoOtherPatch() throws IOException {
    SyntheticPatchset patchset = SyntheticPatchset.create(folder);
    ObjectiveSpec.Supervised spec = new ObjectiveSpec.Supervised(5, 1, 2);
    RecordingContext context = context(patchset, spec);
    try (TrainPatches patches = TrainPatches.open(context, spec)) {
      assertThat(patches.areas()).containsExactly("far", "near");
      assertThat(patches.count()).isEqualTo(10);
      assertThat(patches.brains()).hasSize(1);
      List<PatchIndex.Row> training =
          patchset.index().rows().stream()
              .filter(row -> !row.brain().equals("C") && row.section() < 3)
              .toList();
      List<Double> expected = new ArrayList<>();
      for (int row :
          new FewLabels(5, 1, 17, 2)
              .from(training, IntStream.range(0, training.size()).toArray())) {
        expected.add(training.get(row).arcMm());
      }
      List<Double> read = new ArrayList<>();
      for (int i = 0; i < patches.count(); i++) {
        read.add(patches.positions().arcMm(i));
        assertThat(patches.areas().get(patches.area(i)))
            .isEqualTo(patches.positions().arcMm(i) < 20 ? "near" : "far");
      }
      assertThat(read).isEqualTo(expected);
    }
  }

  @Test
  void refusesSupervisedTrainingWithoutTwoAreas() throws IOException {
    SyntheticPatchset patchset =
        SyntheticPatchset.create(
            folder, (brain, u, v) -> PatchPlace.onSheet("sheet-1", u, v), brain -> "left", 1000);
    RecordingContext context = context(patchset, ObjectiveSpec.demoSupervised());
    assertThatThrownBy(() -> TrainPatches.open(context, ObjectiveSpec.demoSupervised()))
        .isInstanceOfSatisfying(
            StepFailure.class,
            refused -> {
              assertThat(refused.failure().code()).isEqualTo("training-part-single-area");
              assertThat(refused.failure().title()).contains("are of 1");
            });
  }
}
