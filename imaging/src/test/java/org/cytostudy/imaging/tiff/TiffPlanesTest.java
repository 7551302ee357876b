package org.cytostudy.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PlaneChoiceException;
import org.cytostudy.imaging.slide.SlideLevel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that hold several images: nobody is given one that was not asked for. */
class TiffPlanesTest {
  private static final int SIDE = 6;

  @TempDir Path folder;

  private TiffSlideReader open(TiffFixture fixture, @Nullable ImagePlane plane) throws IOException {
    return TiffSlideReader.open(fixture.write(folder.resolve("a.tif")), plane);
  }

  private int firstSample(TiffFixture fixture, ImagePlane plane) throws IOException {
    try (TiffSlideReader reader = open(fixture, plane)) {
      return reader.read(0, 0, 0, 1, 1).sample(0, 0, 0);
    }
  }

  /** Pages of one grey value each: 1, 2, 3 … */
  private static TiffFixture pages(int count, String description) {
    TiffFixture fixture = TiffFixture.classic();
    for (int i = 0; i < count; i++) {
      fixture.page(SIDE, SIDE, grey(i + 1)).text(Tag.IMAGE_DESCRIPTION, i == 0 ? description : "");
    }
    return fixture;
  }

  private static byte[] grey(int value) {
    byte[] samples = new byte[SIDE * SIDE];
    Arrays.fill(samples, (byte) value);
    return samples;
  }

