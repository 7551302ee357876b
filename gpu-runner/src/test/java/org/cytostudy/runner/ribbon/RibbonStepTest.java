package org.cytostudy.runner.ribbon;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.cytostudy.core.job.ArtefactKind;
import org.cytostudy.core.job.InputRef;
import org.cytostudy.core.job.Registration;
import org.cytostudy.core.job.Registration.OnSurface;
import org.cytostudy.core.job.Registration.Reference;
import org.cytostudy.core.job.Registration.RibbonPoint;
import org.cytostudy.core.job.RibbonReport;
import org.cytostudy.core.job.RibbonReport.SectionResult;
import org.cytostudy.core.job.RibbonSpec.RibbonSection;
import org.cytostudy.core.space.ContourOrigin;
import org.cytostudy.core.space.Hemisphere;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.runner.study.ByHand.Done;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the step finds in a slab whose measures are known. */
class RibbonStepTest extends SlabOfCortex {
  private static final Rectangle TISSUE = new Rectangle(100, 100, 600, 600);

  @Test
  void findsThicknessArcVertexAndCuttingAngleOfASlab() throws IOException {
    Done done =
        hand.work(
            spec(surfaceRef(), section(7, Hemisphere.LEFT, "slab.geojson")),
            1,
            2,
            List.of(surface, slab("slab.geojson"), placements(SPACE, placed(7, IMAGE, null))));
    Registration registration = registration(done);
    assertThat(registration.formatVersion()).isEqualTo(Registration.FORMAT_VERSION);
    assertThat(registration.space()).isEqualTo("lab@1");
    assertThat(registration.surface()).isEqualTo(surfaceRef());
    Registration.SectionRibbon ribbon = registration.sections().getFirst();
    assertThat(ribbon.image()).isEqualTo(IMAGE);
    assertThat(ribbon.origin()).isEqualTo(ContourOrigin.IMPORTED);
    assertThat(ribbon.pieces()).isNull();
    // Nearer than a thickness to its cut ends the field of a slab is not that of an endless one.
    List<RibbonPoint> inner =
        ribbon.points().stream().filter(p -> p.xPx() > 175 && p.xPx() < 825).toList();
    assertThat(inner).hasSizeGreaterThan(50);
    double firstMm = inner.getFirst().arcMm() - inner.getFirst().xPx() * PIXEL_MM;
    for (RibbonPoint point : inner) {
      assertThat(point.yPx()).isEqualTo(100, within(1e-3));
      assertThat(point.inwardY()).isEqualTo(1, within(1e-4));
      assertThat(point.thicknessMm()).isEqualTo(2.5, within(0.005));
      assertThat(point.arcMm() - point.xPx() * PIXEL_MM).isEqualTo(firstMm, within(0.005));
      Registration.Column column = requireNonNull(point.column());
      assertThat(column.midYPx()).isEqualTo(162.5, within(0.3));
      assertThat(column.whiteYPx()).isEqualTo(225, within(0.1));
      Reference.Place place = (Reference.Place) point.reference();
      double xMm = column.midXPx() * PIXEL_MM - 10;
      assertThat(place.point().xMm()).isEqualTo(xMm, within(1e-3));
      assertThat(place.point().yMm()).isEqualTo(5, within(1e-6));
      assertThat(place.point().zMm()).isEqualTo(-3.25, within(0.006));
      OnSurface on = requireNonNull(place.surface());
      assertThat(Math.floorDiv(on.vertex(), COLUMNS)).as("row of the vertex").isEqualTo(4);
      double vertexMm = on.vertex() % COLUMNS * 0.5 - 10;
      assertThat(Math.abs(vertexMm - xMm)).isLessThanOrEqualTo(0.2501);
      assertThat(on.offSurfaceMm()).isEqualTo(Math.abs(vertexMm - xMm), within(0.01));
      assertThat(on.cuttingAngleDeg()).isEqualTo(30, within(0.01));
    }
    SectionResult result = report(done).sections().getFirst();
    assertThat(result.problem()).isNull();
    RibbonReport.Found found = requireNonNull(result.ribbon());
    assertThat(found.stations()).isEqualTo(ribbon.points().size());
    assertThat(found.stationsOffSurface()).isZero();
    assertThat(found.medianCuttingAngleDeg()).isEqualTo(30, within(0.01));
    assertThat(found.lengthMm()).isBetween(17.0, 18.1);
  }

  @Test
  void writesDepthAsSixteenBitGrey() throws IOException {
    Done done =
        hand.work(
            spec(null, section(7, Hemisphere.LEFT, "slab.geojson")),
            1,
            1,
            List.of(slab("slab.geojson"), placements(SPACE, placed(7, IMAGE, null))));
    assertThat(done.output(ArtefactKind.DEPTH_MAP).attributes())
        .containsEntry("image", IMAGE.hex())
        .containsEntry("pixelSizeUm", "100.0")
        .containsEntry("depthModel", "equivolumetric");
    BufferedImage map = ImageIO.read(done.file(ArtefactKind.DEPTH_MAP).toFile());
    assertThat(map.getWidth()).isEqualTo(200);
    assertThat(map.getHeight()).isEqualTo(80);
    assertThat(map.getSampleModel().getSampleSize(0)).isEqualTo(16);
    for (int y = 0; y < 80; y++) {
      double depth = ((y + 0.5) * 0.1 - 2) / 2.5;
      int value = map.getRaster().getSample(100, y, 0);
      if (depth < 0 || depth > 1) {
        assertThat(value).as("row %d", y).isZero();
      } else {
        assertThat((value - 1) / 65534.0).as("row %d", y).isEqualTo(depth, within(0.004));
      }
    }
    assertThat(map.getRaster().getSample(3, 30, 0)).as("left of the slab").isZero();
    Reference.Place place =
        (Reference.Place) registration(done).sections().getFirst().points().getFirst().reference();
    assertThat(place.surface()).isNull();
  }

