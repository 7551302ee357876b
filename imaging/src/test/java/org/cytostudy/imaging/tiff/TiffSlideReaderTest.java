package org.cytostudy.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import org.cytostudy.imaging.slide.AssociatedImage;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TiffSlideReaderTest {
  @TempDir Path folder;

  private TiffSlideReader open(TiffFixture fixture) throws IOException {
    return TiffSlideReader.open(fixture.write(folder.resolve("a.tif")));
  }

  private static byte[] filled(int count, int value) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  void readsAnOwnBigTiffLikeTheClassicOne() throws IOException {
    byte[] samples = PyramidWriterTest.pattern(600, 500, 3);
    Path big = folder.resolve("big.tif");
    try (PyramidWriter writer =
        PyramidWriter.create(big, 600, 500, PixelFormat.RGB8, OptionalDouble.of(2), 1000)) {
      writer.writeRows(samples, 500);
      writer.finish();
    }
    assertThat(Files.readAllBytes(big)[2]).isEqualTo((byte) 43);
    try (TiffSlideReader reader = TiffSlideReader.open(big)) {
      assertThat(reader.read(0, 0, 0, 600, 500).samples()).isEqualTo(samples);
      assertThat(reader.levels()).extracting(SlideLevel::widthPx).containsExactly(600L, 300L, 150L);
      assertThat(reader.levels()).extracting(SlideLevel::downsample).containsExactly(1., 2., 4.);
    }
  }

  @Test
  void readsBothByteOrdersAndBothSizesOfOffsets() throws IOException {
    for (boolean big : new boolean[] {true, false}) {
      for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
        TiffFixture fixture = new TiffFixture(big, order);
        byte[] samples =
            order == ByteOrder.BIG_ENDIAN ? new byte[] {1, 2, 3, 4} : new byte[] {2, 1, 4, 3};
        fixture.page(2, 1, samples).field(Tag.BITS_PER_SAMPLE, TiffFixture.SHORT, 16);
        try (TiffSlideReader reader = open(fixture)) {
          PixelBlock block = reader.read(0, 0, 0, 2, 1);
          assertThat(block.sample(0, 0, 0)).isEqualTo(0x0102);
          assertThat(block.sample(1, 0, 0)).isEqualTo(0x0304);
        }
      }
    }
  }

  @Test
  void findsLevelsInSubDirectoriesAndPagesAndLeavesOutTheRest() throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    TiffFixture.Page base = fixture.page(100, 80);
    base.child(50, 40, filled(2000, 7));
    fixture.page(25, 20, filled(500, 9));
    fixture.page(60, 40).text(Tag.IMAGE_DESCRIPTION, "a preview");
    fixture.page(30, 5);
    fixture.page(12, 10, filled(120, 5)).text(Tag.IMAGE_DESCRIPTION, "Aperio\nlabel 12x10");
    fixture.page(12, 10).field(Tag.NEW_SUBFILE_TYPE, TiffFixture.LONG, 9);
    try (TiffSlideReader reader = open(fixture)) {
      assertThat(reader.levels()).extracting(SlideLevel::widthPx).containsExactly(100L, 50L, 25L);
      assertThat(reader.warnings()).hasSize(2);
      assertThat(reader.associated())
          .extracting(AssociatedImage::kind)
          .containsExactly(AssociatedImage.Kind.LABEL, AssociatedImage.Kind.MACRO);
      assertThat(reader.associated().getFirst().read().samples()).isEqualTo(filled(120, 5));
      assertThat(reader.descriptions())
          .containsEntry("IFD 2, ImageDescription", "a preview")
          .containsEntry("IFD 4, ImageDescription", "Aperio\nlabel 12x10");
    }
    TiffFixture withChildren = TiffFixture.classic();
    TiffFixture.Page full = withChildren.page(100, 81);
    full.child(50, 40, filled(2000, 7));
    full.child(25, 20, filled(500, 9));
    try (TiffSlideReader reader = open(withChildren)) {
      assertThat(reader.levels()).extracting(SlideLevel::downsample).containsExactly(1., 2., 4.);
      assertThat(reader.read(1, 3, 4, 1, 1).sample(0, 0, 0)).isEqualTo(7);
      assertThat(reader.read(2, 24, 19, 1, 1).sample(0, 0, 0)).isEqualTo(9);
      assertThat(reader.levelFor(1)).isZero();
      assertThat(reader.levelFor(3.9)).isEqualTo(1);
      assertThat(reader.levelFor(64)).isEqualTo(2);
    }
  }

  @Test
  void showsWhiteAsWhiteAndDropsTransparency() throws IOException {
    TiffFixture inverted = TiffFixture.classic();
    inverted.page(1, 1, new byte[] {10}).field(Tag.PHOTOMETRIC, TiffFixture.SHORT, 0);
    try (TiffSlideReader reader = open(inverted)) {
      assertThat(reader.read(0, 0, 0, 1, 1).sample(0, 0, 0)).isEqualTo(245);
    }
    TiffFixture transparent = TiffFixture.classic();
    transparent
        .page(2, 1, new byte[] {1, 2, 3, 99, 4, 5, 6, 99})
        .field(Tag.PHOTOMETRIC, TiffFixture.SHORT, 2)
        .field(Tag.SAMPLES_PER_PIXEL, TiffFixture.SHORT, 4)
        .field(Tag.BITS_PER_SAMPLE, TiffFixture.SHORT, 8, 8, 8, 8);
    try (TiffSlideReader reader = open(transparent)) {
      assertThat(reader.format()).isEqualTo(PixelFormat.RGB8);
      assertThat(reader.read(0, 0, 0, 2, 1).samples()).containsExactly(1, 2, 3, 4, 5, 6);
    }
  }

  @Test
  void readsALargeUncompressedStripPieceByPiece() throws IOException {
    int width = 3000;
    int height = 1500;
    byte[] samples = PyramidWriterTest.pattern(width, height, 1);
    TiffFixture fixture = TiffFixture.classic();
    fixture.page(width, height, samples);
    try (TiffSlideReader reader = open(fixture)) {
      assertThat(reader.levels().getFirst().tileHeightPx()).isLessThan(height);
      assertThat(reader.read(0, 0, 0, width, height).samples()).isEqualTo(samples);
    }
  }

  private void assertRefused(Problem problem, String what, Consumer<TiffFixture.Page> change)
      throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    change.accept(fixture.page(20, 10));
    assertThatThrownBy(
            () -> {
              try (TiffSlideReader reader = open(fixture)) {
                reader.read(0, 0, 0, 20, 10);
              }
            })
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.getMessage()).contains(what);
              assertThat(e.where()).contains("IFD 0");
              assertThat(e.action()).isNotBlank();
            });
  }

  @Test
  void saysWhatItDoesNotRead() throws IOException {
    assertRefused(
        Problem.UNSUPPORTED, "JPEG XL", p -> p.field(Tag.COMPRESSION, TiffFixture.SHORT, 50_002));
    assertRefused(
        Problem.UNSUPPORTED, "1] bits", p -> p.field(Tag.BITS_PER_SAMPLE, TiffFixture.SHORT, 1));
    assertRefused(
        Problem.UNSUPPORTED, "4] bits", p -> p.field(Tag.BITS_PER_SAMPLE, TiffFixture.SHORT, 4));
    assertRefused(
        Problem.UNSUPPORTED, "Floating", p -> p.field(Tag.SAMPLE_FORMAT, TiffFixture.SHORT, 3));
    assertRefused(
        Problem.UNSUPPORTED, "Signed", p -> p.field(Tag.SAMPLE_FORMAT, TiffFixture.SHORT, 2));
    assertRefused(
        Problem.UNSUPPORTED, "photometric", p -> p.field(Tag.PHOTOMETRIC, TiffFixture.SHORT, 3));
    assertRefused(
        Problem.UNSUPPORTED, "reversed bits", p -> p.field(Tag.FILL_ORDER, TiffFixture.SHORT, 2));
    assertRefused(
        Problem.UNSUPPORTED,
        "200 samples",
        p -> p.field(Tag.SAMPLES_PER_PIXEL, TiffFixture.SHORT, 200));
    assertRefused(
        Problem.UNSUPPORTED,
        "Predictor 3",
        p ->
            p.field(Tag.COMPRESSION, TiffFixture.SHORT, 8)
                .field(Tag.PREDICTOR, TiffFixture.SHORT, 3));
  }

  @Test
  void saysWhatIsBroken() throws IOException {
    assertRefused(
        Problem.TRUNCATED,
        "the tile needs",
        p -> p.field(Tag.STRIP_OFFSETS, TiffFixture.LONG, 1_000_000));
    assertRefused(Problem.CORRUPT, "width", p -> p.without(Tag.IMAGE_WIDTH));
    assertRefused(Problem.CORRUPT, "0 × 10", p -> p.field(Tag.IMAGE_WIDTH, TiffFixture.LONG, 0));
    assertRefused(
        Problem.CORRUPT, "no bytes", p -> p.field(Tag.STRIP_BYTE_COUNTS, TiffFixture.LONG, 0));
    assertRefused(
        Problem.CORRUPT,
        "10 tiles are needed",
        p -> p.field(Tag.ROWS_PER_STRIP, TiffFixture.LONG, 1));
    assertRefused(Problem.CORRUPT, "Deflate", p -> p.field(Tag.COMPRESSION, TiffFixture.SHORT, 8));
    assertRefused(
        Problem.CORRUPT,
        "decodes to 177 bytes",
        p -> p.field(Tag.COMPRESSION, TiffFixture.SHORT, 5));
    assertRefused(
        Problem.CORRUPT, "no JPEG stream", p -> p.field(Tag.COMPRESSION, TiffFixture.SHORT, 7));
    assertRefused(
        Problem.CORRUPT,
        "decodes to 100 bytes",
        p ->
            p.field(Tag.COMPRESSION, TiffFixture.SHORT, 32_773)
                .field(Tag.STRIP_BYTE_COUNTS, TiffFixture.LONG, 200));
    assertRefused(
        Problem.TOO_LARGE, "5000000", p -> p.field(Tag.IMAGE_WIDTH, TiffFixture.LONG, 5_000_000));
  }

  @Test
  void refusesDirectoriesThatFormALoop() throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    fixture.page(4, 4);
    byte[] bytes = fixture.bytes();
    int directory = 8 + 16;
    int count = bytes[directory];
    bytes[directory + 2 + 12 * count] = (byte) directory;
    Path file = Files.write(folder.resolve("loop.tif"), bytes);
    assertThatThrownBy(() -> TiffSlideReader.open(file))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("loop");
  }

  @Test
  void refusesEveryTruncation() throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    fixture.page(30, 30).text(Tag.IMAGE_DESCRIPTION, "long enough to lie behind the directory");
    byte[] whole = fixture.bytes();
    Path file = folder.resolve("cut.tif");
    for (int length = 0; length < whole.length; length += 7) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TiffSlideReader.open(file).close())
          .as("%s bytes", length)
          .isInstanceOf(ImageFormatException.class);
    }
  }
}
