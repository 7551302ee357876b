package org.cytostudy.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.cytostudy.imaging.slide.PixelFormat;

/** Compresses tiles of 8- or 16-bit samples, one after the other. */
interface TileEncoder extends Closeable {
  /** The encoder of a codec, for tiles of that format. */
  static TileEncoder of(TileStorage storage, PixelFormat format) {
    return switch (storage.codec()) {
      case DEFLATE -> new DeflateTileEncoder(storage.tilePx(), format);
      case ZSTANDARD -> new ZstandardTileEncoder(storage.tilePx(), format);
      case JPEG -> new JpegTileEncoder(storage.tilePx(), format);
    };
  }

  /**
   * Compresses one tile.
   *
   * @param tile its samples, little-endian
   * @return valid until the next call
   */
  ByteBuffer encode(byte[] tile) throws IOException;
}
