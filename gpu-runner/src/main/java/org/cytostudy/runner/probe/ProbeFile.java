package org.cytostudy.runner.probe;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import org.cytostudy.core.job.CytostudyJson;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.job.ProbeSpec;
import org.cytostudy.core.safetensors.Safetensors;
import org.cytostudy.core.safetensors.Safetensors.Tensor;

/**
 * The file of a probe: safetensors with metadata {@code format}, {@code kind} and {@code areas} (a
 * JSON array), tensors {@code mean} and {@code sd} [D], and
 *
 * <ul>
 *   <li>logistic: {@code weights} [K, D], {@code bias} [K]
 *   <li>mlp: {@code hidden_weights} [H, D], {@code hidden_bias} [H], {@code output_weights} [K, H],
 *       {@code output_bias} [K]
 *   <li>nearest-neighbours: {@code rows} [N, D], standardised, and {@code labels} int64 [N]
 *   <li>ridge, which is {@link RidgeProbe}'s to read: {@code weights} [D], {@code bias} [1], {@code
 *       permuted_weights} [P, D], {@code permuted_bias} [P], metadata {@code target}, {@code unit},
 *       {@code alpha} and no {@code areas}
 * </ul>
 */
final class ProbeFile {
  static final String FORMAT = "cytostudy-probe/1";

  private ProbeFile() {}

  static void write(
      Path file, Probe probe, Standardiser standardiser, SequencedMap<String, Tensor> parameters)
      throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("format", FORMAT);
    metadata.put("kind", probe.kind().wireName());
    metadata.put("areas", CytostudyJson.mapper().writeValueAsString(probe.areas()));
    SequencedMap<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("mean", Tensor.of(standardiser.mean(), standardiser.mean().length));
    tensors.put("sd", Tensor.of(standardiser.sd(), standardiser.sd().length));
    tensors.putAll(parameters);
    new Safetensors(metadata, tensors).write(file);
  }

  static Probe read(Path file) throws IOException {
    Safetensors content = Safetensors.map(file);
    ProbeSpec.Kind kind = kind(file, content);
    try {
      List<String> areas =
          CytostudyJson.mapper()
              .readValue(content.metadata().getOrDefault("areas", "[]"), new TypeReference<>() {});
      Standardiser standardiser = new Standardiser(floats(content, "mean"), floats(content, "sd"));
      return switch (kind) {
        case LOGISTIC ->
            new LogisticProbe(
                areas, standardiser, floats(content, "weights"), floats(content, "bias"));
        case MLP ->
            new MlpProbe(
                areas,
                standardiser,
                floats(content, "hidden_weights"),
                floats(content, "hidden_bias"),
                floats(content, "output_weights"),
                floats(content, "output_bias"));
        case NEAREST_NEIGHBOURS ->
            new NearestNeighboursProbe(
                areas, standardiser, floats(content, "rows"), labels(content, areas.size()));
        case RIDGE ->
            throw new IllegalArgumentException("it regresses a target, and names no area");
      };
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new FileFormatException(file, "not a probe: " + e.getMessage(), e);
    }
  }

  /** Which kind of probe a file holds. */
  static ProbeSpec.Kind kind(Path file) throws IOException {
    return kind(file, Safetensors.map(file));
  }

  private static ProbeSpec.Kind kind(Path file, Safetensors content) throws IOException {
    String format = content.metadata().getOrDefault("format", "none");
    if (!format.equals(FORMAT)) {
      throw new FileFormatException(file, "not a probe, its format is '" + format + "'");
    }
    try {
      return ProbeSpec.Kind.fromString(content.metadata().getOrDefault("kind", "none"));
    } catch (IllegalArgumentException e) {
      throw new FileFormatException(file, "not a probe: " + e.getMessage(), e);
    }
  }

  private static float[] floats(Safetensors content, String name) {
    return content.tensor(name).floats();
  }

  private static int[] labels(Safetensors content, int areas) {
    long[] labels = content.tensor("labels").longs();
    int[] result = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      result[i] = Objects.checkIndex((int) labels[i], areas);
    }
    return result;
  }
}
