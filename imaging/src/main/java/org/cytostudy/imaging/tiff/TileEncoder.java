package org.cytostudy.imaging.tiff;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Compresses tiles of 8-bit samples, one after the other. */
interface TileEncoder extends Closeable {
  /** The encoder of a codec, for tiles of so many channels. */
  static TileEncoder of(TileStorage storage, int channels) {
    return switch (storage.codec()) {
      case DEFLATE -> new DeflateTileEncoder(storage.tilePx(), channels);
      case JPEG -> new JpegTileEncoder(storage.tilePx(), channels);
    };
  }

  /**
   * Compresses one tile.
   *
   * @param tile its samples; may be changed
   * @return valid until the next call
   */
  ByteBuffer encode(byte[] tile) throws IOException;
}
