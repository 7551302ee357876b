package org.cytostudy.imaging.zarr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ZarrCalibrationTest {
  @TempDir Path folder;
  private Path store;

  @BeforeEach
  void nameStore() {
    store = folder.resolve("a.ome.zarr");
  }

  private ZarrSlideReader open() throws IOException {
    return ZarrSlideReader.open(store, null);
  }

  @Test
  void warnsOfLabelsAndOfAScaleThatNobodyMeant() throws IOException {
    ZarrFixture.v2(store).group("micrometer", 1).level(0, 1, ZarrFixture.flat(60, 40, 7));
    Files.createDirectories(store.resolve("labels"));
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.warnings())
          .anyMatch(text -> text.contains("labels/"))
          .anyMatch(text -> text.contains("exactly 1 micrometer"));
    }
  }

  @Test
  void doesNotGuessThePixelSize() throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store).group("", 0.5);
    fixture.level(0, 1, ZarrFixture.flat(60, 40, 7)).level(1, 2, ZarrFixture.flat(30, 20, 7));
    assertUnknown("axis x has no unit");
    editImage(fixture, image -> unit(image, "furlong", "micrometer"));
    assertUnknown("“furlong”");
    editImage(fixture, image -> unit(image, "inch", "inch"));
    assertUnknown("12700.0 µm");
    editImage(fixture, image -> unit(image, "millimeter", "micrometer"));
    assertContradictory("500.0 µm wide", "0.5 µm high");
    editImage(fixture, image -> image.remove("coordinateTransformations"));
    editImage(
        fixture,
        image -> ((ObjectNode) image.at("/datasets/0")).remove("coordinateTransformations"));
    assertUnknown("has no scale");
  }

  private void assertUnknown(String reason) throws IOException {
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.calibration())
          .isInstanceOfSatisfying(
              PixelCalibration.Unknown.class, u -> assertThat(u.reason()).contains(reason));
    }
  }

  private void assertContradictory(String... reasons) throws IOException {
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.calibration())
          .isInstanceOfSatisfying(
              PixelCalibration.Contradictory.class, c -> assertThat(c.reason()).contains(reasons));
    }
  }

  private static void editImage(ZarrFixture fixture, Consumer<ObjectNode> change)
      throws IOException {
    fixture.edit(".zattrs", root -> change.accept((ObjectNode) root.at("/multiscales/0")));
  }

  private static void unit(ObjectNode image, String x, String y) {
    ((ObjectNode) image.at("/axes/0")).put("unit", y);
    ((ObjectNode) image.at("/axes/1")).put("unit", x);
  }

  @Test
  void tellsLevelsWhoseScaleContradictsTheirSize() throws IOException {
    ZarrFixture fixture = ZarrFixture.v3(store).group("micrometer", 0.5);
    fixture.level(0, 1, ZarrFixture.flat(60, 40, 7)).level(1, 4, ZarrFixture.flat(30, 20, 7));
    assertContradictory("4.0 times", "2.0 times", "zarr.json");
  }

  @Test
  void leavesOutALevelThatIsShifted() throws IOException {
    ZarrFixture fixture = ZarrFixture.v2(store).group("micrometer", 0.5);
    fixture.level(0, 1, ZarrFixture.flat(60, 40, 7)).level(1, 2, ZarrFixture.flat(30, 20, 7));
    editImage(fixture, image -> translate(image, 0.25));
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.levels()).hasSize(2);
    }
    editImage(fixture, image -> translate(image, 30));
    try (ZarrSlideReader reader = open()) {
      assertThat(reader.levels()).hasSize(1);
      assertThat(reader.warnings()).anyMatch(text -> text.contains("shifted along x"));
    }
  }

  private static void translate(ObjectNode image, double x) {
    ArrayNode transformations = (ArrayNode) image.at("/datasets/1/coordinateTransformations");
    ObjectNode shift =
        transformations.size() > 1
            ? (ObjectNode) transformations.get(1)
            : transformations.addObject();
    shift.put("type", "translation").putArray("translation").add(0).add(x);
  }
}
