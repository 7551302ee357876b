package org.cytostudy.platform.settings;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folders of the platform's files; each exists when it is handed out. One that is made here is
 * open to its owner alone: sections and all that was made of them lie below.
 */
@ApplicationScoped
public class DataFolder {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final PlatformConfig config;

  DataFolder(PlatformConfig config) {
    this.config = config;
  }

  /** The folder that {@code cytostudy.data} names. */
  public Path root() {
    return ensure(config.data().toAbsolutePath().normalize());
  }

  /** Artefacts. */
  public Path store() {
    return ensure(root().resolve("store"));
  }

  /** What the running platform leaves for the command line and the agent beside it. */
  public Path run() {
    return ensure(root().resolve("run"));
  }

  /** Keys that outlive a start. */
  public Path keys() {
    return ensure(root().resolve("keys"));
  }

  /** What workers logged. */
  public Path runLogs() {
    return ensure(root().resolve("run-logs"));
  }

  /** Writes a file that only its owner may read, all of it or nothing. */
  public void writeSecret(Path file, String text) {
    try {
      Path temporary =
          Files.createTempFile(
              file.toAbsolutePath().getParent(),
              ".new",
              null,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (FileChannel channel =
          FileChannel.open(
              temporary, Set.of(StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING))) {
        channel.write(StandardCharsets.UTF_8.encode(text));
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  private static Path ensure(Path folder) {
    try {
      return Files.createDirectories(folder, OWNER_ONLY);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create the folder " + folder, e);
    }
  }
}
