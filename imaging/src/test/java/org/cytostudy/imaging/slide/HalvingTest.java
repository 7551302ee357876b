package org.cytostudy.imaging.slide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalvingTest {

  /** The mean is calculated anew here, in floating point, pixel by pixel. */
  @ParameterizedTest
  @CsvSource({"1,8", "3,8", "1,16", "3,16"})
  void aPixelIsTheRoundedMeanOfFourAndTheLastOneCountsTwiceAtAnOddEdge(int channels, int bits) {
    PixelFormat format = new PixelFormat(channels, bits);
    for (int width : new int[] {1, 2, 7, 8, 33}) {
      byte[] samples = new byte[2 * width * format.bytes()];
      new Random(width).nextBytes(samples);
      PixelBlock block = new PixelBlock(width, 2, format, samples);
      int half = (width + 1) / 2;
      byte[] out = new byte[half * format.bytes() + 5];
      Halving.rows(samples, 0, width * format.bytes(), width, format, out, 5);
      byte[] row = new byte[half * format.bytes()];
      System.arraycopy(out, 5, row, 0, row.length);
      PixelBlock halved = new PixelBlock(half, 1, format, row);
      for (int x = 0; x < half; x++) {
        int right = Math.min(2 * x + 1, width - 1);
        for (int c = 0; c < channels; c++) {
          double mean =
              (block.value(2 * x, 0, c)
                      + block.value(right, 0, c)
                      + block.value(2 * x, 1, c)
                      + block.value(right, 1, c))
                  / 4;
          assertThat(halved.value(x, 0, c)).isEqualTo(Math.floor(mean + 0.5));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void anOddLastRowCountsTwice(int channels) {
    PixelFormat format = new PixelFormat(channels, 8);
    byte[] row = new byte[4 * channels];
    new Random(1).nextBytes(row);
    byte[] twice = new byte[8 * channels];
    System.arraycopy(row, 0, twice, 0, row.length);
    System.arraycopy(row, 0, twice, row.length, row.length);
    byte[] alone = new byte[2 * channels];
    byte[] expected = new byte[2 * channels];
    Halving.rows(row, 0, 0, 4, format, alone, 0);
    Halving.rows(twice, 0, row.length, 4, format, expected, 0);
    assertThat(alone).isEqualTo(expected);
  }
}
