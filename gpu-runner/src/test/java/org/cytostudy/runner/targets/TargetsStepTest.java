package org.cytostudy.runner.targets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.TargetsSpec;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.core.space.PointMm;
import org.cytostudy.core.space.Space;
import org.cytostudy.core.space.SurfaceRef;
import org.cytostudy.core.space.SurfaceRef.HemisphereMesh;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchPlace;
import org.cytostudy.runner.data.PatchPlace.MeshVersion;
import org.cytostudy.runner.data.PatchTargets;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.cytostudy.runner.surface.GiftiText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetsStepTest {
  private static final Space SPACE = Space.parse("lab@1");
  private static final Sha256 LEFT = Sha256.of("left mesh");
  private static final Sha256 RIGHT = Sha256.of("right mesh");
  private static final SurfaceRef SURFACE =
      new SurfaceRef(
          "mid",
          "1",
          SPACE,
          List.of(
              new HemisphereMesh(Hemisphere.LEFT, "lh.surf.gii", LEFT),
              new HemisphereMesh(Hemisphere.RIGHT, "rh.surf.gii", RIGHT)));

  @TempDir Path folder;
  private ByHand hand;

  @BeforeEach
  void makeStore() {
    hand = new ByHand(folder);
  }

  private static PatchPlace at(double x, double y, double z) {
    return new PatchPlace(
        "lab@1", new Reference.Place(new PointMm(x, y, z), null), null, null, null);
  }

  private static PatchPlace on(int vertex, Sha256 mesh) {
    return new PatchPlace(
        "lab@1",
        new Reference.Place(new PointMm(0, 0, 0), new OnSurface(vertex, 0.1, 3)),
        new MeshVersion("mid@1", mesh),
        null,
        null);
  }

  private InputRef index(PatchPlace... places) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (PatchPlace place : places) {
      rows.add(
          new Row(
              rows.size(),
              "B1",
              "left",
              "a",
              1,
              "0".repeat(64),
              "shard",
              rows.size(),
              0,
              0,
              0,
              place,
              0,
              2.5,
              null,
              null));
    }
    Path file = folder.resolve("index.parquet");
    PatchIndex.write(file, rows);
    return hand.store("patch-index", "index.parquet", ArtefactKind.PATCH_INDEX, file);
  }

  private InputRef map(String name, Path file) throws IOException {
    return hand.store("map", name, ArtefactKind.MAP, file);
  }

  /** 2x + 3y − z + 5 on a cube from −10 to 10 mm; linear, so that interpolation is exact. */
  private InputRef volume() throws IOException {
    return map(
        "receptor.nii",
        NiftiBytes.write(
            folder.resolve("receptor.nii"), 11, 2, -10, (x, y, z) -> 2 * x + 3 * y - z + 5));
  }

  private static TargetsSpec volumeSpec(Space space, int volume) {
    return new TargetsSpec(
        "5-HT1A", "fmol/mg", new TargetsSpec.Volume(space, "receptor.nii", volume));
  }

  private static TargetsSpec surfaceSpec(SurfaceRef surface, @Nullable String right, int map) {
    List<TargetsSpec.HemisphereMap> files = new ArrayList<>();
    files.add(new TargetsSpec.HemisphereMap(Hemisphere.LEFT, "lh.shape.gii"));
    if (right != null) {
      files.add(new TargetsSpec.HemisphereMap(Hemisphere.RIGHT, right));
    }
    return new TargetsSpec("myelin", "ratio", new TargetsSpec.Surface(surface, files, map));
  }

  private InputRef shape(String name, float... values) throws IOException {
    return map(name, GiftiText.writeMap(folder.resolve(name), values));
  }

  private static PatchTargets targets(Done done, int patches) throws IOException {
    return PatchTargets.read(done.file(ArtefactKind.PATCH_TARGETS), patches);
  }

  @Test
  void readsAVolumeBetweenItsVoxels() throws IOException {
    Done done =
        hand.work(
            volumeSpec(SPACE, 0),
            1,
            1,
            List.of(index(at(0, 0, 0), at(1.5, -3.25, 7.1), at(40, 0, 0)), volume()));
    PatchTargets targets = targets(done, 3);
    assertThat(targets.target()).isEqualTo("5-HT1A");
    assertThat(targets.unit()).isEqualTo("fmol/mg");
    assertThat(targets.values()[0]).isEqualTo(5, within(1e-5));
    assertThat(targets.values()[1]).isEqualTo(2 * 1.5 + 3 * -3.25 - 7.1 + 5, within(1e-5));
    assertThat(targets.values()[2]).as("outside of the volume").isNaN();
    assertThat(done.output(ArtefactKind.PATCH_TARGETS).attributes())
        .containsEntry("patches", "3")
        .containsEntry("withValue", "2");
  }

  @Test
  void refusesPatchesOfAnotherSpaceAndOfASheet() throws IOException {
    Space other = Space.parse("lab@2");
    assertThat(hand.fail(volumeSpec(other, 0), List.of(index(at(0, 0, 0)), volume())).title())
        .contains("lab@2")
        .contains("lab@1");
    assertThat(
            hand.fail(
                    volumeSpec(SPACE, 0),
                    List.of(index(PatchPlace.onSheet("lab@1", 0, 0)), volume()))
                .code())
        .isEqualTo("space-differs");
  }

  @Test
  void refusesVolumesThatAreMissingDamagedOrElsewhere() throws IOException {
    assertThat(hand.fail(volumeSpec(SPACE, 1), List.of(index(at(0, 0, 0)), volume())).code())
        .isEqualTo("map-missing");
    assertThat(hand.fail(volumeSpec(SPACE, 0), List.of(index(at(0, 0, 0)))).code())
        .isEqualTo("manifest-invalid");
    assertThat(hand.fail(volumeSpec(SPACE, 0), List.of(index(at(90, 0, 0)), volume())).code())
        .isEqualTo("map-misses-patches");
    volume();
    byte[] whole = Files.readAllBytes(folder.resolve("receptor.nii"));
    Path half = Files.write(folder.resolve("half.nii"), Arrays.copyOf(whole, 2000));
    assertThat(
            hand.fail(volumeSpec(SPACE, 0), List.of(index(at(0, 0, 0)), map("receptor.nii", half)))
                .code())
        .isEqualTo("map-invalid");
  }

  @Test
  void readsAMapAtTheVertexOfEachPatch() throws IOException {
    Done done =
        hand.work(
            surfaceSpec(SURFACE, null, 0),
            1,
            1,
            List.of(
                index(on(2, LEFT), on(0, LEFT), at(0, 0, 0), on(1, RIGHT), on(3, LEFT)),
                shape("lh.shape.gii", 1.5f, 2.5f, 3.5f, Float.NaN)));
    assertThat(targets(done, 5).values())
        .containsExactly(3.5, 1.5, Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void readsBothHemispheresFromTheirOwnMaps() throws IOException {
    Done done =
        hand.work(
            surfaceSpec(SURFACE, "rh.shape.gii", 0),
            1,
            1,
            List.of(
                index(on(1, LEFT), on(1, RIGHT)),
                shape("lh.shape.gii", 1, 2),
                shape("rh.shape.gii", 3, 4)));
    assertThat(targets(done, 2).values()).containsExactly(2, 4);
  }

  @Test
  void refusesMapsOfAnotherSurface() throws IOException {
    InputRef shape = shape("lh.shape.gii", 1, 2);
    assertThat(
            hand.fail(
                    surfaceSpec(SURFACE, null, 0),
                    List.of(index(on(1, Sha256.of("another version"))), shape))
                .code())
        .isEqualTo("surface-differs");
    assertThat(hand.fail(surfaceSpec(SURFACE, null, 0), List.of(index(on(2, LEFT)), shape)).code())
        .isEqualTo("map-of-another-mesh");
    assertThat(hand.fail(surfaceSpec(SURFACE, null, 1), List.of(index(on(1, LEFT)), shape)).code())
        .isEqualTo("map-missing");
    SurfaceRef leftAlone =
        new SurfaceRef("mid", "1", SPACE, List.of(SURFACE.hemispheres().getFirst()));
    assertThat(
            hand.fail(
                    surfaceSpec(leftAlone, "rh.shape.gii", 0),
                    List.of(index(on(1, LEFT)), shape, shape("rh.shape.gii", 1, 2)))
                .code())
        .isEqualTo("hemisphere-missing");
    Path labels =
        Files.writeString(
            folder.resolve("labels.gii"),
            Files.readString(folder.resolve("lh.shape.gii"))
                .replace("SHAPE", "LABEL")
                .replace("FLOAT32", "INT32")
                .replace("1.0\n2.0", "1\n1")
                .replace(
                    "<DataArray",
                    "<LabelTable><Label Key=\"1\" Red=\"1\" Green=\"0\" Blue=\"0\" Alpha=\"1\">"
                        + "V1</Label></LabelTable><DataArray"));
    assertThat(
            hand.fail(
                    surfaceSpec(SURFACE, null, 0),
                    List.of(index(on(1, LEFT)), map("lh.shape.gii", labels)))
                .code())
        .isEqualTo("map-of-labels");
  }
}
