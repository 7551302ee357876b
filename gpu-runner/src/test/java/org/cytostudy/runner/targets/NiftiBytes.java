package org.cytostudy.runner.targets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes volumes as NIfTI-1 files, field by field as its header is laid out. */
final class NiftiBytes {
  private NiftiBytes() {}

  /** A value by place, mm. */
  @FunctionalInterface
  interface Field {
    double at(double xMm, double yMm, double zMm);
  }

  /**
   * A cube of float32 voxels.
   *
   * @param size voxels along each axis
   * @param voxelMm their distance
   * @param firstMm x, y and z of the first one
   */
  static Path write(Path file, int size, double voxelMm, double firstMm, Field field)
      throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(352 + 4 * size * size * size).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(0, 348);
    short[] dimensions = {3, (short) size, (short) size, (short) size, 1, 1, 1, 1};
    for (int i = 0; i < 8; i++) {
      bytes.putShort(40 + 2 * i, dimensions[i]);
      bytes.putFloat(76 + 4 * i, i == 0 ? 1 : i < 4 ? (float) voxelMm : 0);
    }
    bytes.putShort(70, (short) 16).putShort(72, (short) 32);
    bytes.putFloat(108, 352).putFloat(112, 1);
    bytes.put(123, (byte) 2);
    bytes.putShort(254, (short) 2);
    for (int axis = 0; axis < 3; axis++) {
      bytes.putFloat(280 + 16 * axis + 4 * axis, (float) voxelMm);
      bytes.putFloat(280 + 16 * axis + 12, (float) firstMm);
    }
    bytes.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
    int at = 352;
    for (int z = 0; z < size; z++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++, at += 4) {
          bytes.putFloat(
              at,
              (float)
                  field.at(firstMm + x * voxelMm, firstMm + y * voxelMm, firstMm + z * voxelMm));
        }
      }
    }
    return Files.write(file, bytes.array());
  }
}
