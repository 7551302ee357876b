package org.cytostudy.imaging.tiff;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses tiles of 8-bit samples: horizontal differencing, then Deflate. */
final class DeflateTileEncoder implements TileEncoder {
  // Level 6 gains 1–2 % over 4 on stained tissue and costs twice the time.
  private static final int LEVEL = 4;

  private final int tilePx;
  private final int channels;
  private final Deflater deflater = new Deflater(LEVEL);
  private byte[] output;

  DeflateTileEncoder(int tilePx, int channels) {
    this.tilePx = tilePx;
    this.channels = channels;
    this.output = new byte[tilePx * tilePx * channels + 1024];
  }

  @Override
  public ByteBuffer encode(byte[] tile) {
    int rowBytes = tilePx * channels;
    for (int row = 0; row < tile.length; row += rowBytes) {
      for (int i = row + rowBytes - 1; i >= row + channels; i--) {
        tile[i] -= tile[i - channels];
      }
    }
    deflater.reset();
    deflater.setInput(tile);
    deflater.finish();
    int length = 0;
    while (!deflater.finished()) {
      if (length == output.length) {
        output = Arrays.copyOf(output, output.length * 2);
      }
      length += deflater.deflate(output, length, output.length - length);
    }
    return ByteBuffer.wrap(output, 0, length);
  }

  @Override
  public void close() {
    deflater.end();
  }
}
