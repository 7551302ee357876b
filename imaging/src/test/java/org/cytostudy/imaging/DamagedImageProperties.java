package org.cytostudy.imaging;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.PyramidWriter;

/** Whatever happened to a file's bytes: it is read, or refused with a reason, and nothing else. */
class DamagedImageProperties {
  private static final List<byte[]> SOUND = new ArrayList<>();
  private static Path folder = Path.of(".");

  @BeforeContainer
  static void writeSoundFiles() throws IOException {
    folder = Files.createTempDirectory("damaged");
    Path file = folder.resolve("sound");
    PixelBlock rgb = SlideReaderContractTest.smooth(70, 60, PixelFormat.RGB8);
    PixelBlock grey16 = SlideReaderContractTest.smooth(70, 60, PixelFormat.GREY16);
    try (PyramidWriter writer =
        PyramidWriter.create(file, 300, 260, PixelFormat.GREY8, OptionalDouble.of(1))) {
      PixelBlock grey = SlideReaderContractTest.smooth(300, 260, PixelFormat.GREY8);
      writer.writeRows(grey.samples(), 260);
      writer.finish();
    }
    SOUND.add(Files.readAllBytes(file));
    for (String compression : List.of("LZW", "PackBits", "Deflate", "JPEG")) {
      ImageIoTiff.write(file, rgb, compression, 32, ByteOrder.LITTLE_ENDIAN);
      SOUND.add(Files.readAllBytes(file));
    }
    ImageIoTiff.write(file, grey16, null, 0, ByteOrder.BIG_ENDIAN);
    SOUND.add(Files.readAllBytes(file));
    for (String format : List.of("png", "jpg")) {
      Files.deleteIfExists(file);
      ImageIO.write(rgb.toImage(), format, file.toFile());
      SOUND.add(Files.readAllBytes(file));
    }
  }

  @AfterContainer
  static void deleteFiles() throws IOException {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
    SOUND.clear();
  }

  @Property(tries = 1500)
  void isReadOrRefusedWithAReason(
      @ForAll @IntRange(min = 0, max = 7) int which,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 12) int changes)
      throws IOException {
    Random random = new Random(seed);
    byte[] bytes = SOUND.get(which).clone();
    for (int i = 0; i < changes; i++) {
      // Half of the changes hit the first and last 300 bytes, where headers and directories lie.
      int at =
          switch (random.nextInt(4)) {
            case 0 -> random.nextInt(Math.min(300, bytes.length));
            case 1 -> bytes.length - 1 - random.nextInt(Math.min(300, bytes.length));
            default -> random.nextInt(bytes.length);
          };
      bytes[at] =
          switch (random.nextInt(3)) {
            case 0 -> (byte) 0xff;
            case 1 -> 0;
            default -> (byte) random.nextInt(256);
          };
    }
    if (random.nextInt(8) == 0) {
      bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    Path file = Files.write(folder.resolve("damaged"), bytes);
    try (SlideReader reader = SlideReaders.open(file)) {
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
