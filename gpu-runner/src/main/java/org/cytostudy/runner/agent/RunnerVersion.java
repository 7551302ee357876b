package org.cytostudy.runner.agent;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Version and build of the runner, part of every step's cache key: two runners that may compute
 * other bytes must have different ones. It is the hash of all code that a worker may run, which is
 * every jar and class folder on the class path, and of the libtorch that the environment names.
 */
final class RunnerVersion {
  private static final int DIGITS = 12;

  private RunnerVersion() {}

  /** This runner's, e.g. {@code 0.1.0+4f0c1d2e3a4b}. */
  static String current() throws IOException {
    String version = RunnerVersion.class.getPackage().getImplementationVersion();
    String build =
        build(System.getProperty("java.class.path"), System.getenv()).hex().substring(0, DIGITS);
    return (version == null ? "0.1.0" : version) + "+" + build;
  }

  /** The hash of a class path, wherever it lies and in whatever order. */
  static Sha256 build(String classPath, Map<String, String> environment) throws IOException {
    List<Path> files = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      files.add(path);
      files.addAll(namedInManifest(path));
    }
    for (Path file : files.stream().distinct().toList()) {
      if (Files.isDirectory(file)) {
        lines.addAll(classes(file));
      } else if (Files.exists(file)) {
        lines.add(file.getFileName() + " " + Sha256.of(file));
      }
    }
    lines.addAll(libtorch(environment));
    MessageDigest digest = Sha256.digest();
    lines.stream()
        .sorted()
        .forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return Sha256.finish(digest.digest());
  }

  /** A jar that is started with {@code -jar} names the others in its manifest. */
  private static List<Path> namedInManifest(Path jar) throws IOException {
    if (!Files.isRegularFile(jar)) {
      return List.of();
    }
    try (JarFile opened = new JarFile(jar.toFile())) {
      Manifest manifest = opened.getManifest();
      @Nullable String named =
          manifest == null
              ? null
              : manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      if (named == null) {
        return List.of();
      }
      URI base = jar.toUri();
      return Stream.of(named.split(" "))
          .filter(name -> !name.isBlank())
          .map(name -> Path.of(base.resolve(name)))
          .toList();
    }
  }

  private static List<String> classes(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      List<String> lines = new ArrayList<>();
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        lines.add(folder.relativize(file) + " " + Sha256.of(file));
      }
      return lines;
    }
  }

  /** Libraries of gigabytes: their names and sizes tell them apart. */
  private static List<String> libtorch(Map<String, String> environment) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String name : List.of("PYTORCH_FLAVOR", "PYTORCH_VERSION")) {
      lines.add(name + "=" + environment.getOrDefault(name, ""));
    }
    for (String folder :
        environment.getOrDefault("PYTORCH_LIBRARY_PATH", "").split(File.pathSeparator)) {
      if (!folder.isBlank() && Files.isDirectory(Path.of(folder))) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
          for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
            lines.add("libtorch/" + file.getFileName() + " " + Files.size(file));
          }
        }
      }
    }
    return lines;
  }
}
