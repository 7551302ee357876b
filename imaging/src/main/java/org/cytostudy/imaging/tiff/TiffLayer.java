package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelFormat;

/**
 * The pixels of one directory: its geometry and where its tiles lie. A strip is a tile as wide as
 * the image.
 *
 * @param name how messages call it
 * @param samplesPerPixel stored samples, of which those beyond the format's channels are dropped
 * @param invert whether 0 is white
 * @param jpegTables tables that the tiles share, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record TiffLayer(
    String name,
    long width,
    long height,
    boolean tiled,
    int tileWidth,
    int tileHeight,
    PixelFormat format,
    int samplesPerPixel,
    boolean invert,
    boolean yCbCr,
    boolean differenced,
    Compression compression,
    byte[] jpegTables,
    ByteOrder order,
    long[] offsets,
    long[] byteCounts) {

  static final long MAX_SIDE_PX = 4_000_000;
  static final long MAX_TILE_BYTES = 64L << 20;
  private static final long MAX_TILES = 1L << 24;
  private static final long CHOPPED_STRIP_BYTES = 1L << 20;

  /** Reads and checks the fields of a directory. */
  static TiffLayer of(TiffInput in, TiffDirectory directory) throws IOException {
    long width = directory.required(Tag.IMAGE_WIDTH, "width");
    long height = directory.required(Tag.IMAGE_LENGTH, "height");
    checkSize(directory, width, height);
    Compression compression = compression(directory);
    int samples = (int) Math.clamp(directory.number(Tag.SAMPLES_PER_PIXEL, 1), 0, 1000);
    PixelFormat format = format(directory, compression, samples);
    long photometric = directory.number(Tag.PHOTOMETRIC, samples >= 3 ? 2 : 1);
    boolean tiled = directory.has(Tag.TILE_WIDTH);
    long tileWidth = tiled ? directory.required(Tag.TILE_WIDTH, "tile width") : width;
    long tileHeight =
        tiled
            ? directory.required(Tag.TILE_LENGTH, "tile height")
            : Math.min(height, directory.number(Tag.ROWS_PER_STRIP, height));
    if (tileWidth < 1 || tileHeight < 1 || tileWidth > MAX_SIDE_PX || tileHeight > MAX_SIDE_PX) {
      throw ImageFormatException.corrupt(
          "A tile would be " + tileWidth + " × " + tileHeight + " px", directory.name());
    }
    long across = Math.ceilDiv(width, tileWidth);
    long tiles = across * Math.ceilDiv(height, tileHeight);
    if (tiles > MAX_TILES) {
      throw ImageFormatException.tooLarge("The image has " + tiles + " tiles", directory.name());
    }
    int pixelBytes = samples * format.bitDepth() / 8;
    long[] offsets = directory.longs(tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS);
    long[] counts = directory.longs(tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS);
    if (counts.length == 0 && compression == Compression.NONE) {
      counts = plainCounts(offsets.length, width * pixelBytes, tileHeight, height);
    }
    if (offsets.length < tiles || counts.length < tiles) {
      throw ImageFormatException.corrupt(
          tiles + " tiles are needed, " + Math.min(offsets.length, counts.length) + " are there",
          directory.name());
    }
    checkWithinFile(in, directory, offsets, counts, (int) tiles, tiled);
    long rowBytes = tileWidth * pixelBytes;
    if (!tiled && compression == Compression.NONE && rowBytes * tileHeight > CHOPPED_STRIP_BYTES) {
      long rows = Math.max(1, CHOPPED_STRIP_BYTES / rowBytes);
      if (tiles > 1) {
        // A piece must not straddle two strips.
        rows = largestDivisor(tileHeight, rows);
      }
      long[][] chopped = chop(offsets, counts, rowBytes, tileHeight, height, rows);
      offsets = chopped[0];
      counts = chopped[1];
      tileHeight = rows;
    }
    if (rowBytes * tileHeight > MAX_TILE_BYTES) {
      throw ImageFormatException.tooLarge(
          "A tile takes "
              + ((rowBytes * tileHeight) >> 20)
              + " MiB decoded, read are up to "
              + (MAX_TILE_BYTES >> 20),
          directory.name());
    }
    long predictor = directory.number(Tag.PREDICTOR, 1);
    boolean predicts =
        compression != Compression.NONE
            && compression != Compression.JPEG
            && compression != Compression.PACK_BITS;
    if (predicts && predictor != 1 && predictor != 2) {
      throw ImageFormatException.unsupported(
          "Predictor " + predictor + " is not read", directory.where(Tag.PREDICTOR));
    }
    return new TiffLayer(
        directory.name(),
        width,
        height,
        tiled,
        (int) tileWidth,
        (int) tileHeight,
        format,
        samples,
        photometric == 0,
        photometric == 6,
        predicts && predictor == 2,
        compression,
        compression == Compression.JPEG ? directory.raw(Tag.JPEG_TABLES) : new byte[0],
        in.order(),
        offsets,
        counts);
  }

  private static void checkSize(TiffDirectory directory, long width, long height)
      throws ImageFormatException {
    if (width < 1 || height < 1) {
      throw ImageFormatException.corrupt(
          "The image would be " + width + " × " + height + " px", directory.name());
    }
    if (width > MAX_SIDE_PX || height > MAX_SIDE_PX) {
      throw ImageFormatException.tooLarge(
          "The image is " + width + " × " + height + " px, read are up to " + MAX_SIDE_PX,
          directory.name());
    }
  }

  private static Compression compression(TiffDirectory directory) throws IOException {
    long code = directory.number(Tag.COMPRESSION, 1);
    return Compression.ofCode(code)
        .orElseThrow(
            () ->
                ImageFormatException.unsupported(
                    "Compression " + code + " (" + Compression.nameOf(code) + ") is not read",
                    directory.where(Tag.COMPRESSION)));
  }

  private static PixelFormat format(TiffDirectory directory, Compression compression, int samples)
      throws IOException {
    long photometric = directory.number(Tag.PHOTOMETRIC, samples >= 3 ? 2 : 1);
    boolean grey = photometric <= 1 && (samples == 1 || samples == 2);
    boolean rgb =
        (photometric == 2 || (photometric == 6 && compression == Compression.JPEG))
            && (samples == 3 || samples == 4);
    if (!grey && !rgb) {
      throw ImageFormatException.unsupported(
          samples
              + " samples a pixel with photometric interpretation "
              + photometric
              + " are not read",
          directory.where(Tag.PHOTOMETRIC));
    }
    long[] bits = directory.longs(Tag.BITS_PER_SAMPLE);
    long depth = bits.length == 0 ? 1 : bits[0];
    boolean equal = Arrays.stream(bits).allMatch(b -> b == depth);
    if (!equal || (depth != 8 && depth != 16) || (depth == 16 && compression == Compression.JPEG)) {
      throw ImageFormatException.unsupported(
          "Samples of " + Arrays.toString(bits) + " bits are not read",
          directory.where(Tag.BITS_PER_SAMPLE));
    }
    long sampleFormat = directory.number(Tag.SAMPLE_FORMAT, 1);
    if (sampleFormat != 1 && sampleFormat != 4) {
      throw ImageFormatException.unsupported(
          "Samples that are signed or floating-point are not read",
          directory.where(Tag.SAMPLE_FORMAT));
    }
    if (samples > 1 && directory.number(Tag.PLANAR_CONFIGURATION, 1) != 1) {
      throw ImageFormatException.unsupported(
          "Channels stored in separate planes are not read",
          directory.where(Tag.PLANAR_CONFIGURATION));
    }
    if (directory.number(Tag.FILL_ORDER, 1) != 1) {
      throw ImageFormatException.unsupported(
          "Bytes with reversed bits are not read", directory.where(Tag.FILL_ORDER));
    }
    return new PixelFormat(grey ? 1 : 3, (int) depth);
  }

  private static long[] plainCounts(int strips, long rowBytes, long rowsPerStrip, long height) {
    long[] counts = new long[strips];
    for (int i = 0; i < strips; i++) {
      counts[i] = rowBytes * Math.clamp(height - i * rowsPerStrip, 0, rowsPerStrip);
    }
    return counts;
  }

  private static void checkWithinFile(
      TiffInput in,
      TiffDirectory directory,
      long[] offsets,
      long[] counts,
      int tiles,
      boolean tiled)
      throws ImageFormatException {
    for (int i = 0; i < tiles; i++) {
      String where = directory.name() + ", " + (tiled ? "tile " : "strip ") + i;
      if (counts[i] == 0) {
        throw ImageFormatException.corrupt("The tile holds no bytes", where);
      }
      if (offsets[i] < 0 || counts[i] < 0 || offsets[i] > in.size() - counts[i]) {
        throw ImageFormatException.truncated(
            "The file has "
                + in.size()
                + " bytes, the tile needs "
                + counts[i]
                + " at offset "
                + offsets[i],
            where);
      }
    }
  }

  /** Cuts uncompressed strips into smaller ones, so that one row does not cost a whole strip. */
  private static long[][] chop(
      long[] offsets, long[] counts, long rowBytes, long stripRows, long height, long rows)
      throws ImageFormatException {
    int pieces = (int) Math.ceilDiv(height, rows);
    long[][] result = new long[2][pieces];
    for (int i = 0; i < pieces; i++) {
      long firstRow = i * rows;
      int strip = (int) (firstRow / stripRows);
      long within = (firstRow - strip * stripRows) * rowBytes;
      result[0][i] = offsets[strip] + within;
      result[1][i] = Math.min(rows, height - firstRow) * rowBytes;
      if (within + result[1][i] > counts[strip]) {
        throw ImageFormatException.truncated("The strip is too short", "strip " + strip);
      }
    }
    return result;
  }

  private static long largestDivisor(long of, long atMost) {
    long divisor = atMost;
    while (of % divisor != 0) {
      divisor--;
    }
    return divisor;
  }

  int tilesAcross() {
    return (int) Math.ceilDiv(width, tileWidth);
  }

  /** Rows that tile {@code index} really holds: the last strip is shorter, a tile never is. */
  int rowsOf(int index) {
    return tiled ? tileHeight : (int) Math.min(tileHeight, height - (long) index * tileHeight);
  }

  String whereOf(int index) {
    return name + ", " + (tiled ? "tile " : "strip ") + index + ", offset " + offsets[index];
  }
}
