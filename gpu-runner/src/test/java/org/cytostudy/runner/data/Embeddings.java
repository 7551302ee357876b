package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cytostudy.core.job.EmbedSpec;

/** Embeddings of values that a test makes up. */
public final class Embeddings {
  private Embeddings() {}

  public static Embedding of(int dimension, float... values) {
    try {
      Path file = Files.createTempFile("embedding", ".safetensors");
      try {
        write(file, dimension, values);
        return Embedding.read(file);
      } finally {
        // What is mapped stays until it is let go of.
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  public static void write(Path file, int dimension, float... values) throws IOException {
    int rows = values.length / dimension;
    try (Embedding.Writer writer =
        Embedding.create(file, EmbedSpec.Feature.ENCODER, dimension, rows)) {
      writer.write(0, rows, values);
    }
  }
}
