package org.cytostudy.runner.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that reading is measured with are what they say. */
class BenchTiffTest {
  @TempDir Path folder;

  private PixelBlock tile(BenchTiff.Codec codec) throws IOException {
    Path file = folder.resolve(codec + ".tif");
    BenchTiff.write(file, codec, BenchTiff.Size.WHOLE, 2);
    assertThat(Files.size(file)).isLessThan(20_000_000);
    try (SlideReader reader = SlideReaders.open(file)) {
      assertThat(reader.levels().getFirst().widthPx()).isEqualTo(80_000);
      assertThat(reader.levels().getFirst().heightPx()).isEqualTo(100_000);
      assertThat(reader.format()).isEqualTo(PixelFormat.RGB8);
      return reader.read(0, 512, 1024, 512, 512);
    }
  }

  @Test
  void holdTheSamePixelsInEveryCompression() throws IOException {
    PixelBlock deflate = tile(BenchTiff.Codec.DEFLATE);
    PixelBlock lzw = tile(BenchTiff.Codec.LZW);
    PixelBlock jpeg = tile(BenchTiff.Codec.JPEG);
    assertThat(lzw.samples()).isEqualTo(deflate.samples());
    double apart = 0;
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        apart += Math.abs(jpeg.grey(x, y) - deflate.grey(x, y));
      }
    }
    assertThat(apart / (512 * 512)).isLessThan(4);
  }

  @Test
  void areAsNoisyAndVariedAsTissue() throws IOException {
    PixelBlock tile = tile(BenchTiff.Codec.DEFLATE);
    double sum = 0;
    double squares = 0;
    for (int y = 0; y < 512; y++) {
      for (int x = 0; x < 512; x++) {
        double grey = tile.grey(x, y);
        sum += grey;
        squares += grey * grey;
      }
    }
    double mean = sum / (512 * 512);
    assertThat(mean).isBetween(140.0, 225.0);
    assertThat(Math.sqrt(squares / (512 * 512) - mean * mean)).isBetween(15.0, 80.0);
  }
}
