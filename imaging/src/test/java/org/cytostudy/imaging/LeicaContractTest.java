package org.cytostudy.imaging;

import java.nio.file.Path;
import java.util.Arrays;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.vips.VipsFixture;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(
    value = "org.cytostudy.imaging.vips.VipsFixture#available",
    disabledReason = "libvips is not installed")
class LeicaContractTest extends SlideReaderContractTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 256;

  /** The scanned part, and one column of glass that it did not see. */
  @Override
  PixelBlock truth() {
    PixelBlock scanned = smooth(WIDTH, HEIGHT, PixelFormat.RGB8);
    byte[] samples = new byte[(WIDTH + 1) * HEIGHT * 3];
    Arrays.fill(samples, (byte) 255);
    for (int y = 0; y < HEIGHT; y++) {
      System.arraycopy(scanned.samples(), y * WIDTH * 3, samples, y * (WIDTH + 1) * 3, WIDTH * 3);
    }
    return new PixelBlock(WIDTH + 1, HEIGHT, PixelFormat.RGB8, samples);
  }

  @Override
  Path write(Path folder, PixelBlock pixels) {
    return VipsFixture.leica(folder.resolve("a.scn"), smooth(WIDTH, HEIGHT, PixelFormat.RGB8));
  }
}
