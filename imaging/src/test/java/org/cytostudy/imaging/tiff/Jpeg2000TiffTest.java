package org.cytostudy.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.vips.VipsFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

@EnabledIf(
    value = "org.cytostudy.imaging.vips.VipsFixture#available",
    disabledReason = "libvips is not installed")
class Jpeg2000TiffTest {
  private static final int YCC = 33_003;
  private static final int RGB = 33_005;

  @TempDir Path folder;

  private TiffFixture fixture(int compression, PixelBlock pixels, int widthPx) throws IOException {
    Path codestream = VipsFixture.jpeg2000(folder.resolve("tile.j2k"), pixels);
    TiffFixture fixture = TiffFixture.classic();
    fixture
        .page(widthPx, pixels.height(), Files.readAllBytes(codestream))
        .field(Tag.COMPRESSION, TiffFixture.SHORT, compression)
        .field(Tag.PHOTOMETRIC, TiffFixture.SHORT, 2)
        .field(Tag.SAMPLES_PER_PIXEL, TiffFixture.SHORT, 3)
        .field(Tag.BITS_PER_SAMPLE, TiffFixture.SHORT, 8, 8, 8)
        .text(Tag.IMAGE_DESCRIPTION, "Aperio Image Library\n64x48 |MPP = 0.5");
    return fixture;
  }

  private static PixelBlock flat(int... pixel) {
    byte[] samples = new byte[64 * 48 * 3];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) pixel[i % 3];
    }
    return new PixelBlock(64, 48, PixelFormat.RGB8, samples);
  }

  @Test
  void readsWhatAperioStoresAsRedGreenAndBlue() throws IOException {
    Path file = fixture(RGB, flat(200, 100, 50), 64).write(folder.resolve("a.svs"));
    try (TiffSlideReader reader = TiffSlideReader.open(file)) {
      assertThat(reader.compression()).isEqualTo("JPEG 2000");
      assertThat(reader.calibration())
          .isEqualTo(new PixelCalibration.Known(0.5, PixelCalibration.Source.APERIO));
      assertThat(reader.read(0, 63, 47, 1, 1).samples())
          .containsExactly((byte) 200, (byte) 100, (byte) 50);
    }
  }

  /**
   * By hand: R = 100 − 1.402 · 20, G = 100 − 0.344136 · 10 + 0.714136 · 20, B = 100 + 1.772 · 10.
   */
  @Test
  void turnsColourDifferencesIntoColours() throws IOException {
    Path file = fixture(YCC, flat(100, 138, 108), 64).write(folder.resolve("a.svs"));
    try (TiffSlideReader reader = TiffSlideReader.open(file)) {
      assertThat(reader.read(0, 0, 0, 1, 1).samples())
          .containsExactly((byte) 72, (byte) 111, (byte) 118);
    }
  }

  private void assertCorrupt(Path file, String what) throws IOException {
    try (TiffSlideReader reader = TiffSlideReader.open(file)) {
      assertThatThrownBy(() -> reader.read(0, 0, 0, 1, 1))
          .isInstanceOfSatisfying(
              ImageFormatException.class,
              e -> {
                assertThat(e.problem()).isEqualTo(Problem.CORRUPT);
                assertThat(e.what()).contains(what);
                assertThat(e.where()).contains("IFD 0, strip 0");
              });
    }
  }

  @Test
  void refusesTheNumberThatDoesNotTellColoursFromDifferences() throws IOException {
    Path file = fixture(33_004, flat(1, 2, 3), 64).write(folder.resolve("a.tif"));
    assertThatThrownBy(() -> TiffSlideReader.open(file))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("33004")
        .hasMessageContaining("IFD 0, tag 259");
  }

  @Test
  void refusesCodestreamsOfAnotherSize() throws IOException {
    assertCorrupt(
        fixture(RGB, flat(1, 2, 3), 65).write(folder.resolve("a.svs")), "is of 64 × 48 px");
  }

  @Test
  void refusesTilesThatAreDamagedOrNone() throws IOException {
    Path file = fixture(RGB, flat(1, 2, 3), 64).write(folder.resolve("a.svs"));
    byte[] bytes = Files.readAllBytes(file);
    int start = 0;
    while (bytes[start] != (byte) 0xff || bytes[start + 1] != 0x4f) {
      start++;
    }
    byte[] damaged = bytes.clone();
    Arrays.fill(damaged, start + 60, start + 90, (byte) 0xff);
    assertCorrupt(Files.write(file, damaged), "libvips");
    bytes[start] = 0;
    assertCorrupt(Files.write(file, bytes), "no JPEG 2000 codestream");
  }
}
