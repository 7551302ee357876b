package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.cytostudy.core.safetensors.Safetensors.ElementType;

/**
 * Writes the counterfactuals of one brain: safetensors, tensor {@code patches} uint8 [K, edits,
 * side, side]. Metadata: {@code brain}, {@code pixelSizeUm}, {@code edits} (their names in order,
 * separated by commas) and {@code places}, a JSON array of K objects with {@code section}, {@code
 * arcMm}, {@code uMm}, {@code vMm}, {@code area}, {@code otherArea} and {@code edits}, those that
 * apply there; the patches of others are black.
 */
public final class CounterfactualTensor implements AutoCloseable {
  private final TensorWriter tensor;
  private long next;

  /** Starts the file. */
  public CounterfactualTensor(
      Path file, int places, int edits, int sidePx, Map<String, String> metadata)
      throws IOException {
    tensor =
        new TensorWriter(
            file, "patches", ElementType.U8, new long[] {places, edits, sidePx, sidePx}, metadata);
  }

  /** Writes the next places, each with its patches edit by edit. */
  public void add(List<byte[]> places) throws IOException {
    for (byte[] patches : places) {
      tensor.write(next++, ByteBuffer.wrap(patches));
    }
  }

  /** Forces the file to disk. */
  @Override
  public void close() throws IOException {
    tensor.close();
  }
}
