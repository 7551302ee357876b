package org.cytostudy.core.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The machine that figures were measured on, in one line. */
public final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  /** For example {@code Linux amd64, 2 processors (Intel(R) Xeon(R) CPU), Java 25}. */
  public static String text() {
    String model = model();
    return "%s %s, %d processors%s, Java %d"
        .formatted(
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            model.isEmpty() ? "" : " (" + model + ")",
            Runtime.version().feature());
  }

  private static String model() {
    try (Stream<String> lines = Files.lines(CPU_INFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("");
    } catch (IOException e) {
      return ""; // not Linux
    }
  }
}
