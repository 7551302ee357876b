package org.cytostudy.imaging.zarr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;

/** Types of samples that are read. */
enum SampleType {
  UINT8(8, "u1", "uint8"),
  UINT16(16, "u2", "uint16"),
  FLOAT32(32, "f4", "float32");

  private final int bits;
  private final String v2Name;
  private final String v3Name;

  SampleType(int bits, String v2Name, String v3Name) {
    this.bits = bits;
    this.v2Name = v2Name;
    this.v3Name = v3Name;
  }

  int bits() {
    return bits;
  }

  int bytes() {
    return bits / 8;
  }

  /** Reads {@code dtype} of format 2, without the byte order that it starts with. */
  static SampleType ofV2(Json dtype) throws ImageFormatException {
    String text = dtype.node().isTextual() ? dtype.text() : dtype.node().toString();
    for (SampleType type : values()) {
      boolean ordered = text.startsWith("<") || text.startsWith(">");
      boolean single = type == UINT8 && text.startsWith("|");
      if ((ordered || single) && text.substring(1).equals(type.v2Name)) {
        return type;
      }
    }
    throw notRead(dtype, text);
  }

  /** Reads {@code data_type} of format 3. */
  static SampleType ofV3(Json dataType) throws ImageFormatException {
    String text = dataType.node().isTextual() ? dataType.text() : dataType.node().toString();
    for (SampleType type : values()) {
      if (text.equals(type.v3Name)) {
        return type;
      }
    }
    throw notRead(dataType, text);
  }

  private static ImageFormatException notRead(Json place, String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return place.unsupported("Samples of the type " + shown + " are not read");
  }

  /**
   * The value of pixels that no chunk holds, as bytes of one little-endian sample.
   *
   * @param fill absent means 0
   */
  byte[] fill(Optional<Json> fill) throws ImageFormatException {
    ByteBuffer sample = ByteBuffer.allocate(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    if (fill.isEmpty()) {
      return sample.array();
    }
    Json value = fill.get();
    switch (this) {
      case UINT8 -> sample.put((byte) integer(value, 0xff));
      case UINT16 -> sample.putShort((short) integer(value, 0xffff));
      case FLOAT32 -> sample.putFloat(decimal(value));
    }
    return sample.array();
  }

  /** Format 2 lets NumPy write integers with a point. */
  private static int integer(Json value, int max) throws ImageFormatException {
    double number = value.number();
    if (number != Math.rint(number) || number < 0 || number > max) {
      throw value.corrupt("The fill value must be an integer between 0 and " + max);
    }
    return (int) number;
  }

  private static float decimal(Json value) throws ImageFormatException {
    if (!value.node().isTextual()) {
      return (float) value.number();
    }
    String text = value.text();
    return switch (text) {
      case "NaN" -> Float.NaN;
      case "Infinity" -> Float.POSITIVE_INFINITY;
      case "-Infinity" -> Float.NEGATIVE_INFINITY;
      default -> {
        if (!text.matches("0x[0-9a-fA-F]{8}")) {
          throw value.corrupt("The fill value is no number");
        }
        yield Float.intBitsToFloat(Integer.parseUnsignedInt(text.substring(2), 16));
      }
    };
  }
}
