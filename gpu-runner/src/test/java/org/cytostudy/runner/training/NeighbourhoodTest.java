package org.cytostudy.runner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.JobManifest;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.ObjectiveSpec.Distance;
import org.cytostudy.core.job.ObjectiveSpec.Hemispheres;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.state.FailureCategory;
import org.cytostudy.imaging.surface.GeodesicMesh;
import org.cytostudy.imaging.surface.SurfaceMesh;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.objective.Distances;
import org.cytostudy.runner.seed.SeededRandom;
import org.cytostudy.runner.surface.GiftiText;
import org.cytostudy.runner.worker.StepFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeighbourhoodTest {
  private static final double NEAR_MM = 5;
  private static final double FAR_MM = 10;

  @TempDir Path folder;

  private static ObjectiveSpec.SpatialNce objective(Distance distance, Hemispheres hemispheres) {
    return new ObjectiveSpec.SpatialNce(
        0.1, NEAR_MM, FAR_MM, 0.5, true, false, distance, hemispheres, null);
  }

  private RecordingContext context(SyntheticPatchset patchset, InputRef... surfaces) {
    JobManifest plain =
        patchset.manifest(SyntheticPatchset.spec(SyntheticPatchset.spatial(), 1), 2);
    List<InputRef> inputs = new ArrayList<>(plain.inputs());
    inputs.addAll(List.of(surfaces));
    return new RecordingContext(
        new JobManifest(JobManifest.VERSION, plain.spec(), inputs, plain.seed(), plain.threads()),
        patchset.store(),
        folder.resolve("out"));
  }

  /** Partners of each patch, forty draws each. */
  private static List<int[]> partners(TrainPatches patches, Neighbourhood neighbourhood) {
    SeededRandom random = SeededRandom.of(5);
    List<int[]> pairs = new ArrayList<>();
    for (int anchor = 0; anchor < patches.count(); anchor++) {
      for (int i = 0; i < 40; i++) {
        int partner = neighbourhood.draw(anchor, p -> true, random);
        if (partner != Neighbourhood.NONE) {
          pairs.add(new int[] {anchor, partner});
        }
      }
    }
    return pairs;
  }

  @Test
  void aSheetThatTellsHowItIsFoldedTakesBothRulesOnTheSamePatches() throws IOException {
    SyntheticPatchset patchset =
        SyntheticPatchset.create(
            folder,
            (brain, u, v) ->
                new PatchPlace(
                    "sheet-1",
                    new Reference.Sheet(u, v, FoldedSheet.place(u, v, 1)),
                    null,
                    null,
                    null),
            brain -> "left");
    RecordingContext context = context(patchset);
    ObjectiveSpec.SpatialNce along = objective(Distance.GEODESIC, Hemispheres.APART);
    ObjectiveSpec.SpatialNce through = objective(Distance.EUCLIDEAN, Hemispheres.APART);
    try (TrainPatches patches = TrainPatches.open(context, along)) {
      Positions at = patches.positions();
      assertThat(partners(patches, Neighbourhood.of(along, patches, context)))
          .hasSizeGreaterThan(1000)
          .allMatch(pair -> onSheetMm(at, pair) <= NEAR_MM);
      List<int[]> euclidean = partners(patches, Neighbourhood.of(through, patches, context));
      assertThat(euclidean)
          .as("partners on the opposite bank, which would be negatives along the sheet")
          .filteredOn(pair -> onSheetMm(at, pair) >= FAR_MM)
          .hasSizeGreaterThan(euclidean.size() / 10);
    }
  }

  private static double onSheetMm(Positions at, int[] pair) {
    return Math.hypot(at.mm(0, pair[0]) - at.mm(0, pair[1]), at.mm(1, pair[0]) - at.mm(1, pair[1]));
  }

  private static double sheetMm(TrainPatches patches, int a, int b) {
    return FoldedSheet.mm(patches.positions().vertex(a), patches.positions().vertex(b));
  }

  @Test
  void geodesicPartnersStayOnTheirBankAndEuclideanOnesCrossTheSulcus() throws IOException {
    FoldedSheet fold = new FoldedSheet(folder);
    RecordingContext context = context(fold.patchset(folder), fold.surface());
    ObjectiveSpec.SpatialNce along = objective(Distance.GEODESIC, Hemispheres.APART);
    ObjectiveSpec.SpatialNce through = objective(Distance.EUCLIDEAN, Hemispheres.APART);
    try (TrainPatches patches = TrainPatches.open(context, along)) {
      List<int[]> geodesic = partners(patches, Neighbourhood.of(along, patches, context));
      assertThat(geodesic)
          .hasSizeGreaterThan(1000)
          .allSatisfy(
              pair -> assertThat(sheetMm(patches, pair[0], pair[1])).isLessThanOrEqualTo(NEAR_MM));
      List<int[]> euclidean = partners(patches, Neighbourhood.of(through, patches, context));
      assertThat(euclidean)
          .as("partners through the sulcus, which would be negatives along the surface")
          .filteredOn(pair -> sheetMm(patches, pair[0], pair[1]) >= FAR_MM)
          .hasSizeGreaterThan(euclidean.size() / 10);
    }
  }

  @Test
  void distancesAlongTheSurfaceAreThoseBeforeFolding() throws IOException {
    FoldedSheet fold = new FoldedSheet(folder);
    RecordingContext context = context(fold.patchset(folder), fold.surface());
    ObjectiveSpec.SpatialNce along = objective(Distance.GEODESIC, Hemispheres.APART);
    try (TrainPatches patches = TrainPatches.open(context, along)) {
      int[] views = IntStream.range(0, patches.count()).toArray();
      Distances distances = Neighbourhood.of(along, patches, context).distances(views);
      int within = 0;
      for (int view : views) {
        double[] row = distances.squaredMm(view);
        for (int other : views) {
          double mm = sheetMm(patches, view, other);
          if (mm < FAR_MM - 1e-4) {
            assertThat(Math.sqrt(row[other])).isEqualTo(mm, within(1e-5));
            within++;
          } else if (mm > FAR_MM + 1e-4) {
            assertThat(row[other]).isInfinite();
          }
        }
      }
      assertThat(within).isBetween(views.length, views.length * views.length / 2);
    }
  }

  @Test
  void everyNearPatchIsDrawnAboutAsOften() throws IOException {
    FoldedSheet fold = new FoldedSheet(folder);
    RecordingContext context = context(fold.patchset(folder), fold.surface());
    ObjectiveSpec.SpatialNce along = objective(Distance.GEODESIC, Hemispheres.APART);
    try (TrainPatches patches = TrainPatches.open(context, along)) {
      Neighbourhood neighbourhood = Neighbourhood.of(along, patches, context);
      int anchor = 30;
      int[] drawn = new int[patches.count()];
      SeededRandom random = SeededRandom.of(6);
      int draws = 20_000;
      for (int i = 0; i < draws; i++) {
        drawn[neighbourhood.draw(anchor, p -> true, random)]++;
      }
      List<Integer> near =
          IntStream.range(0, patches.count())
              .filter(p -> p != anchor && sheetMm(patches, anchor, p) <= NEAR_MM)
              .boxed()
              .toList();
      double expected = (double) draws / near.size();
      for (int patch = 0; patch < drawn.length; patch++) {
        assertThat((double) drawn[patch])
            .isEqualTo(near.contains(patch) ? expected : 0, within(6 * Math.sqrt(expected)));
      }
    }
  }

  @Test
  void hemispheresAreNotComparedUnlessTheyAreMirrored() throws IOException {
    FoldedSheet left = new FoldedSheet(folder);
    FoldedSheet right = new FoldedSheet(folder, "rh.mid.surf.gii", -1);
    SyntheticPatchset patchset = left.patchset(folder, right);
    RecordingContext context = context(patchset, left.surface(), right.surface());
    for (Distance distance : List.of(Distance.GEODESIC, Distance.EUCLIDEAN)) {
      ObjectiveSpec.SpatialNce apart = objective(distance, Hemispheres.APART);
      try (TrainPatches patches = TrainPatches.open(context, apart)) {
        int[] views = IntStream.range(0, patches.count()).toArray();
        Neighbourhood separate = Neighbourhood.of(apart, patches, context);
        Neighbourhood joined =
            Neighbourhood.of(objective(distance, Hemispheres.MIRRORED), patches, context);
        assertThat(partners(patches, separate))
            .as("apart, %s", distance)
            .isNotEmpty()
            .allSatisfy(
                pair -> assertThat(patches.brain(pair[0])).isEqualTo(patches.brain(pair[1])));
        assertThat(partners(patches, joined))
            .as("mirrored, %s", distance)
            .anySatisfy(
                pair -> assertThat(patches.brain(pair[0])).isNotEqualTo(patches.brain(pair[1])));
        for (int view : views) {
          double[] row = separate.distances(views).squaredMm(view).clone();
          double[] mirrored = joined.distances(views).squaredMm(view).clone();
          for (int other : views) {
            boolean same = patches.brain(view) == patches.brain(other);
            assertThat(Double.isNaN(row[other])).isEqualTo(!same);
            assertThat(mirrored[other]).isNotNaN();
            if (distance == Distance.GEODESIC && sheetMm(patches, view, other) < FAR_MM - 1e-4) {
              assertThat(Math.sqrt(mirrored[other]))
                  .isEqualTo(sheetMm(patches, view, other), within(1e-5));
            }
          }
        }
      }
    }
  }

  private static void assertRefused(String code, String what, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StepFailure.class,
            refused -> {
              assertThat(refused.failure().code()).isEqualTo(code);
              assertThat(refused.failure().category()).isEqualTo(FailureCategory.USER);
              assertThat(refused.failure().title()).contains(what);
              assertThat(refused.failure().action()).isNotBlank();
            });
  }

  @Test
  void refusesGeodesicsWithoutTheSurface() throws IOException {
    FoldedSheet fold = new FoldedSheet(folder);
    FoldedSheet other = new FoldedSheet(folder, "other.surf.gii", -1);
    SyntheticPatchset onFold = fold.patchset(folder);
    assertRefused("surface-missing", "fold@1", () -> pretrain(context(onFold)));
    assertRefused(
        "surface-missing", "None of the given", () -> pretrain(context(onFold, other.surface())));
    SyntheticPatchset nowhere =
        SyntheticPatchset.create(
            folder,
            (brain, u, v) ->
                new PatchPlace(
                    "lab@1", new Reference.Place(new PointMm(u, v, 0), null), null, null, null),
            brain -> "left");
    assertRefused(
        "surface-missing", "0 have a vertex", () -> pretrain(context(nowhere, fold.surface())));
    ObjectiveSpec.SpatialNce euclidean = objective(Distance.EUCLIDEAN, Hemispheres.APART);
    new PretrainStep().run(SyntheticPatchset.spec(euclidean, 1), context(nowhere));
  }

  private static void pretrain(RecordingContext context) throws IOException {
    new PretrainStep().run(SyntheticPatchset.spec(SyntheticPatchset.spatial(), 1), context);
  }

  @Test
  void refusesMirroredHemispheresThatDoNotCorrespond() throws IOException {
    FoldedSheet left = new FoldedSheet(folder);
    Path file =
        GiftiText.writeGrid(folder.resolve("rh.surf.gii"), 30, 40, (v, u) -> new PointMm(u, v, 0));
    InputRef right =
        SyntheticPatchset.store(
            folder.resolve("store"), "surface", "rh.surf.gii", ArtefactKind.SURFACE, file);
    FoldedSheet same = new FoldedSheet(folder, "rh.mid.surf.gii", -1);
    SyntheticPatchset patchset =
        SyntheticPatchset.create(
            folder,
            (brain, u, v) ->
                new PatchPlace(
                    "lab@1",
                    new Reference.Place(new PointMm(u, v, 0), new OnSurface(3, 0, 0)),
                    new PatchPlace.MeshVersion(
                        "fold@1", brain.equals("B") ? right.sha256() : left.surface().sha256()),
                    null,
                    null),
            brain -> brain.equals("B") ? "right" : "left");
    RecordingContext context = context(patchset, left.surface(), right, same.surface());
    ObjectiveSpec.SpatialNce mirrored = objective(Distance.GEODESIC, Hemispheres.MIRRORED);
    try (TrainPatches patches = TrainPatches.open(context, mirrored)) {
      assertRefused(
          "surfaces-not-mirrored",
          "do not have the same triangles",
          () -> Neighbourhood.of(mirrored, patches, context));
    }
  }

  @Test
  void refusesMorePairsThanFitIntoTheHeap() {
    int[] all = {0, 1, 2, 3};
    SurfaceMesh square =
        new SurfaceMesh(
            new double[] {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0}, new int[] {0, 1, 2, 1, 3, 2});
    GeodesicNeighbourhood.checkMemory(new GeodesicMesh(square), all, 5, 16 * 12);
    assertRefused(
        "geodesic-pairs-too-many",
        "pairs of vertices",
        () -> GeodesicNeighbourhood.checkMemory(new GeodesicMesh(square), all, 5, 16 * 12 - 1));
  }
}
