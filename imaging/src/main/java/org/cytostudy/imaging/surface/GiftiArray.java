package org.cytostudy.imaging.surface;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.cytostudy.imaging.space.Affine3;

/**
 * One data array of a GIFTI file, decoded but not yet given a meaning.
 *
 * @param intent for example {@code NIFTI_INTENT_POINTSET}
 * @param metadata its own, by name
 * @param transforms to other coordinate systems; of point sets only
 * @param rows first dimension
 * @param columns product of the others
 * @param byColumns whether the first index runs fastest
 * @param type of the values
 * @param bytes in the order of the file
 */
record GiftiArray(
    String intent,
    Map<String, String> metadata,
    List<Transform> transforms,
    int rows,
    int columns,
    boolean byColumns,
    Type type,
    ByteBuffer bytes) {

  /**
   * A map from the coordinates of a point set to another coordinate system.
   *
   * @param dataSpace the NIfTI name of what the coordinates are, e.g. {@code NIFTI_XFORM_UNKNOWN}
   * @param transformedSpace the NIfTI name of what they become
   * @param matrix RAS mm to RAS mm
   */
  record Transform(String dataSpace, String transformedSpace, Affine3 matrix) {}

  /** How a value is stored. */
  enum Type {
    NIFTI_TYPE_UINT8(1),
    NIFTI_TYPE_INT32(4),
    NIFTI_TYPE_FLOAT32(4),
    NIFTI_TYPE_FLOAT64(8);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }

    int bytes() {
      return bytes;
    }
  }

  /** A value; those of integers are exact. */
  double at(int row, int column) {
    int index = byColumns ? column * rows + row : row * columns + column;
    return switch (type) {
      case NIFTI_TYPE_UINT8 -> bytes.get(index) & 0xff;
      case NIFTI_TYPE_INT32 -> bytes.getInt(4 * index);
      case NIFTI_TYPE_FLOAT32 -> bytes.getFloat(4 * index);
      case NIFTI_TYPE_FLOAT64 -> bytes.getDouble(8 * index);
    };
  }

  boolean isInteger() {
    return type == Type.NIFTI_TYPE_UINT8 || type == Type.NIFTI_TYPE_INT32;
  }
}
