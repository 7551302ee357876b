package org.cytostudy.imaging.vips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happened to a file's bytes, this process survives it. A plain test, since jqwik takes
 * tries that were all skipped for a failure.
 */
@EnabledIf(
    value = "org.cytostudy.imaging.vips.VipsFixture#available",
    disabledReason = "libvips is not installed")
class DamagedJpeg2000Test {
  private static final int TRIES = 200;

  @TempDir Path folder;
  private byte[] sound = {};

  @BeforeEach
  void writeSoundFile() throws IOException {
    byte[] samples = new byte[150 * 100 * 3];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i / 50);
    }
    PixelBlock pixels = new PixelBlock(150, 100, PixelFormat.RGB8, samples);
    sound = Files.readAllBytes(VipsFixture.jpeg2000(folder.resolve("a.jp2"), pixels));
  }

  @Test
  void isReadOrRefusedWithAReason() throws IOException {
    for (int seed = 0; seed < TRIES; seed++) {
      Random random = new Random(seed);
      readOrRefuse(Files.write(folder.resolve("a.jp2"), damaged(random)));
    }
  }

  private byte[] damaged(Random random) {
    byte[] bytes = sound.clone();
    int changes = 1 + random.nextInt(8);
    for (int i = 0; i < changes; i++) {
      // Half of the changes hit the boxes and markers, not the coded pixels.
      int range = random.nextBoolean() ? Math.min(250, bytes.length) : bytes.length;
      bytes[random.nextInt(range)] = (byte) random.nextInt(256);
    }
    return random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static void readOrRefuse(Path file) throws IOException {
    try (VipsSlideReader reader = VipsSlideReader.open(file, NativeFormat.JPEG_2000, null)) {
      for (int level = 0; level < reader.levels().size(); level++) {
        SlideLevel size = reader.levels().get(level);
        int width = (int) Math.min(90, size.widthPx());
        int height = (int) Math.min(90, size.heightPx());
        reader.read(level, 0, 0, width, height);
        reader.read(level, size.widthPx() - width, size.heightPx() - height, width, height);
      }
    } catch (ImageFormatException e) {
      if (e.what().isBlank() || e.action().isBlank()) {
        throw new AssertionError("A refusal without a reason", e);
      }
    }
  }
}
