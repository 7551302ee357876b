package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.jspecify.annotations.Nullable;

/** One image file directory: fields by tag. Values are read when they are asked for. */
final class TiffDirectory {
  private static final int MAX_FIELDS = 1024;
  private static final int MAX_BYTES = 32 << 20;
  private static final int MAX_TEXT_BYTES = 8 << 20;

  /** What one field takes in memory. */
  private static final int FIELD_BYTES = 96;

  private final TiffInput in;
  private final String name;
  private final Map<Integer, Field> fields = new HashMap<>();
  private final long next;
  private final long widthPx;
  private final long heightPx;
  private final int samplesPerPixel;
  private @Nullable String description;

  /** Where the values of a field lie. */
  private record Field(int type, long count, long offset) {}

  /**
   * Reads the directory at an offset.
   *
   * @param name how messages call it, e.g. {@code IFD 0}
   */
  TiffDirectory(TiffInput in, long offset, String name) throws IOException {
    this.in = in;
    this.name = name;
    int countBytes = in.big() ? 8 : 2;
    ByteBuffer head = in.read(offset, countBytes, name);
    long count = in.big() ? head.getLong() : head.getShort() & 0xffff;
    if (count < 1 || count > MAX_FIELDS) {
      throw ImageFormatException.corrupt("The directory would have " + count + " fields", name);
    }
    in.claim(count * FIELD_BYTES, name);
    int entryBytes = in.big() ? 20 : 12;
    int nextBytes = in.big() ? 8 : 4;
    int length = (int) count * entryBytes;
    ByteBuffer entries = in.read(offset + countBytes, length + nextBytes, name);
    for (int i = 0; i < count; i++) {
      int at = i * entryBytes;
      int tag = entries.getShort(at) & 0xffff;
      int type = entries.getShort(at + 2) & 0xffff;
      long values = in.big() ? entries.getLong(at + 4) : entries.getInt(at + 4) & 0xffff_ffffL;
      int inlineAt = at + (in.big() ? 12 : 8);
      int unit = bytesOf(type);
      if (unit == 0 || values < 0) {
        // A private field of an unknown type; nothing that is needed here.
        continue;
      }
      boolean inline = values <= nextBytes / unit;
      long valueOffset =
          inline
              ? offset + countBytes + inlineAt
              : in.big() ? entries.getLong(inlineAt) : entries.getInt(inlineAt) & 0xffff_ffffL;
      fields.putIfAbsent(tag, new Field(type, values, valueOffset));
    }
    next = in.big() ? entries.getLong(length) : entries.getInt(length) & 0xffff_ffffL;
    widthPx = number(Tag.IMAGE_WIDTH, 0);
    heightPx = number(Tag.IMAGE_LENGTH, 0);
    samplesPerPixel = (int) Math.clamp(number(Tag.SAMPLES_PER_PIXEL, 1), 1, 1 << 16);
  }

  private static int bytesOf(int type) {
    return switch (type) {
      case 1, 2, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12, 16, 17, 18 -> 8;
      default -> 0;
    };
  }

  String name() {
    return name;
  }

  /** Offset of the next directory, 0 after the last. */
  long next() {
    return next;
  }

  /** Columns of its image, 0 where it does not say. */
  long widthPx() {
    return widthPx;
  }

  /** Rows of its image, 0 where it does not say. */
  long heightPx() {
    return heightPx;
  }

  /** Samples a pixel, 1–65,536. */
  int samplesPerPixel() {
    return samplesPerPixel;
  }

  boolean has(int tag) {
    return fields.containsKey(tag);
  }

  /** The values of a field of whole numbers; empty where it is missing. */
  long[] longs(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null) {
      return new long[0];
    }
    ByteBuffer bytes = bytes(tag, field);
    in.claim(field.count() * Long.BYTES, where(tag));
    long[] values = new long[(int) field.count()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (field.type()) {
            case 1, 7 -> bytes.get() & 0xff;
            case 3 -> bytes.getShort() & 0xffff;
            case 4, 13 -> bytes.getInt() & 0xffff_ffffL;
            case 16, 18 -> bytes.getLong();
            default ->
                throw ImageFormatException.corrupt(
                    "A field that must hold whole numbers has type " + field.type(), where(tag));
          };
    }
    return values;
  }

  /** The first value of a field of whole numbers, or the default where it is missing. */
  long number(int tag, long otherwise) throws IOException {
    long[] values = longs(tag);
    return values.length == 0 ? otherwise : values[0];
  }

  /** A field that must be there. */
  long required(int tag, String what) throws IOException {
    long[] values = longs(tag);
    if (values.length == 0) {
      throw ImageFormatException.corrupt("The directory does not say the " + what, where(tag));
    }
    return values[0];
  }

  /** A fraction; empty where it is missing or its denominator is 0. */
  Optional<Double> rational(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null || field.type() != 5 || field.count() < 1) {
      return Optional.empty();
    }
    ByteBuffer bytes = bytes(tag, field);
    double numerator = bytes.getInt() & 0xffff_ffffL;
    double denominator = bytes.getInt() & 0xffff_ffffL;
    return denominator == 0 ? Optional.empty() : Optional.of(numerator / denominator);
  }

  /** The description, without blanks around it. */
  String description() throws IOException {
    String text = description;
    if (text == null) {
      text = text(Tag.IMAGE_DESCRIPTION).strip();
      description = text;
    }
    return text;
  }

  /** A text; empty where it is missing. */
  String text(int tag) throws IOException {
    Field field = fields.get(tag);
    if (field == null || bytesOf(field.type()) != 1) {
      return "";
    }
    if (field.count() > MAX_TEXT_BYTES) {
      throw ImageFormatException.tooLarge(
          "A text has " + field.count() + " bytes, read are up to " + MAX_TEXT_BYTES, where(tag));
    }
    in.claim(2 * field.count(), where(tag));
    String text = StandardCharsets.UTF_8.decode(bytes(tag, field)).toString();
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  /** Raw bytes; empty where the field is missing. */
  byte[] raw(int tag) throws IOException {
    Field field = fields.get(tag);
    return field == null || bytesOf(field.type()) != 1 ? new byte[0] : bytes(tag, field).array();
  }

  private ByteBuffer bytes(int tag, Field field) throws IOException {
    if (field.count() > MAX_BYTES / bytesOf(field.type())) {
      throw ImageFormatException.tooLarge(
          "A field has "
              + field.count()
              + " values, which take more than "
              + (MAX_BYTES >> 20)
              + " MiB",
          where(tag));
    }
    return in.read(field.offset(), (int) field.count() * bytesOf(field.type()), where(tag));
  }

  String where(int tag) {
    return name + ", tag " + tag;
  }
}
