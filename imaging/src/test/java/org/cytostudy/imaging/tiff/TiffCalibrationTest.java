package org.cytostudy.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelCalibration.Known;
import org.cytostudy.imaging.slide.PixelCalibration.Source;
import org.cytostudy.imaging.slide.PixelCalibration.Unknown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffCalibrationTest {
  @TempDir Path folder;

  private static final int NONE = 1;
  private static final int INCH = 2;
  private static final int CENTIMETRE = 3;

  private TiffSlideReader open(Consumer<TiffFixture.Page> change) throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    change.accept(fixture.page(4, 4));
    return TiffSlideReader.open(fixture.write(folder.resolve("a.tif")));
  }

  private PixelCalibration calibration(Consumer<TiffFixture.Page> change) throws IOException {
    try (TiffSlideReader reader = open(change)) {
      return reader.calibration();
    }
  }

  private static Consumer<TiffFixture.Page> resolution(long perThousand, int unit) {
    return p ->
        p.field(Tag.X_RESOLUTION, TiffFixture.RATIONAL, perThousand, 1000)
            .field(Tag.Y_RESOLUTION, TiffFixture.RATIONAL, perThousand, 1000)
            .field(Tag.RESOLUTION_UNIT, TiffFixture.SHORT, unit);
  }

  private static Consumer<TiffFixture.Page> description(String text) {
    return p -> p.text(Tag.IMAGE_DESCRIPTION, text);
  }

  private static String ome(String attributes) {
    return "<?xml version=\"1.0\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\">"
        + "<Image ID=\"Image:0\"><Pixels "
        + attributes
        + "/></Image></OME>";
  }

  private void assertKnown(double um, Source source, Consumer<TiffFixture.Page> change)
      throws IOException {
    assertThat(calibration(change))
        .isInstanceOfSatisfying(
            Known.class,
            known -> {
              assertThat(known.pixelSizeUm()).isEqualTo(um, within(1e-9));
              assertThat(known.source()).isEqualTo(source);
            });
  }

  private void assertUnknown(String reason, Consumer<TiffFixture.Page> change) throws IOException {
    assertThat(calibration(change))
        .isInstanceOfSatisfying(
            Unknown.class, unknown -> assertThat(unknown.reason()).contains(reason));
  }

  private void assertContradictory(Consumer<TiffFixture.Page> change) {
    assertThatThrownBy(() -> calibration(change))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e ->
                assertThat(e.problem())
                    .isEqualTo(ImageFormatException.Problem.PIXEL_SIZE_CONTRADICTORY));
  }

  @Test
  void readsResolutionPerInchAndPerCentimetre() throws IOException {
    assertKnown(0.5, Source.TIFF_RESOLUTION, resolution(50_800_000, INCH));
    assertKnown(2, Source.TIFF_RESOLUTION, resolution(5_000_000, CENTIMETRE));
  }

  @Test
  void doesNotGuessWhereTheUnitIsMissing() throws IOException {
    assertUnknown("no XResolution", p -> {});
    assertUnknown("ResolutionUnit is none", resolution(5_000_000, NONE));
    assertUnknown(
        "without a ResolutionUnit",
        p -> {
          resolution(5_000_000, CENTIMETRE).accept(p);
          p.without(Tag.RESOLUTION_UNIT);
        });
    assertUnknown("no XResolution", resolution(0, CENTIMETRE));
    assertUnknown("no pixel of a section has", resolution(1000, INCH));
  }

  @Test
  void readsOmeXmlWithItsUnits() throws IOException {
    assertKnown(
        0.25, Source.OME_XML, description(ome("PhysicalSizeX=\"0.25\" PhysicalSizeY=\"0.25\"")));
    assertKnown(
        0.25, Source.OME_XML, description(ome("PhysicalSizeX=\"250\" PhysicalSizeXUnit=\"nm\"")));
    assertUnknown(
        "no PhysicalSizeX with a unit",
        description(ome("PhysicalSizeX=\"1\" PhysicalSizeXUnit=\"pixel\"")));
    assertUnknown("no PhysicalSizeX", description(ome("SizeX=\"4\"")));
  }

  @Test
  void readsTheAperioDescription() throws IOException {
    assertKnown(
        0.499, Source.APERIO, description("Aperio Image Library\r\n4x4|AppMag = 20|MPP = 0.4990"));
    assertUnknown("no MPP", description("Aperio Image Library\r\n4x4|AppMag = 20"));
  }

  @Test
  void refusesStatementsThatContradictOneAnother() {
    assertContradictory(
        p -> {
          resolution(5_000_000, CENTIMETRE).accept(p);
          description(ome("PhysicalSizeX=\"0.25\"")).accept(p);
        });
    assertContradictory(description(ome("PhysicalSizeX=\"0.25\" PhysicalSizeY=\"0.5\"")));
    assertContradictory(
        p -> {
          resolution(5_000_000, CENTIMETRE).accept(p);
          p.field(Tag.Y_RESOLUTION, TiffFixture.RATIONAL, 4_000_000, 1000);
        });
  }

  @Test
  void acceptsStatementsThatAgreeWithinOnePercent() throws IOException {
    assertKnown(
        2.01,
        Source.OME_XML,
        p -> {
          resolution(5_000_000, CENTIMETRE).accept(p);
          description(ome("PhysicalSizeX=\"2.01\"")).accept(p);
        });
  }

  @Test
  void warnsOfAResolutionThatManyProgrammesMakeUp() throws IOException {
    try (TiffSlideReader reader = open(resolution(72_000, INCH))) {
      assertThat(reader.warnings()).singleElement().asString().contains("72 per inch");
    }
  }

  @Test
  void doesNotFollowEntitiesOfTheXml() throws IOException {
    String xml =
        "<?xml version=\"1.0\"?><!DOCTYPE OME [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<OME><Pixels PhysicalSizeX=\"&x;\"/></OME>";
    try (TiffSlideReader reader = open(description(xml))) {
      assertThat(reader.calibration()).isInstanceOf(Unknown.class);
    }
  }
}
