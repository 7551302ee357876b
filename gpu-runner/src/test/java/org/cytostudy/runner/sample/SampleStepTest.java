package org.cytostudy.runner.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.Registration.SectionRibbon;
import org.cytostudy.core.job.SampleSpec;
import org.cytostudy.core.job.SampleSpec.SampledSection;
import org.cytostudy.core.job.WorkerOutcome.Failure;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.runner.data.PatchIndex;
import org.cytostudy.runner.data.PatchIndex.Row;
import org.cytostudy.runner.data.PatchShard;
import org.cytostudy.runner.study.ByHand;
import org.cytostudy.runner.study.ByHand.Done;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A section whose cortex is a ring: the pial surface is a circle, inward is towards its middle, and
 * the grey value is a known function of radius and angle, so that every pixel of every patch is
 * known, whichever way it is turned.
 */
class SampleStepTest {
  private static final double MIDDLE_MM = 6;
  private static final double RADIUS_MM = 4;
  private static final double THICKNESS_MM = 2.5;
  private static final double TOP_MARGIN_MM = 0.4;
  private static final int PATCHES = 9;

  @TempDir Path folder;
  private ByHand byHand;

  @BeforeEach
  void hand() {
    byHand = new ByHand(folder);
  }

  private static double greyAt(double radiusMm, double angle) {
    return 130 - 15 * (RADIUS_MM - radiusMm) + 50 * Math.sin(3 * angle + 0.3);
  }

  private static byte[] pixels(int side, double pixelMm) {
    byte[] samples = new byte[side * side];
    for (int i = 0; i < samples.length; i++) {
      double x = (i % side + 0.5) * pixelMm - MIDDLE_MM;
      double y = (Math.floorDiv(i, side) + 0.5) * pixelMm - MIDDLE_MM;
      samples[i] = (byte) Math.round(greyAt(Math.hypot(x, y), Math.atan2(y, x)));
    }
    return samples;
  }

  private InputRef image(double pixelSizeUm, boolean pyramid) throws IOException {
    int side = (int) Math.round(2 * MIDDLE_MM * 1000 / pixelSizeUm);
    byte[] samples = pixels(side, pixelSizeUm / 1000);
    Path file = folder.resolve("ring-" + pixelSizeUm + pyramid + ".tif");
    if (pyramid) {
      try (PyramidWriter writer =
          PyramidWriter.create(
              file, side, side, PixelFormat.GREY8, OptionalDouble.of(pixelSizeUm))) {
        writer.writeRows(samples, side);
        writer.finish();
      }
    } else {
      BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
      image.getRaster().setDataElements(0, 0, side, side, samples);
      ImageIO.write(image, "tiff", file.toFile());
    }
    return byHand.store("image", "ring.tif", ArtefactKind.SECTION_IMAGE, file);
  }

  private static List<RibbonPoint> ribbon(double pixelSizeUm, double fromAngle, double toAngle) {
    List<RibbonPoint> points = new ArrayList<>();
    int steps = 160;
    for (int i = 0; i <= steps; i++) {
      double angle = fromAngle + (toAngle - fromAngle) * i / steps;
      points.add(
          new RibbonPoint(
              (MIDDLE_MM + RADIUS_MM * Math.cos(angle)) * 1000 / pixelSizeUm,
              (MIDDLE_MM + RADIUS_MM * Math.sin(angle)) * 1000 / pixelSizeUm,
              -Math.cos(angle),
              -Math.sin(angle),
              RADIUS_MM * (angle - fromAngle),
              THICKNESS_MM,
              new Reference.Sheet(10 + RADIUS_MM * angle, 3),
              null));
    }
    return points;
  }

  @Test
  void refusesARibbonThatWasFoundOnAnotherImage() throws IOException {
    InputRef image = image(40, true);
    InputRef rescan =
        byHand.storeJson(
            "registration",
            "B1.json",
            ArtefactKind.REGISTRATION,
            new Registration(
                "B1",
                "ring/1",
                List.of(
                    new SectionRibbon(
                        1, Sha256.of("rescan"), null, null, ribbon(40, 0, Math.PI)))));
    Failure failure = byHand.fail(spec(64, 40, image, 40), List.of(image, rescan, annotations(40)));
    assertThat(failure.code()).isEqualTo("registration-of-another-image");
    assertThat(failure.where()).isEqualTo("brain B1, section 1");
  }

  private InputRef registration(String brain, List<RibbonPoint> points) throws IOException {
    return byHand.storeJson(
        "registration",
        brain + ".json",
        ArtefactKind.REGISTRATION,
        new Registration(brain, "ring/1", List.of(new SectionRibbon(1, points))));
  }

  /** Area "upper" where y is smaller than the middle's, "lower" elsewhere. */
  private InputRef annotations(double pixelSizeUm) throws IOException {
    double side = 2 * MIDDLE_MM * 1000 / pixelSizeUm;
    ObjectNode collection =
        CytostudyJson.mapper().createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    addBox(features, "upper", side, 0, side / 2);
    addBox(features, "lower", side, side / 2, side);
    return byHand.storeJson("annotations", "ring.geojson", ArtefactKind.ANNOTATIONS, collection);
  }