  private void assertAsks(TiffFixture fixture, String... listed) throws IOException {
    Path file = fixture.write(folder.resolve("a.tif"));
    assertThatThrownBy(() -> TiffSlideReader.open(file))
        .isInstanceOfSatisfying(
            PlaneChoiceException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.SEVERAL_PLANES);
              assertThat(e.what()).contains(listed);
              assertThat(e.action()).contains("Say which");
            });
  }

  private void assertRefused(Problem problem, String what, TiffFixture fixture) throws IOException {
    Path file = fixture.write(folder.resolve("a.tif"));
    assertThatThrownBy(() -> TiffSlideReader.open(file).close())
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.what()).contains(what);
              assertThat(e.where()).contains("IFD 0");
            });
  }

  private static String ome(String images) {
    return "<?xml version=\"1.0\"?><OME UUID=\"urn:uuid:1\">" + images + "</OME>";
  }

  private static String image(String name, String pixels, String inside) {
    return "<Image Name=\"%s\"><Pixels SizeX=\"6\" SizeY=\"6\" PhysicalSizeX=\"0.5\" %s>%s</Pixels></Image>"
        .formatted(name, pixels, inside);
  }

  @Test
  void asksWhichPlaneOfAnOmeTiffAndReadsIt() throws IOException {
    String channels = "<Channel Name=\"DAPI\"/><Channel Name=\"NeuN\"/>";
    TiffFixture fixture =
        pages(
            12,
            ome(
                image(
                    "stack",
                    "DimensionOrder=\"XYZCT\" SizeZ=\"3\" SizeC=\"2\" SizeT=\"2\"",
                    channels + "<TiffData/>")));
    assertAsks(fixture, "“stack”", "6 × 6 px", "0 DAPI, 1 NeuN", "3 z", "2 times");
    assertThat(firstSample(fixture, new ImagePlane(0, 0, 2, 0))).isEqualTo(3);
    assertThat(firstSample(fixture, new ImagePlane(0, 1, 0, 0))).isEqualTo(4);
    assertThat(firstSample(fixture, new ImagePlane(0, 1, 2, 1))).isEqualTo(12);
    Path file = fixture.write(folder.resolve("a.tif"));
    assertThatThrownBy(() -> TiffSlideReader.open(file, new ImagePlane(0, 2, 0, 0)))
        .isInstanceOfSatisfying(
            PlaneChoiceException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.NO_SUCH_PLANE);
              assertThat(e.series().getFirst().channels()).containsExactly("DAPI", "NeuN");
            });
  }

  @Test
  void followsTheDirectoriesThatTheOmeXmlNames() throws IOException {
    TiffFixture fixture =
        pages(
            4,
            ome(
                image(
                        "a",
                        "DimensionOrder=\"XYCZT\" SizeC=\"2\"",
                        "<TiffData IFD=\"3\" FirstC=\"0\"/><TiffData IFD=\"1\" FirstC=\"1\"><UUID"
                            + " FileName=\"a.tif\">urn:uuid:1</UUID></TiffData>")
                    + image("b", "", "<TiffData IFD=\"2\"/>")
                    + image("label image", "", "<TiffData IFD=\"0\"/>")));
    assertAsks(fixture, "series 0 “a”", "series 1 “b”");
    assertThat(firstSample(fixture, new ImagePlane(0, 0, 0, 0))).isEqualTo(4);
    assertThat(firstSample(fixture, new ImagePlane(0, 1, 0, 0))).isEqualTo(2);
    try (TiffSlideReader reader = open(fixture, new ImagePlane(1, 0, 0, 0))) {
      assertThat(reader.read(0, 0, 0, 1, 1).sample(0, 0, 0)).isEqualTo(3);
      assertThat(reader.calibration())
          .isEqualTo(new PixelCalibration.Known(0.5, PixelCalibration.Source.OME_XML));
      assertThat(reader.associated())
          .singleElement()
          .satisfies(
              label -> {
                assertThat(label.kind()).isEqualTo(AssociatedImage.Kind.LABEL);
                assertThat(label.read().sample(0, 0, 0)).isEqualTo(1);
              });
    }
  }

  @Test
  void findsTheLevelsOfAPlaneInItsSubDirectories() throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    fixture
        .page(SIDE, SIDE, grey(1))
        .text(
            Tag.IMAGE_DESCRIPTION,
            ome(image("", "SizeC=\"2\" DimensionOrder=\"XYCZT\"", "<TiffData/>")))
        .child(3, 3, new byte[9]);
    fixture.page(SIDE, SIDE, grey(2)).child(3, 3, new byte[] {7, 7, 7, 7, 7, 7, 7, 7, 7});
    try (TiffSlideReader reader = open(fixture, new ImagePlane(0, 1, 0, 0))) {
      assertThat(reader.levels()).extracting(SlideLevel::widthPx).containsExactly(6L, 3L);
      assertThat(reader.read(1, 0, 0, 1, 1).sample(0, 0, 0)).isEqualTo(7);
    }
  }

  @Test
  void refusesOmeTiffThatIsSpreadOverFilesOrContradictsItsDirectories() throws IOException {
    assertRefused(
        Problem.UNSUPPORTED,
        "another is “b.ome.tif”",
        pages(
            1,
            ome(
                image(
                    "",
                    "SizeC=\"2\"",
                    "<TiffData IFD=\"0\"><UUID FileName=\"b.ome.tif\">urn:uuid:2</UUID></TiffData>"))));
    assertRefused(
        Problem.UNSUPPORTED,
        "a companion file",
        pages(1, ome("<BinaryOnly MetadataFile=\"x.companion.ome\"/>")));
    assertRefused(
        Problem.CORRUPT,
        "is in directory 5, the file has 1",
        pages(1, ome(image("", "", "<TiffData IFD=\"5\"/>"))));
    assertRefused(
        Problem.CORRUPT,
        "plane 0 is nowhere",
        pages(1, ome(image("", "", "<TiffData IFD=\"0\" FirstZ=\"1\"/>"))));
    assertRefused(Problem.CORRUPT, "names no image", pages(1, ome("")));
    assertRefused(
        Problem.CORRUPT,
        "says 9 × 9 px",
        pages(1, ome("<Image><Pixels SizeX=\"9\" SizeY=\"9\"/></Image>")));
  }

  @Test
  void asksWhichImageOfAnImageJStackAndReadsIt() throws IOException {
    TiffFixture hyperstack =
        pages(12, "ImageJ=1.53t\nimages=12\nchannels=2\nslices=3\nframes=2\nhyperstack=true");
    assertAsks(hyperstack, "channels 0, 1, 3 z, 2 times");
    assertThat(firstSample(hyperstack, new ImagePlane(0, 1, 0, 0))).isEqualTo(2);
    assertThat(firstSample(hyperstack, new ImagePlane(0, 0, 1, 0))).isEqualTo(3);
    assertThat(firstSample(hyperstack, new ImagePlane(0, 0, 0, 1))).isEqualTo(7);
    assertAsks(pages(4, "ImageJ=1.53t\nimages=4"), "4 z");
    assertRefused(
        Problem.CORRUPT, "promises 9 images", pages(2, "ImageJ=1.53t\nimages=9\nslices=9"));
  }

  @Test
  void readsAStackOfWhichOnlyTheFirstImageHasADirectory() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 1; i <= 4; i++) {
      all.writeBytes(grey(i));
    }
    TiffFixture fixture = TiffFixture.classic();
    fixture
        .page(SIDE, SIDE, all.toByteArray())
        .field(Tag.STRIP_BYTE_COUNTS, TiffFixture.LONG, SIDE * SIDE)
        .text(Tag.IMAGE_DESCRIPTION, "ImageJ=1.53t\nimages=4\nslices=4");
    assertThat(firstSample(fixture, new ImagePlane(0, 0, 3, 0))).isEqualTo(4);
    assertRefused(
        Problem.TRUNCATED,
        "do not fit into the file",
        pages(1, "ImageJ=1.53t\nimages=400\nslices=400"));
  }

  @Test
  void asksWhichPageOfAFileThatSaysNothing() throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    fixture.page(SIDE, SIDE, grey(1));
    fixture.page(3, 3, new byte[9]);
    fixture.page(5, SIDE, new byte[5 * SIDE]);
    assertAsks(fixture, "series 0 “IFD 0” (6 × 6 px", "series 1 “IFD 2” (5 × 6 px");
    try (TiffSlideReader reader = open(fixture, ImagePlane.FIRST)) {
      assertThat(reader.levels()).hasSize(2);
    }
  }

  @Test
  void asksWhichChannelOfPixelsThatHoldSeveral() throws IOException {
    for (int planar = 1; planar <= 2; planar++) {
      TiffFixture fixture = TiffFixture.classic();
      fixture
          .page(2, 1, planar == 1 ? new byte[] {1, 2, 3, 4} : new byte[] {1, 3})
          .field(Tag.SAMPLES_PER_PIXEL, TiffFixture.SHORT, 2)
          .field(Tag.BITS_PER_SAMPLE, TiffFixture.SHORT, 8, 8)
          .field(Tag.PLANAR_CONFIGURATION, TiffFixture.SHORT, planar);
      if (planar == 2) {
        fixture.firstPage().pieces(false, 2, 1, List.of(new byte[] {1, 3}, new byte[] {2, 4}));
      }
      assertAsks(fixture, "channels 0, 1");
      try (TiffSlideReader reader = open(fixture, new ImagePlane(0, 1, 0, 0))) {
        assertThat(reader.read(0, 0, 0, 2, 1).samples()).containsExactly(2, 4);
      }
    }
  }

  @Test
  void findsWhatAperioWritesBesideTheSection() throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    fixture
        .page(SIDE, SIDE, new byte[0])
        .text(Tag.IMAGE_DESCRIPTION, "Aperio Image Library v1\r\n6x6 (3x3) |AppMag = 20|MPP = 0.25")
        .pieces(true, 3, 3, Collections.nCopies(4, new byte[9]));
    fixture
        .page(3, 3, new byte[9])
        .text(Tag.IMAGE_DESCRIPTION, "Aperio Image Library v1\r\n6x6 -> 3x3 -");
    fixture
        .page(4, 2, new byte[8])
        .text(Tag.IMAGE_DESCRIPTION, "Aperio Image Library v1\r\nlabel 4x2");
    fixture
        .page(5, 2, new byte[10])
        .text(Tag.IMAGE_DESCRIPTION, "Aperio Image Library v1\r\nmacro 5x2");
    try (TiffSlideReader reader = open(fixture, null)) {
      assertThat(reader.levels()).hasSize(1);
      assertThat(reader.associated())
          .extracting(AssociatedImage::kind)
          .containsExactly(
              AssociatedImage.Kind.THUMBNAIL,
              AssociatedImage.Kind.LABEL,
              AssociatedImage.Kind.MACRO);
      assertThat(reader.associated().get(2).read().width()).isEqualTo(5);
      assertThat(reader.calibration())
          .isEqualTo(new PixelCalibration.Known(0.25, PixelCalibration.Source.APERIO));
      assertThat(reader.warnings()).isEmpty();
      assertThat(reader.descriptions()).hasSize(4);
    }
  }
}
