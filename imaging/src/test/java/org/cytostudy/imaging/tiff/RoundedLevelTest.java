package org.cytostudy.imaging.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.cytostudy.imaging.Overview;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.TissueMask;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pyramid whose levels are rounded down: the last row is in level 0 alone. */
class RoundedLevelTest {
  private static final byte GLASS = (byte) 230;

  @TempDir Path folder;

  @Test
  void repeatsTheLastRowOfTheLevel() throws IOException {
    TiffFixture fixture = TiffFixture.classic();
    fixture.page(100, 101, glass(100, 101)).child(50, 50, glass(50, 50));
    try (SlideReader reader = SlideReaders.open(fixture.write(folder.resolve("a.tif")))) {
      PixelBlock overview = Overview.of(reader, 2);
      assertThat(overview.height()).isEqualTo(51);
      assertThat(overview.samples()).containsOnly(GLASS);
      assertThat(TissueMask.of(reader, 20, 40).fraction()).isZero();
    }
  }

  private static byte[] glass(int width, int height) {
    byte[] samples = new byte[width * height];
    Arrays.fill(samples, GLASS);
    return samples;
  }
}
