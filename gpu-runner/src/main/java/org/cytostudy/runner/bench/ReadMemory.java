package org.cytostudy.runner.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * A process that does nothing but read regions, and prints how much memory it occupied at most, in
 * MB (10⁶ bytes), or nothing on a system that does not tell.
 */
final class ReadMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final int REGION_PX = 1000;

  private ReadMemory() {}

  /** Arguments: the file, and how many regions. */
  public static void main(String[] arguments) throws IOException {
    SplittableRandom random = new SplittableRandom(5);
    try (SlideReader reader = SlideReaders.open(Path.of(arguments[0]))) {
      SlideLevel level = reader.levels().getFirst();
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        reader.read(
            0,
            random.nextLong(level.widthPx() - REGION_PX),
            random.nextLong(level.heightPx() - REGION_PX),
            REGION_PX,
            REGION_PX);
      }
    }
    if (Files.exists(STATUS)) {
      Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
          .forEach(System.out::println);
    }
  }
}
