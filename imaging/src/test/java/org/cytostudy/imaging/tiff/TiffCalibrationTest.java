package org.cytostudy.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelCalibration.Contradictory;
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

  private void assertContradictory(String reason, Consumer<TiffFixture.Page> change)
      throws IOException {
    assertThat(calibration(change))
        .isInstanceOfSatisfying(
            Contradictory.class, found -> assertThat(found.reason()).contains(reason));
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
  void saysWhichStatementsContradictOneAnother() throws IOException {
    assertContradictory(
        "OME_XML says 0.25 µm per pixel, TIFF_RESOLUTION says 2.0",
        p -> {
          resolution(5_000_000, CENTIMETRE).accept(p);
          description(ome("PhysicalSizeX=\"0.25\"")).accept(p);
        });
    assertContradictory(
        "0.25 µm wide and 0.5 µm high",
        description(ome("PhysicalSizeX=\"0.25\" PhysicalSizeY=\"0.5\"")));
    assertContradictory(
        "2.0 µm wide and 2.5 µm high by TIFF_RESOLUTION",
        p -> {
          resolution(5_000_000, CENTIMETRE).accept(p);
          p.field(Tag.Y_RESOLUTION, TiffFixture.RATIONAL, 4_000_000, 1000);
        });
  }

  @Test
  void knowsEveryUnitOfLengthOfTheOmeSchema() throws IOException {
    // Each line is one micrometre in the unit, from its definition.
    for (String line :
        """
        km 1e-9|hm 1e-8|dam 1e-7|m 1e-6|dm 1e-5|cm 1e-4|mm 0.001|\u00b5m 1|\u03bcm 1|nm 1000|pm 1e6
        fm 1e9|am 1e12|zm 1e15|ym 1e18|\u00c5 1e4|thou 0.03937007874015748|li 4.724409448818898e-4
        in 3.937007874015748e-5|ft 3.280839895013123e-6|yd 1.0936132983377078e-6
        mi 6.213711922373339e-10|pt 0.0028346456692913386|Mm 1e-12|Gm 1e-15|Tm 1e-18|Pm 1e-21
        Em 1e-24|Zm 1e-27|Ym 1e-30|ua 6.684587122268445e-18|ly 1.0570008340246155e-22
        pc 3.2407792894443648e-23"""
            .split("[|\n]")) {
      String[] unit = line.strip().split(" ");
      assertKnown(
          1,
          Source.OME_XML,
          description(
              ome(
                  "PhysicalSizeX=\"%s\" PhysicalSizeXUnit=\"%s\" PhysicalSizeY=\"%s\" PhysicalSizeYUnit=\"%s\""
                      .formatted(unit[1], unit[0], unit[1], unit[0]))));
    }
    assertUnknown(
        "no PhysicalSizeX with a unit",
        description(ome("PhysicalSizeX=\"1\" PhysicalSizeXUnit=\"reference frame\"")));
  }

  @Test
  void takesTheResolutionOfImageJOnlyWithItsUnit() throws IOException {
    Consumer<TiffFixture.Page> twoPerUnit = resolution(2000, NONE);
    for (String unit : new String[] {"micron", "um", "\\u00B5m", "\u00b5m"}) {
      assertKnown(
          0.5,
          Source.IMAGEJ,
          twoPerUnit.andThen(description("ImageJ=1.53t\nunit=" + unit + "\nloop=false\n")));
    }
    assertKnown(
        50, Source.IMAGEJ, resolution(20_000, NONE).andThen(description("ImageJ=1.53t\nunit=mm")));
    assertUnknown("has no unit", twoPerUnit.andThen(description("ImageJ=1.53t\nloop=false")));
    assertUnknown("no length", twoPerUnit.andThen(description("ImageJ=1.53t\nunit=pixel")));
    assertUnknown("no XResolution", description("ImageJ=1.53t\nunit=micron"));
    assertContradictory(
        "IMAGEJ says 2.0",
        resolution(5_000_000, CENTIMETRE)
            .andThen(description("ImageJ=1.53t\nunit=cm"))
            .andThen(p -> p.field(Tag.RESOLUTION_UNIT, TiffFixture.SHORT, INCH)));
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
  void takesNoResolutionOfAScreenForThatOfASection() throws IOException {
    assertUnknown("72 per inch", resolution(72_000, INCH));
    assertUnknown("96 per inch", resolution(96_000, INCH));
    assertUnknown("72 per inch", resolution(28_346, CENTIMETRE));
    assertKnown(
        0.5,
        Source.OME_XML,
        resolution(72_000, INCH).andThen(description(ome("PhysicalSizeX=\"0.5\""))));
  }

  @Test
  void doesNotReadXmlWithEntitiesOrDepth() {
    assertDamaged(
        "document type",
        "<?xml version=\"1.0\"?><!DOCTYPE OME [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>"
            + "<OME><Pixels PhysicalSizeX=\"&x;\"/></OME>");
    assertDamaged("deeper than", "<OME>".repeat(100) + "</OME>".repeat(100));
    assertDamaged("OME-XML is damaged", "<OME><Image></OME>");
    assertDamaged("SizeC is 99999999", ome("SizeC=\"99999999\""));
  }

  private void assertDamaged(String what, String xml) {
    assertThatThrownBy(() -> open(description(xml)).close())
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(ImageFormatException.Problem.CORRUPT);
              assertThat(e.what()).contains(what);
              assertThat(e.where()).isEqualTo("IFD 0, tag 270");
            });
  }
}
