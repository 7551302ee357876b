package org.cytostudy.imaging.tiff;

import java.io.IOException;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * The size of a directory's image and where its tiles lie. A strip is a tile as wide as the image.
 *
 * @param planes sets of tiles that follow one another, one a sample where these are stored apart
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record TileGrid(
    long width,
    long height,
    boolean tiled,
    int tileWidth,
    int tileHeight,
    int planes,
    long[] offsets,
    long[] byteCounts) {

  static final long MAX_SIDE_PX = 4_000_000;
  static final long MAX_TILE_BYTES = 64L << 20;
  private static final long MAX_TILES = 1L << 22;
  private static final long CHOPPED_STRIP_BYTES = 1L << 20;

  /**
   * Reads and checks the fields: every tile must lie within the file.
   *
   * @param skippedBytes how far behind its stated place the image lies, for stacks of which only
   *     the first image has a directory
   */
  static TileGrid of(
      TiffInput in,
      TiffDirectory directory,
      Compression compression,
      SampleLayout layout,
      long skippedBytes)
      throws IOException {
    long width = directory.required(Tag.IMAGE_WIDTH, "width");
    long height = directory.required(Tag.IMAGE_LENGTH, "height");
    checkSize(directory, width, height);
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
    long tiles = Math.ceilDiv(width, tileWidth) * Math.ceilDiv(height, tileHeight);
    if (tiles * layout.planes() > MAX_TILES) {
      throw ImageFormatException.tooLarge(
          "The image has " + tiles * layout.planes() + " tiles", directory.name());
    }
    long rowBytes = tileWidth * layout.storedBytes();
    long[] offsets = directory.longs(tiled ? Tag.TILE_OFFSETS : Tag.STRIP_OFFSETS);
    long[] counts = directory.longs(tiled ? Tag.TILE_BYTE_COUNTS : Tag.STRIP_BYTE_COUNTS);
    if (counts.length == 0 && compression == Compression.NONE) {
      counts = plainCounts(offsets.length, (int) tiles, rowBytes, tileHeight, height, tiled);
    }
    if (offsets.length < tiles * layout.planes() || counts.length < tiles * layout.planes()) {
      throw ImageFormatException.corrupt(
          tiles * layout.planes()
              + " tiles are needed, "
              + Math.min(offsets.length, counts.length)
              + " are there",
          directory.name());
    }
    for (int i = 0; skippedBytes > 0 && i < offsets.length; i++) {
      offsets[i] += skippedBytes;
    }
    TileGrid grid =
        new TileGrid(
            width,
            height,
            tiled,
            (int) tileWidth,
            (int) tileHeight,
            layout.planes(),
            offsets,
            counts);
    grid.checkWithinFile(in, directory.name());
    if (!tiled && compression == Compression.NONE && rowBytes * tileHeight > CHOPPED_STRIP_BYTES) {
      grid = grid.chopped(rowBytes, directory.name());
    }
    long tileBytes = rowBytes * grid.tileHeight;
    if (Math.max(tileBytes, tileWidth * grid.tileHeight * layout.format().bytes())
        > MAX_TILE_BYTES) {
      throw ImageFormatException.tooLarge(
          "A tile takes "
              + (tileBytes >> 20)
              + " MiB decoded, read are up to "
              + (MAX_TILE_BYTES >> 20),
          directory.name());
    }
    return grid;
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

  private static long[] plainCounts(
      int strips, int tiles, long rowBytes, long tileHeight, long height, boolean tiled) {
    long[] counts = new long[strips];
    for (int i = 0; i < strips; i++) {
      long firstRow = i % tiles * tileHeight;
      counts[i] = rowBytes * (tiled ? tileHeight : Math.clamp(height - firstRow, 0, tileHeight));
    }
    return counts;
  }

  private void checkWithinFile(TiffInput in, String name) throws ImageFormatException {
    for (int i = 0; i < tiles() * planes; i++) {
      if (byteCounts[i] == 0) {
        throw ImageFormatException.corrupt("The tile holds no bytes", where(name, i));
      }
      if (offsets[i] < 0 || byteCounts[i] < 0 || offsets[i] > in.size() - byteCounts[i]) {
        throw ImageFormatException.truncated(
            "The file has "
                + in.size()
                + " bytes, the tile needs "
                + byteCounts[i]
                + " at offset "
                + offsets[i],
            where(name, i));
      }
    }
  }

  /** Cuts uncompressed strips into smaller ones, so that one row does not cost a whole strip. */
  private TileGrid chopped(long rowBytes, String name) throws ImageFormatException {
    long rows = Math.max(1, CHOPPED_STRIP_BYTES / rowBytes);
    if (tiles() > 1) {
      // A piece must not straddle two strips.
      while (tileHeight % rows != 0) {
        rows--;
      }
    }
    int pieces = (int) Math.ceilDiv(height, rows);
    if ((long) pieces * planes > MAX_TILES) {
      throw ImageFormatException.tooLarge("The image has " + pieces + " pieces", name);
    }
    long[] pieceOffsets = new long[pieces * planes];
    long[] pieceCounts = new long[pieces * planes];
    for (int i = 0; i < pieceOffsets.length; i++) {
      long firstRow = i % pieces * rows;
      int strip = i / pieces * tiles() + (int) (firstRow / tileHeight);
      long within = firstRow % tileHeight * rowBytes;
      pieceOffsets[i] = offsets[strip] + within;
      pieceCounts[i] = Math.min(rows, height - firstRow) * rowBytes;
      if (within + pieceCounts[i] > byteCounts[strip]) {
        throw ImageFormatException.truncated("The strip is too short", where(name, strip));
      }
    }
    return new TileGrid(
        width, height, false, tileWidth, (int) rows, planes, pieceOffsets, pieceCounts);
  }

  int across() {
    return (int) Math.ceilDiv(width, tileWidth);
  }

  int down() {
    return (int) Math.ceilDiv(height, tileHeight);
  }

  /** Tiles of one plane. */
  int tiles() {
    return across() * down();
  }

  /** Rows that a tile really holds: the last strip is shorter, a tile never is. */
  int rowsOf(int index) {
    long firstRow = (long) (index % tiles()) * tileHeight;
    return tiled ? tileHeight : (int) Math.min(tileHeight, height - firstRow);
  }

  /** How messages call a tile. */
  String where(String name, int index) {
    return name + ", " + (tiled ? "tile " : "strip ") + index + ", offset " + offsets[index];
  }
}
