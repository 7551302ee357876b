package org.cytostudy.runner.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.runner.sample.PatchGeometry.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatchCutterTest {
  private static final int SIDE = 96;
  private static final int PATCH = 32;

  @TempDir Path folder;

  @Test
  void dampsPatternsThatAreTooFineForThePatch() throws IOException {
    // Columns of 50 and 200, mean 125: one sample a pixel would see 88 and 163.
    for (byte value : cut(1.5)) {
      assertThat(value & 0xFF).isBetween(106, 144);
    }
  }

  @Test
  void takesThePixelsThemselvesWhereTheResolutionIsThatOfTheLevel() throws IOException {
    for (double scale : new double[] {1, 1 + 1e-7}) {
      byte[] patch = cut(scale);
      for (int i = 0; i < patch.length; i++) {
        assertThat(patch[i]).isEqualTo(stripe(i % PATCH));
      }
    }
  }

  private byte[] cut(double scale) throws IOException {
    byte[] samples = new byte[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = stripe(i % SIDE);
    }
    Path file = folder.resolve("stripes.tif");
    try (PyramidWriter writer =
        PyramidWriter.create(file, SIDE, SIDE, PixelFormat.GREY8, OptionalDouble.of(20))) {
      writer.writeRows(samples, SIDE);
      writer.finish();
    }
    try (SlideReader reader = SlideReaders.open(file)) {
      return new PatchCutter(reader, PATCH, scale).cut(new Frame(12, 12, scale, 0, 0, scale));
    }
  }

  private static byte stripe(int column) {
    return (byte) (column % 2 == 0 ? 50 : 200);
  }
}
