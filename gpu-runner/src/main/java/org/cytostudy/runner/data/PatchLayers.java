package org.cytostudy.runner.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.cytostudy.core.safetensors.Safetensors.ElementType;

/**
 * Writes which layer each pixel of a brain's patches lies in: safetensors, tensor {@code layers}
 * uint8 [N, side, side], metadata {@code brain} and {@code pixelSizeUm}, rows as in the brain's
 * shard. 0 is not annotated, 1–6 are layers I–VI, 7 is white matter, 8 lies outside of the tissue.
 * Safe for use by several threads.
 */
public final class PatchLayers implements AutoCloseable {
  /** Name of the tensor. */
  public static final String TENSOR = "layers";

  /** Code of a pixel that nobody annotated. */
  public static final int NOT_ANNOTATED = 0;

  /** Code of white matter. */
  public static final int WHITE_MATTER = 7;

  /** Code of what lies outside of the tissue. */
  public static final int OUTSIDE = 8;

  private final TensorWriter tensor;
  private final int maskBytes;

  /** Starts a file of a known number of masks; rows that are never written stay 0. */
  public PatchLayers(Path file, String brain, double pixelSizeUm, int patches, int sidePx)
      throws IOException {
    this.maskBytes = sidePx * sidePx;
    this.tensor =
        new TensorWriter(
            file,
            TENSOR,
            ElementType.U8,
            new long[] {patches, sidePx, sidePx},
            Map.of("brain", brain, "pixelSizeUm", Double.toString(pixelSizeUm)));
  }

  /** Writes one mask, {@code side²} bytes from the pial surface down. */
  public void write(int row, byte[] mask) throws IOException {
    if (mask.length != maskBytes) {
      throw new IllegalArgumentException("A mask has " + maskBytes + " bytes, got " + mask.length);
    }
    tensor.write(row, ByteBuffer.wrap(mask));
  }

  /** Forces the file to disk. */
  @Override
  public void close() throws IOException {
    tensor.close();
  }
}
