package org.cytostudy.cli.supervise;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code up} and {@code demo} can be told. */
public final class UpOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: CYTOSTUDY_DATA or ~/.cytostudy).")
  private @Nullable Path data;

  @Option(
      names = "--port",
      defaultValue = "7070",
      paramLabel = "N",
      description = "Port on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
  private int port = 7070;

  @Option(
      names = "--image-root",
      paramLabel = "NAME=DIR",
      description = "A folder with section images, for platform and runner; several are possible.")
  private Map<String, Path> imageRoots = Map.of();

  private final Map<String, String> settings = new LinkedHashMap<>();

  @Option(names = "--no-runner", description = "Start no runner here.")
  private boolean noRunner;

  /** Made by the command line parser. */
  public UpOptions() {}

  /** Options that a programme chooses. */
  public static UpOptions of(Path data, int port, boolean runner) {
    UpOptions options = new UpOptions();
    options.data = data;
    options.port = port;
    options.noRunner = !runner;
    return options;
  }

  /** The same with a folder of section images beside those that were named before. */
  public UpOptions withImageRoot(String name, Path folder) {
    Map<String, Path> roots = new LinkedHashMap<>(imageRoots);
    roots.put(name, folder);
    imageRoots = roots;
    return this;
  }

  /** Sets a configuration key of the platform unless it was set before. */
  public void preset(String key, String value) {
    settings.putIfAbsent(key, value);
  }

  public DataFolder dataFolder() {
    return DataFolder.of(Optional.ofNullable(data));
  }

  int port() {
    return port;
  }

  boolean runner() {
    return !noRunner;
  }

  Map<String, String> settings() {
    return settings;
  }

  /** Whole paths, which mean the same in every process. */
  Map<String, Path> imageRoots() {
    Map<String, Path> roots = new LinkedHashMap<>();
    imageRoots.forEach((name, folder) -> roots.put(name, folder.toAbsolutePath().normalize()));
    return roots;
  }
}
