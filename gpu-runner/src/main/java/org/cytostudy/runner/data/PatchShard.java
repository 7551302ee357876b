package org.cytostudy.runner.data;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import org.cytostudy.core.job.FileFormatException;
import org.cytostudy.core.safetensors.Safetensors.ElementType;
import org.cytostudy.core.safetensors.SafetensorsHeader;
import org.cytostudy.core.safetensors.SafetensorsHeader.Extent;

/**
 * The patches of one brain: safetensors, tensor {@code patches} uint8 [N, 1, side, side], metadata
 * {@code brain} and {@code pixelSizeUm}. Mapped, so that a shard larger than memory can be read at
 * random; safe for use by several threads.
 */
public final class PatchShard implements AutoCloseable {
  private static final String TENSOR = "patches";
  private static final String BRAIN = "brain";
  private static final String PIXEL_SIZE_UM = "pixelSizeUm";

  private final Arena arena;
  private final MemorySegment data;
  private final int patches;
  private final int sidePx;
  private final String brain;
  private final double pixelSizeUm;

  private PatchShard(
      Arena arena, MemorySegment data, int patches, int sidePx, String brain, double pixelSizeUm) {
    this.arena = arena;
    this.data = data;
    this.patches = patches;
    this.sidePx = sidePx;
    this.brain = brain;
    this.pixelSizeUm = pixelSizeUm;
  }

  /**
   * Opens a shard.
   *
   * @throws IOException if it is no shard; the message says why
   */
  public static PatchShard open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      SafetensorsHeader header = SafetensorsHeader.read(channel, file);
      Extent extent = header.tensors().get(TENSOR);
      String brain = header.metadata().get(BRAIN);
      if (extent == null || extent.type() != ElementType.U8 || brain == null) {
        throw new FileFormatException(
            file, "not a patch shard, it lacks the uint8 tensor 'patches'");
      }
      long[] shape = extent.shape();
      if (shape.length != 4
          || shape[1] != 1
          || shape[2] != shape[3]
          || shape[0] > Integer.MAX_VALUE
          || shape[2] > 4096) {
        throw new FileFormatException(file, "'patches' must be [N, 1, side, side], side ≤ 4096");
      }
      double pixelSizeUm;
      try {
        pixelSizeUm = Double.parseDouble(header.metadata().getOrDefault(PIXEL_SIZE_UM, ""));
      } catch (NumberFormatException e) {
        throw new FileFormatException(file, "its pixelSizeUm is not a number", e);
      }
      Arena arena = Arena.ofShared();
      try {
        MemorySegment data =
            channel.map(FileChannel.MapMode.READ_ONLY, extent.offset(), extent.bytes(), arena);
        return new PatchShard(arena, data, (int) shape[0], (int) shape[2], brain, pixelSizeUm);
      } catch (IOException | RuntimeException e) {
        arena.close();
        throw e;
      }
    }
  }

  /** How many patches it holds. */
  public int patches() {
    return patches;
  }

  /** Side of a patch in pixels. */
  public int sidePx() {
    return sidePx;
  }

  /** Pseudonym of the one brain whose patches it holds. */
  public String brain() {
    return brain;
  }

  /** µm per pixel of the patches. */
  public double pixelSizeUm() {
    return pixelSizeUm;
  }

  /**
   * Copies the pixels of a patch, row by row from the pial surface down.
   *
   * @param row 0 ≤ row &lt; {@link #patches()}
   * @param into takes {@code sidePx²} bytes
   */
  public void read(int row, byte[] into) {
    Objects.checkIndex(row, patches);
    int bytes = sidePx * sidePx;
    if (into.length < bytes) {
      throw new IllegalArgumentException("A patch has " + bytes + " bytes, got " + into.length);
    }
    MemorySegment.copy(data, ValueLayout.JAVA_BYTE, (long) row * bytes, into, 0, bytes);
  }

  @Override
  public void close() {
    arena.close();
  }

  /**
   * Starts a shard of a known number of patches; they are written in any order.
   *
   * @throws IOException if the file cannot be written
   */
  public static Writer create(Path file, String brain, double pixelSizeUm, int patches, int sidePx)
      throws IOException {
    return new Writer(file, brain, pixelSizeUm, patches, sidePx);
  }

  /** Writes the rows of a shard straight to their places. Safe for use by several threads. */
  public static final class Writer implements AutoCloseable {
    private final TensorWriter tensor;
    private final int patchBytes;

    private Writer(Path file, String brain, double pixelSizeUm, int patches, int sidePx)
        throws IOException {
      this.patchBytes = sidePx * sidePx;
      this.tensor =
          new TensorWriter(
              file,
              TENSOR,
              ElementType.U8,
              new long[] {patches, 1, sidePx, sidePx},
              Map.of(BRAIN, brain, PIXEL_SIZE_UM, Double.toString(pixelSizeUm)));
    }

    /** Writes one patch, {@code sidePx²} bytes from the pial surface down. */
    public void write(int row, byte[] patch) throws IOException {
      if (patch.length != patchBytes) {
        throw new IllegalArgumentException(
            "A patch has " + patchBytes + " bytes, got " + patch.length);
      }
      tensor.write(row, ByteBuffer.wrap(patch));
    }

    /** Forces the shard to disk. */
    @Override
    public void close() throws IOException {
      tensor.close();
    }
  }
}
