package org.cytostudy.imaging.libtiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How tiles are stored.
 *
 * @param order of 16 and 32-bit samples
 * @param tiled whether they are tiles, and not strips
 * @param width pixels a row
 * @param samples samples a pixel
 * @param bitDepth bits a sample
 * @param floating whether samples are floating-point numbers
 * @param photometric PhotometricInterpretation
 * @param compression Compression
 * @param predictor Predictor, 1 where there is none
 * @param jpegTables JPEGTables, or empty
 * @param subsampling YCbCrSubsampling, or empty
 * @param lercParameters LercParameters, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // a parameter object, never compared
public record StoredTile(
    ByteOrder order,
    boolean tiled,
    int width,
    int samples,
    int bitDepth,
    boolean floating,
    int photometric,
    int compression,
    int predictor,
    byte[] jpegTables,
    long[] subsampling,
    long[] lercParameters) {
  static final int JPEG = 7;

  private static final int LZMA = 34_925;
  private static final int WEBP = 50_001;
  private static final int BYTE = 7;
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int HEADER_BYTES = 8;
  private static final int ENTRY_BYTES = 12;
  private static final int INLINE_BYTES = 4;
  private static final int RGB = 2;
  private static final int UNSIGNED = 1;
  private static final int FLOATING_POINT = 3;

  private record Field(int type, long[] values) {
    int bytes() {
      return values.length * (type == BYTE ? 1 : type == SHORT ? 2 : 4);
    }
  }

  /** Whether a mebibyte of samples may take ten milliseconds or more. */
  boolean slow() {
    return compression == LZMA || compression == WEBP;
  }

  /**
   * A classic TIFF whose only tile this is, without the bytes of the tile.
   *
   * @param rows of the tile
   */
  byte[] file(int rows) {
    SortedMap<Integer, Field> fields = fields(rows);
    int behind = HEADER_BYTES + 2 + fields.size() * ENTRY_BYTES + 4;
    int total = behind;
    for (Field field : fields.values()) {
      total += field.bytes() > INLINE_BYTES ? (field.bytes() + 1) / 2 * 2 : 0;
    }
    ByteBuffer out = ByteBuffer.allocate(total).order(order);
    byte mark = (byte) (order == ByteOrder.BIG_ENDIAN ? 'M' : 'I');
    out.put(mark).put(mark).putShort((short) 42).putInt(HEADER_BYTES);
    out.putShort((short) fields.size());
    for (var entry : fields.entrySet()) {
      Field field = entry.getValue();
      out.putShort(entry.getKey().shortValue()).putShort((short) field.type());
      out.putInt(field.values().length);
      int next = out.position() + INLINE_BYTES;
      if (field.bytes() > INLINE_BYTES) {
        out.putInt(behind).position(behind);
        put(out, field);
        behind += (field.bytes() + 1) / 2 * 2;
      } else {
        put(out, field);
      }
      out.position(next);
    }
    return out.array();
  }

  private static void put(ByteBuffer out, Field field) {
    for (long value : field.values()) {
      switch (field.type()) {
        case BYTE -> out.put((byte) value);
        case SHORT -> out.putShort((short) value);
        default -> out.putInt((int) value);
      }
    }
  }

  private SortedMap<Integer, Field> fields(int rows) {
    SortedMap<Integer, Field> fields = new TreeMap<>();
    fields.put(256, field(LONG, width));
    fields.put(257, field(LONG, rows));
    fields.put(258, field(SHORT, repeated(bitDepth, samples)));
    fields.put(259, field(SHORT, compression));
    fields.put(262, field(SHORT, photometric));
    // The bytes are never read from there.
    fields.put(tiled ? 324 : 273, field(LONG, HEADER_BYTES));
    fields.put(tiled ? 325 : 279, field(LONG, 1));
    fields.put(277, field(SHORT, samples));
    fields.put(284, field(SHORT, 1));
    if (tiled) {
      fields.put(322, field(LONG, width));
      fields.put(323, field(LONG, rows));
    } else {
      fields.put(278, field(LONG, rows));
    }
    int extra = samples - (photometric >= RGB ? 3 : 1);
    if (extra > 0) {
      fields.put(338, field(SHORT, repeated(0, extra)));
    }
    fields.put(339, field(SHORT, repeated(floating ? FLOATING_POINT : UNSIGNED, samples)));
    if (predictor != 1) {
      fields.put(317, field(SHORT, predictor));
    }
    if (jpegTables.length > 0) {
      long[] values = new long[jpegTables.length];
      Arrays.setAll(values, i -> jpegTables[i]);
      fields.put(347, new Field(BYTE, values));
    }
    if (subsampling.length > 0) {
      fields.put(530, field(SHORT, subsampling));
    }
    if (lercParameters.length > 0) {
      fields.put(50_674, field(LONG, lercParameters));
    }
    return fields;
  }

  private static Field field(int type, long... values) {
    return new Field(type, values);
  }

  private static long[] repeated(int value, int count) {
    long[] values = new long[count];
    Arrays.fill(values, value);
    return values;
  }
}
