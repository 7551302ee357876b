package org.cytostudy.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder that a bench works in.
 *
 * @param temporary whether it goes when the bench ends
 */
record BenchFolder(Path path, boolean temporary) implements AutoCloseable {
  /** The wanted folder, else a temporary one. */
  static BenchFolder of(@Nullable Path wanted) throws IOException {
    return wanted == null
        ? new BenchFolder(Files.createTempDirectory("cytostudy-bench"), true)
        : new BenchFolder(wanted, false);
  }

  @Override
  public void close() throws IOException {
    if (!temporary) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
