package org.cytostudy.runner.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** What this process occupies, as Linux tells it. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  /** Resident set in MB (10⁶ bytes), shared files among it; empty on other systems. */
  static OptionalDouble totalMb() {
    return read("VmRSS:");
  }

  /** The part of it that is no mapped file: what a leak would make grow. */
  static OptionalDouble anonymousMb() {
    return read("RssAnon:");
  }

  private static OptionalDouble read(String key) {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(key))
          .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6)
          .findFirst();
    } catch (IOException e) {
      return OptionalDouble.empty();
    }
  }
}
