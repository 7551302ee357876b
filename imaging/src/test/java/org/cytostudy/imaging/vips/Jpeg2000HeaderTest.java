package org.cytostudy.imaging.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.ImageFormatException.Problem;
import org.junit.jupiter.api.Test;

class Jpeg2000HeaderTest {
  private static byte[] header(int width, int height, int tileWidth, int tileHeight, int step) {
    return ByteBuffer.allocate(60)
        .putLong(0)
        .putInt(0xff4fff51)
        .putShort((short) 47)
        .putShort((short) 0)
        .putInt(width + 8)
        .putInt(height)
        .putInt(8)
        .putInt(0)
        .putInt(tileWidth)
        .putInt(tileHeight)
        .putLong(0)
        .putShort((short) 2)
        .put(new byte[] {7, 1, 1, 7, (byte) step, 1})
        .array();
  }

  @Test
  void readsTheSizeOfTheImageAndOfItsTiles() throws ImageFormatException {
    assertThat(Jpeg2000Header.parse(header(300, 200, 256, 512, 1), "codestream"))
        .isEqualTo(new Jpeg2000Header(300, 200, 256, 200, false));
    assertThat(Jpeg2000Header.parse(header(300, 200, 256, 512, 2), "codestream").subsampled())
        .isTrue();
  }

  private static void assertRefused(byte[] bytes, Problem problem, String what) {
    assertThatThrownBy(() -> Jpeg2000Header.parse(bytes, "codestream"))
        .isInstanceOfSatisfying(
            ImageFormatException.class,
            e -> {
              assertThat(e.problem()).isEqualTo(problem);
              assertThat(e.what()).contains(what);
            });
  }

  @Test
  void refusesWhatLibvipsWouldDecodeIntoTooMuchMemory() {
    assertRefused(header(90_000, 90_000, 90_000, 90_000, 1), Problem.TOO_LARGE, "40000000 pixels");
    assertRefused(header(5_000_000, 9, 64, 9, 1), Problem.TOO_LARGE, "5000000 × 9");
    assertRefused(header(0, 9, 64, 9, 1), Problem.CORRUPT, "0 × 9");
    assertRefused(header(9, 9, 0, 9, 1), Problem.CORRUPT, "9 × 9");
    assertRefused(new byte[500], Problem.CORRUPT, "no JPEG 2000 codestream");
    assertRefused(new byte[3], Problem.CORRUPT, "no JPEG 2000 codestream");
  }
}
