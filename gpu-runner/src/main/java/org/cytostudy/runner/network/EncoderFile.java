package org.cytostudy.runner.network;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.job.ObjectiveSpec;
import org.cytostudy.core.job.PretrainSpec.NetworkSpec;
import org.cytostudy.core.safetensors.Safetensors;
import org.cytostudy.core.safetensors.Safetensors.Tensor;

/**
 * A stored encoder: safetensors with torchvision's tensor names and, in the metadata, all that is
 * needed to use it and to say where it comes from. No time, path or token is in it, so that the
 * same manifest gives the same bytes.
 *
 * @param layout its architecture
 * @param input what it expects
 * @param provenance what it was trained on
 * @param values parameters and statistics by name
 */
public record EncoderFile(
    NetworkLayout layout,
    InputScale input,
    Provenance provenance,
    SequencedMap<String, float[]> values) {
  private static final String FORMAT = "cytostudy-encoder/1";

  /**
   * What an encoder was trained on.
   *
   * @param brains pseudonyms, sorted
   * @param objective what was optimised
   * @param iterations optimiser updates made
   * @param seed of weights, batches and augmentation
   */
  public record Provenance(
      List<String> brains, ObjectiveSpec objective, long iterations, long seed) {
    public Provenance {
      brains = brains.stream().sorted().toList();
    }
  }

  /** Architecture as it stands in the metadata. */
  private record Architecture(
      String kind,
      int depth,
      int width,
      int inputChannels,
      int stemKernel,
      int stemStride,
      int featureDimension,
      int projectionHidden,
      int projectionOutput) {}

  /**
   * Writes the encoder's part of the values; the projection head is left out.
   *
   * @throws IOException if it cannot be written
   */
  public void write(Path file) throws IOException {
    Map<String, String> metadata = new TreeMap<>();
    NetworkSpec spec = layout.spec();
    metadata.put("format", FORMAT);
    metadata.put(
        "architecture",
        json(
            new Architecture(
                "resnet",
                spec.depth(),
                spec.width(),
                1,
                5,
                2,
                layout.featureDimension(),
                spec.projectionHidden(),
                spec.projectionOutput())));
    metadata.put("input", json(input));
    metadata.put("provenance", json(provenance));
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    for (NetworkLayout.Parameter p : layout.parameters()) {
      if (p.ofEncoder()) {
        tensors.put(p.name(), Tensor.of(value(p.name()), p.extents()));
      }
    }
    for (NetworkLayout.Statistic s : layout.statistics()) {
      if (s.ofEncoder()) {
        tensors.put(s.name(), Tensor.of(value(s.name()), s.size()));
      }
    }
    new Safetensors(metadata, tensors).write(file);
  }

  private float[] value(String name) {
    return java.util.Objects.requireNonNull(values.get(name), name);
  }

  private static String json(Object value) throws JsonProcessingException {
    return CytostudyJson.mapper().writeValueAsString(value);
  }

  /**
   * Reads an encoder.
   *
   * @throws IOException if the file is none; the message says what is wrong
   */
  public static EncoderFile read(Path file) throws IOException {
    Safetensors stored = Safetensors.map(file);
    if (!FORMAT.equals(stored.metadata().get("format"))) {
      throw new FileFormatException(
          file, "not an encoder, its format is " + stored.metadata().get("format"));
    }
    try {
      Architecture a = parse(stored, "architecture", Architecture.class);
      NetworkSpec spec =
          new NetworkSpec(a.depth(), a.width(), a.projectionHidden(), a.projectionOutput());
      SequencedMap<String, float[]> values = new LinkedHashMap<>();
      stored.tensors().forEach((name, tensor) -> values.put(name, tensor.floats()));
      return new EncoderFile(
          NetworkLayout.of(spec),
          parse(stored, "input", InputScale.class),
          parse(stored, "provenance", Provenance.class),
          values);
    } catch (IllegalArgumentException | IllegalStateException | JsonProcessingException e) {
      throw new FileFormatException(file, "not a readable encoder: " + e.getMessage(), e);
    }
  }

  private static <T> T parse(Safetensors stored, String key, Class<T> type)
      throws JsonProcessingException {
    return CytostudyJson.mapper().readValue(stored.metadata().getOrDefault(key, "null"), type);
  }
}