  /** The same, but only the upper half is annotated and the left quarter is to be left out. */
  private InputRef excludingAnnotations(double pixelSizeUm) throws IOException {
    double side = 2 * MIDDLE_MM * 1000 / pixelSizeUm;
    ObjectNode collection =
        CytostudyJson.mapper().createObjectNode().put("type", "FeatureCollection");
    ArrayNode features = collection.putArray("features");
    addBox(features, "upper", side, 0, side / 2);
    addBox(features, "lower", side, side / 2, side);
    addBox(features, "Region*", side, 0, side / 2);
    addBox(features, "Ignore*", side / 4, 0, side);
    kind(features, 2, "extent");
    kind(features, 3, "exclude");
    return byHand.storeJson("annotations", "ring.geojson", ArtefactKind.ANNOTATIONS, collection);
  }

  private static void kind(ArrayNode features, int feature, String kind) {
    ((ObjectNode) features.get(feature).get("properties")).putObject("cytostudy").put("kind", kind);
  }

  private static void addBox(
      ArrayNode features, String name, double side, double top, double bottom) {
    ObjectNode feature = features.addObject().put("type", "Feature");
    feature.putObject("properties").putObject("classification").put("name", name);
    ArrayNode ring =
        feature.putObject("geometry").put("type", "Polygon").putArray("coordinates").addArray();
    ring.addArray().add(0).add(top);
    ring.addArray().add(side).add(top);
    ring.addArray().add(side).add(bottom);
    ring.addArray().add(0).add(bottom);
    ring.addArray().add(0).add(top);
  }

  private static SampleSpec spec(int patchPx, double patchUm, InputRef image, double imageUm) {
    return new SampleSpec(
        patchPx,
        patchUm,
        PATCHES,
        TOP_MARGIN_MM,
        List.of(
            new SampledSection(
                "B1", "left", "a", 1, "ring.tif", image.sha256(), imageUm, "ring.geojson", null)));
  }

  @ParameterizedTest
  @CsvSource({"40, 40, true", "10, 40, true", "10, 40, false", "13, 40, false", "20, 25, true"})
  void cutsPatchesWhoseEveryPixelIsKnown(double imageUm, double patchUm, boolean pyramid)
      throws IOException {
    InputRef image = image(imageUm, pyramid);
    double start = 0.25;
    int patchPx = (int) (2560 / patchUm);
    Done done =
        byHand.work(
            spec(patchPx, patchUm, image, imageUm),
            1,
            2,
            List.of(
                image,
                registration("B1", ribbon(imageUm, start, start + 1.8 * Math.PI)),
                annotations(imageUm)));
    List<Row> rows = PatchIndex.read(done.file(ArtefactKind.PATCH_INDEX)).rows();
    assertThat(rows).hasSize(PATCHES);
    double patchMm = patchUm / 1000;
    double usable = 1.8 * Math.PI * RADIUS_MM - patchPx * patchMm;
    try (PatchShard shard = PatchShard.open(done.out().resolve(rows.getFirst().shard()))) {
      assertThat(shard.brain()).isEqualTo("B1");
      byte[] patch = new byte[patchPx * patchPx];
      for (Row row : rows) {
        double arc = patchPx * patchMm / 2 + (row.patchId() + 0.5) * usable / PATCHES;
        assertThat(row.arcMm()).isEqualTo(arc, within(1e-9));
        double angle = start + arc / RADIUS_MM;
        assertThat(row.place().reference())
            .isInstanceOfSatisfying(
                Reference.Sheet.class,
                sheet -> assertThat(sheet.uMm()).isEqualTo(10 + RADIUS_MM * angle, within(1e-6)));
        assertThat(row.thicknessMm()).isEqualTo(THICKNESS_MM);
        assertThat(row.imageSha256()).isEqualTo(image.sha256().hex());
        double depth = patchPx * patchMm / 2 - TOP_MARGIN_MM;
        double centreX = MIDDLE_MM + (RADIUS_MM - depth) * Math.cos(angle);
        assertThat(row.xPx() * imageUm / 1000).isEqualTo(centreX, within(0.005));
        shard.read(row.shardRow(), patch);
        assertKnown(patch, patchPx, patchMm, angle);
        assertThat(row.area()).isEqualTo(Math.sin(angle) < 0 ? "upper" : "lower");
        double border = RADIUS_MM * (Math.PI - start);
        assertThat(row.borderMm()).isEqualTo(Math.abs(arc - border), within(0.02));
      }
    }
  }

