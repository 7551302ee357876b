package org.cytostudy.imaging.tiff;

import org.cytostudy.imaging.slide.Halving;
import org.cytostudy.imaging.slide.PixelFormat;

/** One level of a pyramid that is being written: the current row of tiles, and where all went. */
final class LevelWriter {
  private final int width;
  private final int height;
  private final PixelFormat format;
  private final int tilePx;
  private final int tileColumns;
  private final byte[] band;
  private final byte[] tile;
  private final byte[] halved;
  private final long[] offsets;
  private final long[] byteCounts;
  private int bandRows;
  private int rows;
  private int tiles;

  LevelWriter(long width, long height, PixelFormat format, int tilePx) {
    this.width = Math.toIntExact(width);
    this.height = Math.toIntExact(height);
    this.format = format;
    this.tilePx = tilePx;
    this.tileColumns = Math.ceilDiv(this.width, tilePx);
    this.band = new byte[Math.multiplyExact(rowBytes(), Math.min(tilePx, this.height))];
    this.tile = new byte[tilePx * tilePx * format.bytes()];
    this.halved = new byte[(this.width + 1) / 2 * format.bytes()];
    int count = Math.multiplyExact(tileColumns, Math.ceilDiv(this.height, tilePx));
    this.offsets = new long[count];
    this.byteCounts = new long[count];
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  int rowBytes() {
    return width * format.bytes();
  }

  int tileColumns() {
    return tileColumns;
  }

  int tiles() {
    return offsets.length;
  }

  int rows() {
    return rows;
  }

  boolean complete() {
    return rows == height;
  }

  long[] offsets() {
    return offsets;
  }

  long[] byteCounts() {
    return byteCounts;
  }

  /** Takes the next row. */
  void take(byte[] samples, int offset) {
    if (complete()) {
      throw new IllegalStateException("All " + height + " rows were written already");
    }
    System.arraycopy(samples, offset, band, bandRows * rowBytes(), rowBytes());
    bandRows++;
    rows++;
  }

  /** Whether the rows taken last make a row of the next level; an odd last row makes one alone. */
  boolean pairComplete() {
    return rows % 2 == 0 || complete();
  }

  /** The two rows taken last, averaged 2 × 2; at an odd edge the last pixel counts twice. */
  byte[] halvedPair() {
    int lower = (bandRows - 1) * rowBytes();
    int upper = rows % 2 == 0 ? lower - rowBytes() : lower;
    Halving.rows(band, upper, lower, width, format, halved, 0);
    return halved;
  }

  boolean bandComplete() {
    return bandRows == tilePx || complete();
  }

  /** A tile of the current band; beyond the image its edge is repeated, which compresses best. */
  byte[] tile(int column) {
    int firstX = column * tilePx;
    int pixel = format.bytes();
    int inside = Math.min(tilePx, width - firstX) * pixel;
    int tileRowBytes = tilePx * pixel;
    for (int y = 0; y < tilePx; y++) {
      int from = Math.min(y, bandRows - 1) * rowBytes() + firstX * pixel;
      int to = y * tileRowBytes;
      System.arraycopy(band, from, tile, to, inside);
      for (int i = inside; i < tileRowBytes; i++) {
        tile[to + i] = tile[to + i - pixel];
      }
    }
    return tile;
  }

  void addTile(long offset, long bytes) {
    offsets[tiles] = offset;
    byteCounts[tiles] = bytes;
    tiles++;
  }

  void nextBand() {
    bandRows = 0;
  }
}
