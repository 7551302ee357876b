package org.cytostudy.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.cytostudy.imaging.slide.PixelFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PyramidWriterTest {
  @TempDir Path folder;

  static byte[] pattern(int width, int height, int channels) {
    byte[] samples = new byte[width * height * channels];
    for (int i = 0; i < samples.length; i++) {
      int pixel = i / channels;
      samples[i] = (byte) (pixel % width * 3 + pixel / width * 7 + i % channels * 50 + i * i % 11);
    }
    return samples;
  }

  static Path write(Path file, int width, int height, PixelFormat format, int rowsAtOnce)
      throws IOException {
    byte[] samples = pattern(width, height, format.channels());
    int rowBytes = width * format.channels();
    try (PyramidWriter writer =
        PyramidWriter.create(file, width, height, format, OptionalDouble.of(0.25))) {
      for (int y = 0; y < height; y += rowsAtOnce) {
        int rows = Math.min(rowsAtOnce, height - y);
        byte[] chunk = new byte[rows * rowBytes];
        System.arraycopy(samples, y * rowBytes, chunk, 0, chunk.length);
        writer.writeRows(chunk, rows);
      }
      writer.finish();
    }
    return file;
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,1", "300,513,1,3", "257,256,3,2", "700,90,3,3", "256,256,1,1", "3,900,1,3"})
  void isReadBackByAnIndependentReader(int width, int height, int channels, int levels)
      throws IOException {
    PixelFormat format = new PixelFormat(channels, 8);
    Path file = write(folder.resolve("a.tif"), width, height, format, 13);
    byte[] expected = pattern(width, height, channels);
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(levels);
      BufferedImage image = reader.read(0);
      assertThat(image.getWidth()).isEqualTo(width);
      assertThat(image.getHeight()).isEqualTo(height);
      int[] found = image.getRaster().getPixels(0, 0, width, height, (int[]) null);
      for (int i = 0; i < expected.length; i++) {
        if (found[i] != (expected[i] & 0xff)) {
          throw new AssertionError("sample " + i + " is " + found[i]);
        }
      }
      for (int level = 1; level < levels; level++) {
        int scale = 1 << level;
        assertThat(reader.getWidth(level)).isEqualTo(Math.ceilDiv(width, scale));
        assertThat(reader.getHeight(level)).isEqualTo(Math.ceilDiv(height, scale));
      }
      if (levels > 1) {
        int mean =
            ((expected[0] & 0xff)
                    + (expected[channels] & 0xff)
                    + (expected[width * channels] & 0xff)
                    + (expected[(width + 1) * channels] & 0xff)
                    + 2)
                / 4;
        assertThat(reader.read(1).getRaster().getSample(0, 0, 0)).isEqualTo(mean);
      }
    } finally {
      reader.dispose();
    }
  }

  @Test
  void givesEqualBytesHoweverTheRowsCome() throws IOException {
    Path a = write(folder.resolve("a.tif"), 600, 400, PixelFormat.RGB8, 1);
    Path b = write(folder.resolve("b.tif"), 600, 400, PixelFormat.RGB8, 399);
    assertThat(Files.mismatch(a, b)).isEqualTo(-1);
  }

  @Test
  void jpegTilesAreReadByAnIndependentReaderAndPassedOnAsTheyAre() throws IOException {
    int side = 600;
    byte[] grey = new byte[side * side * 3];
    Arrays.fill(grey, (byte) 130);
    Path file = folder.resolve("a.tif");
    try (PyramidWriter writer =
        PyramidWriter.create(
            file,
            side,
            side,
            PixelFormat.RGB8,
            OptionalDouble.of(0.25),
            new TileStorage(TileStorage.Codec.JPEG, 512))) {
      writer.writeRows(grey, side);
      writer.finish();
    }
    ImageReader reader = ImageIO.getImageReadersByFormatName("tiff").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      reader.setInput(in);
      int[] pixel = reader.read(0).getRaster().getPixel(599, 599, (int[]) null);
      assertThat(pixel).containsExactly(130, 130, 130);
    } finally {
      reader.dispose();
    }
    try (TiffSlideReader slide = TiffSlideReader.open(file)) {
      byte[] tile = slide.encodedTile(0, 0, 0).orElseThrow();
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(tile));
      assertThat(image.getWidth()).isEqualTo(512);
      assertThat(image.getRGB(511, 511)).isEqualTo(0xff828282);
      assertThat(slide.encodedTile(0, 1, 0)).as("padded").isEmpty();
    }
  }

  @Test
  void refusesTilesThatJpegCannotBeCutInto() {
    assertThatThrownBy(() -> new TileStorage(TileStorage.Codec.JPEG, 250))
        .hasMessageContaining("multiple of 16");
  }

  @Test
  void refusesToFinishWithMissingRowsAndToTakeTooMany() throws IOException {
    try (PyramidWriter writer =
        PyramidWriter.create(
            folder.resolve("a.tif"), 10, 10, PixelFormat.GREY8, OptionalDouble.empty())) {
      writer.writeRows(new byte[90], 9);
      assertThatThrownBy(writer::finish).hasMessageContaining("got 9");
      assertThat(writer.finished()).isFalse();
      writer.writeRows(new byte[10], 1);
      assertThatThrownBy(() -> writer.writeRows(new byte[10], 1))
          .hasMessageContaining("All 10 rows");
    }
  }

  @Test
  void refusesSizesAndFormatsItDoesNotWrite() {
    Path file = folder.resolve("a.tif");
    assertThatThrownBy(
            () -> PyramidWriter.create(file, 0, 1, PixelFormat.GREY8, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> PyramidWriter.create(file, 1, 1, PixelFormat.GREY_FLOAT, OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> PyramidWriter.create(file, 1, 1, PixelFormat.GREY8, OptionalDouble.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(file).doesNotExist();
  }
}
