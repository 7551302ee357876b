package org.cytostudy.cli.noun;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** One file a side of the brain, as options. */
final class Hemispheres {
  @Option(names = "--left", paramLabel = "FILE", description = "GIFTI of the left hemisphere.")
  private @Nullable Path left;

  @Option(names = "--right", paramLabel = "FILE", description = "GIFTI of the right hemisphere.")
  private @Nullable Path right;

  /** The sides that were given, brought to the project. */
  List<Map<String, Object>> bring(BroughtFiles files) throws IOException, InterruptedException {
    List<Map<String, Object>> sides = new ArrayList<>();
    if (left != null) {
      sides.add(Map.of("hemisphere", "LEFT", "file", files.bring(left)));
    }
    if (right != null) {
      sides.add(Map.of("hemisphere", "RIGHT", "file", files.bring(right)));
    }
    return sides;
  }
}
