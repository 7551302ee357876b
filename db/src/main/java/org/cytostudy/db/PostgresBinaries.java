package org.cytostudy.db;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** Unpacks PostgreSQL's programmes from the class path, once per version. */
final class PostgresBinaries {
  private PostgresBinaries() {}

  /**
   * Unpacks for this machine.
   *
   * @param parent the programmes land in a folder below it that is named by their hash
   * @return the folder with {@code initdb}, {@code pg_ctl} and {@code postgres}
   * @throws LocalPostgresException on a platform without binaries
   */
  static Path unpack(Path parent) throws IOException {
    String resource =
        resourceName(
            System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"));
    byte[] archive = read(resource);
    Path home = parent.resolve("server-" + hash(archive).substring(0, 16));
    if (!Files.exists(home)) {
      Path temporary = Files.createTempDirectory(parent, "server-unpacking-");
      try {
        extract(archive, temporary);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.move(temporary, home, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        deleteTree(temporary);
        // Another process may have unpacked the same meanwhile, which is as good.
        if (!Files.exists(home)) {
          throw e;
        }
      }
    }
    return home.resolve("bin");
  }

  static String resourceName(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    @Nullable String system = os.contains("linux") ? "linux" : os.contains("mac") ? "darwin" : null;
    @Nullable String machine =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "arm_64";
          default -> null;
        };
    if (system == null || machine == null) {
      throw new LocalPostgresException(
          "No PostgreSQL comes along for "
              + osName
              + " on "
              + osArch
              + " (there is one for Linux and macOS on x86-64 and ARM 64). Give Cytostudy a"
              + " PostgreSQL of your own: docs/how-to/install.md, \"Your own PostgreSQL\".");
    }
    return "/postgres-" + system + "-" + machine + ".txz";
  }

  private static byte[] read(String resource) throws IOException {
    try (InputStream in = PostgresBinaries.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new LocalPostgresException(
            "The PostgreSQL binaries "
                + resource
                + " are not on the class path: the installation is incomplete, build it again.");
      }
      return in.readAllBytes();
    }
  }

  private static void extract(byte[] archive, Path into) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new BufferedInputStream(new XZInputStream(new ByteArrayInputStream(archive))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
          throw new IOException(
              "The archive wants to write outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
          continue;
        }
        Files.createDirectories(target.resolveSibling("."));
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, target, StandardCopyOption.REPLACE_EXISTING);
          boolean executable = (entry.getMode() & 0100) != 0;
          Files.setPosixFilePermissions(
              target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
      }
    }
  }

  private static void deleteTree(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
