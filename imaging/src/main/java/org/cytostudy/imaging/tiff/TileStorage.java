package org.cytostudy.imaging.tiff;

/**
 * How the tiles of a pyramid are stored.
 *
 * @param codec lossless or not
 * @param tilePx side of a tile: a multiple of 16 from 64 to 4096
 */
public record TileStorage(Codec codec, int tilePx) {
  /** 256-px tiles, every value kept. */
  public static final TileStorage LOSSLESS = new TileStorage(Codec.DEFLATE, 256);

  /**
   * The same, written many times faster, and read by fewer programmes: libtiff from 4.0.10 on. Of
   * files that only Cytostudy reads.
   */
  public static final TileStorage FAST = new TileStorage(Codec.ZSTANDARD, 256);

  /** What a tile is encoded with. */
  public enum Codec {
    /** Horizontal differencing, then Deflate: every value is kept. */
    DEFLATE,
    /** Horizontal differencing, then Zstandard: the same in a tenth of the time. */
    ZSTANDARD,
    /** JPEG of quality 75, of colours with half the resolution: a tenth of the bytes. */
    JPEG
  }

  public TileStorage {
    if (tilePx < 64 || tilePx > 4096 || tilePx % 16 != 0) {
      throw new IllegalArgumentException(
          "tilePx must be a multiple of 16 from 64 to 4096, got " + tilePx);
    }
  }
}
