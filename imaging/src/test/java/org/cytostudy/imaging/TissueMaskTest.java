package org.cytostudy.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Random;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TissueMaskTest {
  private static final int SIDE = 800;

  @TempDir Path folder;

  private SlideReader slide(byte[] samples) throws IOException {
    Path file = folder.resolve("a.tif");
    try (PyramidWriter writer =
        PyramidWriter.create(file, SIDE, SIDE, PixelFormat.GREY8, OptionalDouble.of(20))) {
      writer.writeRows(samples, SIDE);
      writer.finish();
    }
    return SlideReaders.open(file);
  }

  /** Noisy glass and noisy tissue in a square of 400 px. */
  private static byte[] square() {
    Random random = new Random(1);
    byte[] samples = new byte[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] =
          (byte) (inside(i, 200, 600) ? 100 + random.nextInt(30) : 225 + random.nextInt(20));
    }
    return samples;
  }

  private static boolean inside(int index, int from, int to) {
    int x = index % SIDE;
    int y = index / SIDE;
    return x >= from && x < to && y >= from && y < to;
  }

  @Test
  void findsTheDarkerPart() throws IOException {
    try (SlideReader reader = slide(square())) {
      TissueMask mask = TissueMask.of(reader, 20, 100);
      assertThat(mask.width()).isEqualTo(160);
      assertThat(mask.pixelSizeUm()).isEqualTo(100);
      assertThat(mask.fraction()).isEqualTo(0.25, within(0.005));
      assertThat(mask.toPixels().sample(80, 80, 0)).isEqualTo(255);
      assertThat(mask.toPixels().sample(10, 80, 0)).isZero();
    }
  }

  @Test
  void closesSmallHolesAndKeepsLargeOnes() throws IOException {
    byte[] samples = square();
    for (int i = 0; i < samples.length; i++) {
      // 40 px of 20 µm: 0.64 mm². 60 px: 1.44 mm².
      if (inside(i, 300, 340) || inside(i, 500, 560)) {
        samples[i] = (byte) 235;
      }
    }
    try (SlideReader reader = slide(samples)) {
      PixelBlock mask = TissueMask.of(reader, 20, 100).toPixels();
      assertThat(mask.sample(64, 64, 0)).isEqualTo(255);
      assertThat(mask.sample(106, 106, 0)).isZero();
    }
  }

  @Test
  void findsNothingOnAnEmptySlide() throws IOException {
    Random random = new Random(2);
    byte[] samples = new byte[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (225 + random.nextInt(20));
    }
    try (SlideReader reader = slide(samples)) {
      assertThat(TissueMask.of(reader, 20, 100).fraction()).isZero();
    }
  }

  @Test
  void splitsAHistogramWhereOtsuDoes() {
    int[] histogram = new int[256];
    Arrays.fill(histogram, 40, 61, 10);
    Arrays.fill(histogram, 180, 201, 30);
    assertThat(TissueMask.otsu(histogram)).isBetween(60, 179);
    assertThat(TissueMask.otsu(new int[256])).isEqualTo(-1);
  }

  @Test
  void averagesAnOverviewOverArea() throws IOException {
    byte[] samples = new byte[SIDE * SIDE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i % SIDE % 2 == 0 ? 100 : 200);
    }
    try (SlideReader reader = slide(samples)) {
      PixelBlock overview = Overview.of(reader, 7);
      assertThat(overview.width()).isEqualTo(115);
      assertThat(overview.sample(50, 50, 0)).isBetween(149, 151);
      PixelBlock whole = Overview.of(reader, 1);
      assertThat(whole.samples()).isEqualTo(samples);
      assertThatThrownBy(() -> Overview.of(reader, 0.5))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
