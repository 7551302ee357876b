package org.cytostudy.runner.ingest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.IngestReport.FileResult;
import org.cytostudy.runner.worker.StepContext.InputFile;

/**
 * Remembers in the step's scratch folder which images are done, so that a worker that is started
 * again in the same output folder goes on behind them. A note is written last and by rename; the
 * folder belongs to one manifest, so that notes are of this specification and these files.
 */
final class DoneImages {
  private final Path folder;

  /** An image that is done, and its outputs. */
  record Note(FileResult result, List<ImageOutputs.Published> outputs) {
    Note {
      outputs = List.copyOf(outputs);
    }
  }

  DoneImages(Path scratch) throws IOException {
    folder = Files.createDirectories(scratch.resolve("images-done"));
  }

  /** What came of the image before, its outputs declared again; empty where it is not done. */
  Optional<FileResult> find(InputFile image, ImageOutputs outputs) throws IOException {
    Path file = file(image);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Note note = CytostudyJson.mapper().readValue(file.toFile(), Note.class);
    for (ImageOutputs.Published output : note.outputs()) {
      if (outputs.file(output.name()).toFile().length() != output.bytes()) {
        return Optional.empty(); // a crash of the machine: the note outlived what it tells of
      }
    }
    for (ImageOutputs.Published output : note.outputs()) {
      outputs.publish(output.name(), output.kind(), output.mediaType());
    }
    return Optional.of(note.result());
  }

  void add(InputFile image, FileResult result, ImageOutputs outputs) throws IOException {
    Path file = file(image);
    Path part = file.resolveSibling(file.getFileName() + ".part");
    CytostudyJson.mapper().writeValue(part.toFile(), new Note(result, outputs.published()));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private Path file(InputFile image) {
    // Names have slashes, and two inputs may have one content.
    return folder.resolve(
        Sha256.of(image.ref().name().getBytes(StandardCharsets.UTF_8)).hex() + ".json");
  }
}