  @Test
  void twoGyriAreTwoPieces() throws IOException {
    InputRef two =
        contours(
            "two.geojson",
            line("Pial", 50, 100, 450, 100),
            line("White", 50, 225, 450, 225),
            line("Pial", 550, 100, 950, 100),
            line("White", 550, 225, 950, 225));
    Done done =
        hand.work(
            spec(null, section(7, Hemisphere.LEFT, "two.geojson")),
            1,
            1,
            List.of(two, placements(SPACE, placed(7, IMAGE, null))));
    Registration.SectionRibbon ribbon = registration(done).sections().getFirst();
    assertThat(ribbon.pieces()).hasSize(1);
    int second = requireNonNull(ribbon.pieces()).getFirst();
    assertThat(ribbon.points().get(second - 1).xPx()).isLessThan(451);
    assertThat(ribbon.points().get(second).xPx()).isGreaterThan(549);
    assertThat(requireNonNull(report(done).sections().getFirst().ribbon()).pieces()).isEqualTo(2);
  }

  @Test
  void estimatesContoursThatNobodyDrewAndMarksThem() throws IOException {
    Done done = estimate(grey(800, TISSUE), null);
    Registration.SectionRibbon ribbon = registration(done).sections().getFirst();
    assertThat(ribbon.origin()).isEqualTo(ContourOrigin.ESTIMATED);
    assertThat(ribbon.points())
        .filteredOn(p -> p.yPx() < 105 && p.xPx() > 300 && p.xPx() < 500)
        .hasSizeGreaterThan(10)
        .allSatisfy(p -> assertThat(p.thicknessMm()).isEqualTo(2.5, within(0.1)));
    assertThat(requireNonNull(report(done).sections().getFirst().ribbon()).origin())
        .isEqualTo(ContourOrigin.ESTIMATED);
  }

  @Test
  void estimatesContoursFromThePyramidOfAnImageWithoutLevels() throws IOException {
    // The image itself is blank, so that stations can only come from the levels beside it.
    Path pyramid = folder.resolve("s.pyramid.tif");
    Raster halved = grey(400, new Rectangle(50, 50, 300, 300)).getRaster();
    try (PyramidWriter writer =
        PyramidWriter.create(pyramid, 400, 400, PixelFormat.GREY8, OptionalDouble.of(40))) {
      writer.writeRows(((DataBufferByte) halved.getDataBuffer()).getData(), 400);
      writer.finish();
    }
    InputRef levels = hand.store("pyramid", "s.pyramid.tif", ArtefactKind.PYRAMID, pyramid);
    BufferedImage blank = grey(800, new Rectangle());
    assertThat(registration(estimate(blank, levels)).sections().getFirst().points())
        .filteredOn(p -> p.yPx() < 105 && p.xPx() > 300 && p.xPx() < 500)
        .hasSizeGreaterThan(10);
    assertThat(requireNonNull(report(estimate(blank, null)).sections().getFirst().problem()).code())
        .isEqualTo("contours-not-estimated");
  }

  private static BufferedImage grey(int sidePx, Rectangle tissue) {
    BufferedImage image = new BufferedImage(sidePx, sidePx, BufferedImage.TYPE_BYTE_GRAY);
    WritableRaster raster = image.getRaster();
    for (int y = 0; y < sidePx; y++) {
      for (int x = 0; x < sidePx; x++) {
        raster.setSample(x, y, 0, tissue.contains(x, y) ? 90 : 245);
      }
    }
    return image;
  }

  /** The step on a section that nobody drew on. */
  private Done estimate(BufferedImage pixels, @Nullable InputRef pyramid) throws IOException {
    Path png = folder.resolve("s.png");
    ImageIO.write(pixels, "png", png.toFile());
    InputRef image = hand.store("image", "s.png", ArtefactKind.SECTION_IMAGE, png);
    RibbonSection section =
        new RibbonSection(
            "B1",
            Hemisphere.LEFT,
            "a",
            7,
            "s.png",
            image.sha256(),
            800,
            800,
            PIXEL_UM,
            null,
            pyramid == null ? null : pyramid.name());
    List<InputRef> inputs = new ArrayList<>();
    inputs.add(image);
    inputs.add(placements(SPACE, placed(7, image.sha256(), null)));
    if (pyramid != null) {
      inputs.add(pyramid);
    }
    return hand.work(spec(null, section), 1, 1, inputs);
  }
}
