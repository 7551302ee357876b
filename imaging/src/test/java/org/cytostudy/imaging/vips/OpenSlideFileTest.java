package org.cytostudy.imaging.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Aperio's files are read in Java; OpenSlide reads them too, and they can be made here. */
@EnabledIf(
    value = "org.cytostudy.imaging.vips.VipsFixture#available",
    disabledReason = "libvips is not installed")
class OpenSlideFileTest {
  @TempDir Path folder;

  private VipsSlideReader open(Path file) throws IOException {
    return VipsSlideReader.open(file, NativeFormat.HAMAMATSU_NDPI, null);
  }

  private Path aperio(String properties) {
    byte[] samples = new byte[256 * 192 * 3];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i % 3 == 0 ? 200 : 90);
    }
    PixelBlock pixels = new PixelBlock(256, 192, PixelFormat.RGB8, samples);
    return VipsFixture.aperio(folder.resolve("a.svs"), pixels, properties);
  }

  @Test
  void readsLevelsPixelsAndTheirSize() throws IOException {
    try (VipsSlideReader reader = open(aperio("MPP = 0.25|User = Doe"))) {
      assertThat(reader.format()).isEqualTo(PixelFormat.RGB8);
      assertThat(reader.levels()).extracting(SlideLevel::widthPx).startsWith(256L, 128L, 64L);
      assertThat(reader.levels()).extracting(SlideLevel::downsample).startsWith(1., 2., 4.);
      assertThat(reader.levels().getFirst().tileWidthPx()).isEqualTo(64);
      assertThat(reader.calibration())
          .isEqualTo(new PixelCalibration.Known(0.25, PixelCalibration.Source.OPENSLIDE));
      assertThat(reader.compression()).isEqualTo("OpenSlide aperio");
      assertThat(reader.descriptions()).containsEntry("aperio.User", "Doe");
      for (int level = 0; level < 2; level++) {
        PixelBlock block = reader.read(level, 60, 61, 10, 11);
        assertThat(block.sample(9, 10, 0)).isBetween(197, 203);
        assertThat(block.sample(9, 10, 1)).isBetween(87, 93);
      }
    }
  }

  @Test
  void doesNotGuessThePixelSize() throws IOException {
    try (VipsSlideReader reader = open(aperio("AppMag = 20"))) {
      assertThat(reader.calibration()).isInstanceOf(PixelCalibration.Unknown.class);
    }
  }

  @Test
  void saysWhatLibvipsSaysOfAFileItRefuses() throws IOException {
    Path file = Files.writeString(folder.resolve("b.ndpi"), "no slide at all");
    assertThatThrownBy(() -> open(file))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(Problem.CORRUPT);
              assertThat(e.what()).startsWith("libvips refuses it: ").contains("openslide");
            });
  }

  @Test
  void refusesTilesThatDoNotDecode() throws IOException {
    Path file = aperio("MPP = 0.25");
    byte[] bytes = Files.readAllBytes(file);
    // libvips writes the first tile right behind the header.
    assertThat(bytes[8]).isEqualTo((byte) 0xff);
    Arrays.fill(bytes, 8, 40, (byte) 0);
    Files.write(file, bytes);
    try (VipsSlideReader reader = open(file)) {
      // Again, since libvips remembers such tiles as black ones.
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> reader.read(0, 0, 0, 256, 192))
            .isInstanceOf(ImageFormatException.class)
            .hasMessageContaining("libvips cannot decode");
      }
    }
  }

  @Test
  void isClosedOnceAndReadsNothingAfterwards() throws IOException {
    VipsSlideReader reader = open(aperio("MPP = 0.25"));
    reader.close();
    reader.close();
    assertThatThrownBy(() -> reader.read(0, 0, 0, 1, 1)).isInstanceOf(ClosedChannelException.class);
  }
}