  /** Right in the patch is onward along the ribbon, down is towards the middle. */
  private static void assertKnown(byte[] patch, int patchPx, double patchMm, double angle) {
    for (int i = 0; i < patch.length; i++) {
      double right = (i % patchPx + 0.5 - patchPx / 2.0) * patchMm;
      double down = (Math.floorDiv(i, patchPx) + 0.5) * patchMm - TOP_MARGIN_MM;
      double radius = Math.hypot(RADIUS_MM - down, right);
      double expected = greyAt(radius, angle + Math.atan2(right, RADIUS_MM - down));
      if (Math.abs((patch[i] & 0xff) - expected) > 2.5) {
        throw new AssertionError(
            "pixel %d,%d is %d, not %.1f"
                .formatted(i % patchPx, i / patchPx, patch[i] & 0xff, expected));
      }
    }
  }

  @Test
  void leavesOutExcludedTissueAndLabelsNothingOutsideTheAnnotatedExtent() throws IOException {
    InputRef image = image(40, true);
    InputRef ring = registration("B1", ribbon(40, 0.25, 0.25 + 1.8 * Math.PI));
    SampleSpec spec = spec(64, 40, image, 40);
    List<Row> all =
        PatchIndex.read(
                byHand
                    .work(spec, 1, 2, List.of(image, ring, annotations(40)))
                    .file(ArtefactKind.PATCH_INDEX))
            .rows();
    Done done = byHand.work(spec, 1, 2, List.of(image, ring, excludingAnnotations(40)));
    List<Row> kept = PatchIndex.read(done.file(ArtefactKind.PATCH_INDEX)).rows();
    double leftQuarterPx = MIDDLE_MM / 2 * 1000 / 40;
    assertThat(kept).hasSizeLessThan(all.size()).isNotEmpty();
    assertThat(kept).allSatisfy(row -> assertThat(row.xPx()).isGreaterThan(leftQuarterPx));
    assertThat(kept).extracting(Row::shardRow).containsExactlyElementsOf(upTo(kept.size()));
    assertThat(kept).extracting(Row::area).contains("upper").containsNull().doesNotContain("lower");
    try (PatchShard shard = PatchShard.open(done.out().resolve(kept.getFirst().shard()))) {
      byte[] patch = new byte[64 * 64];
      shard.read(kept.getLast().shardRow(), patch);
      assertKnown(patch, 64, 0.04, 0.25 + kept.getLast().arcMm() / RADIUS_MM);
    }
  }

  private static List<Integer> upTo(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  @Test
  void givesTheSameBytesWithOneThreadAndWithThree() throws IOException {
    InputRef image = image(40, true);
    List<InputRef> inputs = List.of(image, registration("B1", ribbon(40, 0, 6)), annotations(40));
    SampleSpec spec = spec(64, 40, image, 40);
    List<OutputRef> one = byHand.work(spec, 1, 1, inputs).outputs();
    assertThat(byHand.work(spec, 1, 3, inputs).outputs()).isEqualTo(one);
  }

  @Test
  void leavesOutARibbonShorterThanAPatch() throws IOException {
    InputRef image = image(40, true);
    Failure failure =
        byHand.fail(
            spec(64, 40, image, 40),
            List.of(image, registration("B1", ribbon(40, 0, 0.6)), annotations(40)));
    assertThat(failure.code()).isEqualTo("no-patches");
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    InputRef image = image(40, true);
    SampleSpec spec = spec(64, 40, image, 40);
    InputRef ring = registration("B1", ribbon(40, 0, 6));
    assertThat(byHand.fail(spec, List.of(image, annotations(40))).code())
        .isEqualTo("registration-missing");
    assertThat(byHand.fail(spec, List.of(image, ring)).title())
        .isEqualTo("Annotations ring.geojson are no input");
    assertThat(byHand.fail(spec, List.of(ring, annotations(40))).title())
        .isEqualTo("Image ring.tif is no input");
    InputRef without =
        byHand.storeJson(
            "registration",
            "B1.json",
            ArtefactKind.REGISTRATION,
            new Registration("B1", "ring/1", List.of()));
    assertThat(byHand.fail(spec, List.of(image, without, annotations(40))).code())
        .isEqualTo("ribbon-missing");
  }

  @Test
  void tellsWhereAnImageIsDamaged() throws IOException {
    Path damaged = folder.resolve("damaged.tif");
    Files.write(damaged, new byte[] {'I', 'I', 42, 0, 8, 0, 0, 0, 1});
    InputRef image = byHand.store("image", "ring.tif", ArtefactKind.SECTION_IMAGE, damaged);
    Failure failure =
        byHand.fail(
            spec(64, 40, image, 40),
            List.of(image, registration("B1", ribbon(40, 0, 6)), annotations(40)));
    assertThat(failure.code()).isEqualTo("image-truncated");
    assertThat(failure.where()).startsWith("image ring.tif, IFD 0");
  }

  @Test
  void turnsTheNormalDown() {
    double[][] cases = {{0, 1, 0}, {1, 0, -90}, {-1, 0, 90}, {0, -1, 180}};
    for (double[] c : cases) {
      RibbonPoint anchor = new RibbonPoint(0, 0, c[0], c[1], 0, 1, new Reference.Sheet(0, 0), null);
      assertThat(PatchGeometry.angleDeg(anchor)).isEqualTo(c[2], within(1e-12));
    }
  }
}
