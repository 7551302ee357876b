package org.cytostudy.imaging.pyramid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.cytostudy.imaging.MemoryImage;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelCalibration;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PyramidFileTest {
  @TempDir Path folder;

  private static MemoryImage noise(int width, int height, PixelFormat format) {
    byte[] samples = new byte[width * height * format.bytes()];
    new Random(7).nextBytes(samples);
    return new MemoryImage(new PixelBlock(width, height, format, samples), 128, 96);
  }

  /** The levels that a pyramid of the same pixels has, by the writer of whole pyramids. */
  private SlideReader whole(MemoryImage image) throws IOException {
    Path file = folder.resolve("whole.tif");
    PixelBlock pixels = image.pixels();
    try (PyramidWriter writer =
        PyramidWriter.create(
            file, pixels.width(), pixels.height(), pixels.format(), OptionalDouble.of(2))) {
      writer.writeRows(pixels.samples(), pixels.height());
      writer.finish();
    }
    return SlideReaders.open(file);
  }

  @Test
  void givesTheLevelsOfAPyramidAndKeepsLevelZero() throws IOException {
    for (PixelFormat format :
        List.of(PixelFormat.GREY8, PixelFormat.RGB8, PixelFormat.GREY16, PixelFormat.RGB16)) {
      MemoryImage image = noise(1001, 701, format);
      Path pyramid = folder.resolve("pyramid.tif");
      assertThat(PyramidFile.write(image, 2, pyramid, () -> false)).isTrue();
      try (SlideReader expected = whole(image);
          SlideReader both = PyramidFile.over(image, pyramid)) {
        assertThat(both.levels().stream().map(SlideLevel::widthPx).toList())
            .isEqualTo(expected.levels().stream().map(SlideLevel::widthPx).toList());
        assertThat(both.levels().get(1).downsample())
            .isEqualTo(expected.levels().get(1).downsample());
        for (int i = 0; i < expected.levels().size(); i++) {
          SlideLevel level = expected.levels().get(i);
          int width = (int) level.widthPx();
          int height = (int) level.heightPx();
          assertThat(both.read(i, 0, 0, width, height).samples())
              .as("%s, level %d", format, i)
              .isEqualTo(expected.read(i, 0, 0, width, height).samples());
        }
      }
    }
  }

  @Test
  void theFileSaysHowLargeItsPixelsAre() throws IOException {
    Path pyramid = folder.resolve("pyramid.tif");
    PyramidFile.write(noise(600, 400, PixelFormat.GREY8), 1.5, pyramid, () -> false);
    try (SlideReader reader = SlideReaders.open(pyramid)) {
      assertThat(reader.calibration())
          .isInstanceOfSatisfying(
              PixelCalibration.Known.class,
              known -> assertThat(PixelCalibration.agree(known.pixelSizeUm(), 3)).isTrue());
    }
  }

  @Test
  void leavesNothingBehindWhereItIsToldToStop() throws IOException {
    Path pyramid = folder.resolve("pyramid.tif");
    MemoryImage image = noise(600, 400, PixelFormat.GREY8);
    assertThat(PyramidFile.write(image, 2, pyramid, () -> true)).isFalse();
    assertThat(Files.exists(pyramid)).isFalse();
  }

  @Test
  void leavesNothingBehindWhereTheImageIsBroken() {
    Path pyramid = folder.resolve("pyramid.tif");
    MemoryImage image = noise(600, 400, PixelFormat.GREY8).brokenBelow(200);
    assertThatThrownBy(() -> PyramidFile.write(image, 2, pyramid, () -> false))
        .isInstanceOf(ImageFormatException.class);
    assertThat(Files.exists(pyramid)).isFalse();
  }

  @Test
  void refusesThePyramidOfAnotherImage() throws IOException {
    Path pyramid = folder.resolve("pyramid.tif");
    PyramidFile.write(noise(600, 400, PixelFormat.GREY8), 2, pyramid, () -> false);
    assertThatThrownBy(() -> PyramidFile.over(noise(602, 400, PixelFormat.GREY8), pyramid))
        .isInstanceOf(ImageFormatException.class)
        .hasMessageContaining("300 × 200");
  }

  @Test
  void isNeededOnlyWhereNoLevelIsSmall() throws IOException {
    MemoryImage image = noise(1001, 701, PixelFormat.GREY8);
    assertThat(PyramidFile.isNeeded(image, 1000)).isTrue();
    assertThat(PyramidFile.isNeeded(image, 1001)).isFalse();
    assertThat(PyramidFile.isNeeded(noise(1001, 701, PixelFormat.GREY_FLOAT), 1000)).isFalse();
    try (SlideReader pyramid = whole(image)) {
      assertThat(PyramidFile.isNeeded(pyramid, 300)).isFalse();
    }
  }
}
