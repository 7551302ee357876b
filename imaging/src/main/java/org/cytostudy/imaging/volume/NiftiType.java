package org.cytostudy.imaging.volume;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.cytostudy.imaging.space.GeometryFileException;

/** How a value of a NIfTI volume is stored; numbers are those of nifti1.h. */
enum NiftiType {
  UINT8(2, 1),
  INT16(4, 2),
  INT32(8, 4),
  FLOAT32(16, 4),
  FLOAT64(64, 8),
  INT8(256, 1),
  UINT16(512, 2),
  UINT32(768, 4);

  private final int code;
  private final int bytes;

  NiftiType(int code, int bytes) {
    this.code = code;
    this.bytes = bytes;
  }

  static NiftiType of(Path file, int code, int bits) throws GeometryFileException {
    for (NiftiType type : values()) {
      if (type.code == code) {
        if (bits != 8 * type.bytes) {
          throw GeometryFileException.corrupt(
              file, "offset 72", "Values of type %s have %d bits".formatted(type, bits));
        }
        return type;
      }
    }
    throw GeometryFileException.unsupported(
        file,
        "offset 70",
        "Values of NIfTI type " + code + " are not read here",
        "Convert it to whole numbers of 8 to 32 bits, or float of 32 or 64");
  }

  int bytes() {
    return bytes;
  }

  double value(ByteBuffer buffer, int index) {
    return switch (this) {
      case UINT8 -> buffer.get(index) & 0xff;
      case INT8 -> buffer.get(index);
      case INT16 -> buffer.getShort(2 * index);
      case UINT16 -> buffer.getShort(2 * index) & 0xffff;
      case INT32 -> buffer.getInt(4 * index);
      case UINT32 -> buffer.getInt(4 * index) & 0xffffffffL;
      case FLOAT32 -> buffer.getFloat(4 * index);
      case FLOAT64 -> buffer.getDouble(8 * index);
    };
  }
}
