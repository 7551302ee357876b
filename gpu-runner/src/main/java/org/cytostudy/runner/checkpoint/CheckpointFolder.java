package org.cytostudy.runner.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.runner.worker.StepContext;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one step: {@code checkpoint-000000400.safetensors} in its output folder. The
 * two newest are kept, so that a damaged newest one costs some iterations and not the run.
 */
public final class CheckpointFolder {
  private static final Pattern NAME = Pattern.compile("checkpoint-(\\d{9})\\.safetensors");
  private static final int KEPT = 2;

  private final StepContext context;

  public CheckpointFolder(StepContext context) {
    this.context = context;
  }

  /** Writes a checkpoint, tells of it, and deletes those that are older than the last two. */
  public void save(Checkpoint checkpoint) throws IOException {
    String name = name(checkpoint.iteration());
    Path file = context.output(name);
    checkpoint.write(file);
    context.checkpointed(checkpoint.iteration(), name);
    List<Path> all = newestFirst(folderOf(file));
    for (Path old : all.subList(Math.min(KEPT, all.size()), all.size())) {
      Files.deleteIfExists(old);
    }
  }

  /** A checkpoint to go on from. */
  public record Found(long iteration, Path file) {}

  /**
   * The newest whole checkpoint of a run: of those in the folder and the one that the platform
   * handed over, the one with the highest iteration. A damaged or foreign one is passed over.
   *
   * @param given has any name; is only used where the folder has nothing as new
   * @param run fingerprint of the run
   * @param warn told of each one that is passed over
   */
  public static Optional<Found> newest(
      Path folder, @Nullable Path given, Sha256 run, Consumer<String> warn) throws IOException {
    List<Path> candidates = new ArrayList<>(newestFirst(folder));
    if (given != null) {
      candidates.add(given);
    }
    Optional<Found> best = Optional.empty();
    for (Path candidate : candidates) {
      if (best.isPresent()
          && iteration(candidate).orElse(Long.MAX_VALUE) <= best.get().iteration()) {
        continue;
      }
      try {
        Checkpoint.Head head = Checkpoint.head(candidate);
        if (!head.run().equals(run)) {
          warn.accept(
              "Checkpoint " + candidate.getFileName() + " belongs to another run; it is not used");
        } else if (best.isEmpty() || head.iteration() > best.get().iteration()) {
          best = Optional.of(new Found(head.iteration(), candidate));
        }
      } catch (IOException e) {
        warn.accept(
            "Checkpoint "
                + candidate.getFileName()
                + " is not used, an older one is looked for: "
                + e.getMessage());
      }
    }
    return best;
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "A file lies in a folder");
  }

  private static String name(long iteration) {
    return "checkpoint-%09d.safetensors".formatted(iteration);
  }

  private static List<Path> newestFirst(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> iteration(file).isPresent())
          .sorted(Comparator.comparingLong((Path f) -> iteration(f).orElseThrow()).reversed())
          .toList();
    }
  }

  private static OptionalLong iteration(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)))
        : OptionalLong.empty();
  }
}
