package org.cytostudy.runner.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.OutputRef;
import org.cytostudy.core.safetensors.Safetensors;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in the scratch folder which checkpoint of an output folder is the newest complete one,
 * so that a worker that was killed and started again goes on from there.
 */
final class NewestCheckpoint {
  /** The metadata entry of a checkpoint that tells how many iterations it has behind it. */
  static final String ITERATION = "iteration";

  private final Path out;
  private final Path record;

  NewestCheckpoint(Path out, Path scratch) {
    this.out = out;
    this.record = scratch.resolve("newest-checkpoint.json");
  }

  /** A checkpoint and the iterations done when it was taken. */
  record Found(long iteration, Path file) {}

  private record Remembered(long iteration, OutputRef checkpoint) {}

  void remember(long iteration, OutputRef checkpoint) throws IOException {
    WorkerFiles.writeAtomically(record, new Remembered(iteration, checkpoint));
  }

  /**
   * The checkpoint to go on from: that of this folder unless the given one is newer. One whose
   * bytes are not what was remembered does not count.
   */
  Optional<Found> find(@Nullable Path given) throws IOException {
    Optional<Found> own = own();
    if (given == null) {
      return own;
    }
    Found other = new Found(iterationOf(given), given);
    return own.filter(found -> found.iteration() >= other.iteration()).or(() -> Optional.of(other));
  }

  private Optional<Found> own() throws IOException {
    if (!Files.exists(record)) {
      return Optional.empty();
    }
    Remembered remembered = CytostudyJson.mapper().readValue(record.toFile(), Remembered.class);
    Path file = out.resolve(remembered.checkpoint().name());
    boolean intact =
        Files.isRegularFile(file)
            && Files.size(file) == remembered.checkpoint().bytes()
            && Sha256.of(file).equals(remembered.checkpoint().sha256());
    return intact ? Optional.of(new Found(remembered.iteration(), file)) : Optional.empty();
  }

  private static long iterationOf(Path checkpoint) throws IOException {
    String text = Safetensors.map(checkpoint).metadata().get(ITERATION);
    if (text == null || !text.matches("\\d{1,18}")) {
      throw StepFailure.data(
          "checkpoint-invalid",
          "The checkpoint does not say its iteration",
          checkpoint.getFileName() + ", metadata entry '" + ITERATION + "'",
          "Give a checkpoint that this step wrote");
    }
    return Long.parseLong(text);
  }
}
