package org.cytostudy.runner.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.cytostudy.core.hash.Sha256;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.safetensors.Safetensors;
import org.cytostudy.core.safetensors.Safetensors.Tensor;

/**
 * All that training needs to go on as if it had never stopped. Batches and augmentation are drawn
 * from (seed, iteration), so that the iteration is the sampler's whole position.
 *
 * @param iteration optimiser updates done; the next batch is that of this number
 * @param run fingerprint of everything that decides the numbers; states of another run are not
 *     mixed with this one's
 * @param facts small values by name, e.g. the input's mean
 * @param weights parameters and statistics by name
 * @param moments the optimiser's state by name
 */
public record Checkpoint(
    long iteration,
    Sha256 run,
    Map<String, String> facts,
    SequencedMap<String, float[]> weights,
    SequencedMap<String, float[]> moments) {
  private static final String FORMAT = "cytostudy-checkpoint/1";
  private static final String WEIGHT = "weight.";
  private static final String MOMENT = "optimiser.";
  private static final String FACT = "fact.";
  private static final String CONTENT = "contentSha256";

  /**
   * Writes the file so that a reader finds it whole or not at all, also after a power cut: a
   * temporary file is written, forced to disk and renamed. Bytes depend on the state alone.
   */
  public void write(Path file) throws IOException {
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    weights.forEach((name, values) -> tensors.put(WEIGHT + name, Tensor.of(values, values.length)));
    moments.forEach((name, values) -> tensors.put(MOMENT + name, Tensor.of(values, values.length)));
    Map<String, String> metadata = new TreeMap<>();
    metadata.put("format", FORMAT);
    metadata.put("iteration", Long.toString(iteration));
    metadata.put("run", run.hex());
    facts.forEach((name, value) -> metadata.put(FACT + name, value));
    metadata.put(CONTENT, content(metadata, tensors).hex());
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      new Safetensors(metadata, tensors).write(temporary);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      // On a full disk half a checkpoint would take the room that the next try needs.
      Files.deleteIfExists(temporary);
      throw e;
    }
    try (FileChannel folder =
        FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  /** Which checkpoint a file holds. */
  record Head(long iteration, Sha256 run) {}

  /**
   * Reads what a file is and checks its digest; its tensors cost no heap.
   *
   * @throws IOException if it is no whole checkpoint; the message says why
   */
  static Head head(Path file) throws IOException {
    return head(file, verified(file).metadata());
  }

  private static Head head(Path file, Map<String, String> metadata) throws IOException {
    try {
      return new Head(
          Long.parseLong(metadata.getOrDefault("iteration", "")),
          new Sha256(metadata.getOrDefault("run", "")));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, "not a readable checkpoint: " + e.getMessage(), e);
    }
  }

  private static Safetensors verified(Path file) throws IOException {
    Safetensors stored = Safetensors.map(file);
    Map<String, String> metadata = new TreeMap<>(stored.metadata());
    if (!FORMAT.equals(metadata.get("format"))) {
      throw new FileFormatException(
          file, "not a checkpoint, its format is " + metadata.get("format"));
    }
    String expected = metadata.remove(CONTENT);
    Sha256 found = content(metadata, stored.tensors());
    if (!found.hex().equals(expected)) {
      throw new FileFormatException(
          file, "damaged, its content has sha256 " + found + " and should have " + expected);
    }
    return stored;
  }

  /**
   * Reads a file and checks its digest.
   *
   * @throws IOException if it is no whole checkpoint; the message says why
   */
  public static Checkpoint read(Path file) throws IOException {
    Safetensors stored = verified(file);
    Map<String, String> metadata = stored.metadata();
    Head head = head(file, metadata);
    SequencedMap<String, float[]> weights = new LinkedHashMap<>();
    SequencedMap<String, float[]> moments = new LinkedHashMap<>();
    Map<String, String> facts = new TreeMap<>();
    try {
      stored
          .tensors()
          .forEach(
              (name, tensor) -> {
                if (name.startsWith(WEIGHT)) {
                  weights.put(name.substring(WEIGHT.length()), tensor.floats());
                } else if (name.startsWith(MOMENT)) {
                  moments.put(name.substring(MOMENT.length()), tensor.floats());
                }
              });
      metadata.forEach(
          (name, value) -> {
            if (name.startsWith(FACT)) {
              facts.put(name.substring(FACT.length()), value);
            }
          });
      return new Checkpoint(head.iteration(), head.run(), facts, weights, moments);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new FileFormatException(file, "not a readable checkpoint: " + e.getMessage(), e);
    }
  }

  private static Sha256 content(
      Map<String, String> metadata, SequencedMap<String, Tensor> tensors) {
    MessageDigest digest = Sha256.digest();
    metadata.forEach((name, value) -> add(digest, name + "\0" + value + "\0"));
    tensors.forEach(
        (name, tensor) -> {
          ByteBuffer data = tensor.data().duplicate();
          add(digest, name + "\0" + tensor.type() + "\0" + data.remaining() + "\0");
          digest.update(data);
        });
    return Sha256.finish(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }
}
