package org.cytostudy.imaging.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cytostudy.imaging.slide.PixelFormat;

/** Writes headers and image file directories, classic or BigTIFF, little-endian. */
final class DirectoryEncoder {
  private static final int SHORT = 3;
  private static final int LONG = 4;
  private static final int RATIONAL = 5;
  private static final int LONG8 = 16;
  private static final int CENTIMETRE = 3;
  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;
  private static final int YCBCR = 6;
  private static final double UM_PER_CM = 10_000;
  // Numerator of a resolution; the denominator then holds µm to six digits and both fit 32 bits.
  private static final long NUMERATOR = 4_000_000_000L;

  private final boolean big;
  private final PixelFormat format;
  private final TileStorage storage;

  private record Field(int type, long[] values) {}

  DirectoryEncoder(boolean big, PixelFormat format, TileStorage storage) {
    this.big = big;
    this.format = format;
    this.storage = storage;
  }

  /** The first bytes of the file. */
  ByteBuffer header(long firstDirectory) {
    ByteBuffer header = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    header.put((byte) 'I').put((byte) 'I');
    if (big) {
      header.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(firstDirectory);
    } else {
      header.putShort((short) 42).putInt((int) firstDirectory);
    }
    return header.rewind();
  }

  /**
   * One directory with the values that do not fit into it behind it, padded to 8 bytes.
   *
   * @param at where it will lie in the file
   * @param last whether no directory follows; else the next lies right behind this one
   */
  ByteBuffer encode(
      LevelWriter level, boolean reduced, OptionalDouble pixelSizeUm, long at, boolean last) {
    SortedMap<Integer, Field> fields = fields(level, reduced, pixelSizeUm);
    int entryBytes = big ? 20 : 12;
    int inlineBytes = big ? 8 : 4;
    int directoryBytes = (big ? 8 : 2) + fields.size() * entryBytes + (big ? 8 : 4);
    int extra = align(directoryBytes);
    int total = extra;
    for (Field field : fields.values()) {
      int bytes = bytes(field);
      total += bytes > inlineBytes ? align(bytes) : 0;
    }
    ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
    if (big) {
      out.putLong(fields.size());
    } else {
      out.putShort((short) fields.size());
    }
    int behind = extra;
    for (var entry : fields.entrySet()) {
      Field field = entry.getValue();
      out.putShort(entry.getKey().shortValue()).putShort((short) field.type());
      int count = field.values().length / (field.type() == RATIONAL ? 2 : 1);
      if (big) {
        out.putLong(count);
      } else {
        out.putInt(count);
      }
      int valueAt = out.position();
      if (bytes(field) > inlineBytes) {
        putOffset(out, at + behind);
        put(out, behind, field);
        behind += align(bytes(field));
      } else {
        put(out, valueAt, field);
      }
      out.position(valueAt + inlineBytes);
    }
    putOffset(out, last ? 0 : at + total);
    return out.rewind();
  }

  private void putOffset(ByteBuffer out, long offset) {
    if (big) {
      out.putLong(offset);
    } else {
      out.putInt((int) offset);
    }
  }

  private SortedMap<Integer, Field> fields(
      LevelWriter level, boolean reduced, OptionalDouble pixelSizeUm) {
    SortedMap<Integer, Field> fields = new TreeMap<>();
    fields.put(Tag.NEW_SUBFILE_TYPE, field(LONG, reduced ? 1 : 0));
    fields.put(Tag.IMAGE_WIDTH, field(LONG, level.width()));
    fields.put(Tag.IMAGE_LENGTH, field(LONG, level.height()));
    int channels = format.channels();
    long[] bits = new long[channels];
    Arrays.fill(bits, format.bitDepth());
    fields.put(Tag.BITS_PER_SAMPLE, field(SHORT, bits));
    fields.put(Tag.SAMPLES_PER_PIXEL, field(SHORT, channels));
    fields.put(Tag.PLANAR_CONFIGURATION, field(SHORT, 1));
    putCoding(fields);
    fields.put(Tag.TILE_WIDTH, field(LONG, storage.tilePx()));
    fields.put(Tag.TILE_LENGTH, field(LONG, storage.tilePx()));
    fields.put(Tag.TILE_OFFSETS, field(big ? LONG8 : LONG, level.offsets()));
    fields.put(Tag.TILE_BYTE_COUNTS, field(LONG, level.byteCounts()));
    if (pixelSizeUm.isPresent()) {
      // numerator / denominator pixels per cm; the denominator is proportional to the pixel size.
      long numerator = NUMERATOR;
      while (pixelSizeUm.getAsDouble() * numerator / UM_PER_CM > NUMERATOR) {
        numerator /= 10;
      }
      long denominator = Math.round(pixelSizeUm.getAsDouble() * numerator / UM_PER_CM);
      fields.put(Tag.X_RESOLUTION, field(RATIONAL, numerator, denominator));
      fields.put(Tag.Y_RESOLUTION, field(RATIONAL, numerator, denominator));
      fields.put(Tag.RESOLUTION_UNIT, field(SHORT, CENTIMETRE));
    }
    return fields;
  }

  private void putCoding(SortedMap<Integer, Field> fields) {
    int channels = format.channels();
    int colours = channels == 1 ? BLACK_IS_ZERO : RGB;
    switch (storage.codec()) {
      case DEFLATE -> putLossless(fields, Compression.DEFLATE, colours);
      case ZSTANDARD -> putLossless(fields, Compression.ZSTD, colours);
      case JPEG -> {
        fields.put(Tag.COMPRESSION, field(SHORT, Compression.JPEG.code()));
        fields.put(Tag.PHOTOMETRIC, field(SHORT, channels == 1 ? colours : YCBCR));
        if (channels == 3) {
          fields.put(Tag.YCBCR_SUBSAMPLING, field(SHORT, 2, 2));
        }
      }
    }
  }

  private static void putLossless(
      SortedMap<Integer, Field> fields, Compression compression, int colours) {
    fields.put(Tag.COMPRESSION, field(SHORT, compression.code()));
    fields.put(Tag.PHOTOMETRIC, field(SHORT, colours));
    fields.put(Tag.PREDICTOR, field(SHORT, 2));
  }

  private static Field field(int type, long... values) {
    return new Field(type, values);
  }

  private static int bytes(Field field) {
    return field.values().length
        * switch (field.type()) {
          case SHORT -> 2;
          case LONG8 -> 8;
          default -> 4;
        };
  }

  private static void put(ByteBuffer out, int at, Field field) {
    int position = at;
    for (long value : field.values()) {
      switch (field.type()) {
        case SHORT -> out.putShort(position, (short) value);
        case LONG8 -> out.putLong(position, value);
        default -> out.putInt(position, (int) value);
      }
      position += bytes(field) / field.values().length;
    }
  }

  private static int align(int bytes) {
    return (bytes + 7) / 8 * 8;
  }
}
