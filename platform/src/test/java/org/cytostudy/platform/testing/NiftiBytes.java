package org.cytostudy.platform.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Small NIfTI-1 files of float32, written byte by byte from nifti1.h. */
public final class NiftiBytes {
  private static final int OFFSET = 352;
  private static final int FLOAT32 = 16;
  private static final int VECTOR = 1007;

  private NiftiBytes() {}

  /** 2 × 2 × 2 voxels of 1 mm, the first with its centre at 0; the values count from 0. */
  public static byte[] volume() {
    byte[] bytes = header(0, 2, 2, 2);
    ByteBuffer file = over(bytes);
    for (int i = 0; i < 8; i++) {
      file.putFloat(OFFSET + 4 * i, i);
    }
    return bytes;
  }

  /** The same without a word on where it lies. */
  public static byte[] unplaced() {
    byte[] bytes = volume();
    over(bytes).putShort(254, (short) 0);
    return bytes;
  }

  /**
   * A displacement field as ANTs writes it, 4 × 4 × 4 nodes, 40 mm apart from −60 to 60 mm: the
   * same displacement everywhere.
   *
   * @param leftMm, backMm, upMm in the file's LPS axes
   */
  public static byte[] field(float leftMm, float backMm, float upMm) {
    byte[] bytes = header(VECTOR, 4, 4, 4, 1, 3);
    ByteBuffer file = over(bytes);
    for (int axis = 0; axis < 3; axis++) {
      file.putFloat(280 + 20 * axis, 40);
      file.putFloat(292 + 16 * axis, -60);
    }
    float[] mm = {leftMm, backMm, upMm};
    for (int i = 0; i < 3 * 64; i++) {
      file.putFloat(OFFSET + 4 * i, mm[i / 64]);
    }
    return bytes;
  }

  private static byte[] header(int intent, int... sizes) {
    int values = 1;
    for (int size : sizes) {
      values *= size;
    }
    byte[] bytes = new byte[OFFSET + 4 * values];
    ByteBuffer file = over(bytes);
    file.putInt(0, 348);
    file.putShort(40, (short) sizes.length);
    for (int i = 0; i < sizes.length; i++) {
      file.putShort(42 + 2 * i, (short) sizes[i]);
    }
    file.putShort(68, (short) intent);
    file.putShort(70, (short) FLOAT32);
    file.putShort(72, (short) 32);
    file.putFloat(108, OFFSET);
    file.putFloat(112, 1);
    file.put(123, (byte) 2);
    file.putShort(254, (short) 1);
    for (int axis = 0; axis < 3; axis++) {
      file.putFloat(280 + 20 * axis, 1);
    }
    file.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
    return bytes;
  }

  private static ByteBuffer over(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
