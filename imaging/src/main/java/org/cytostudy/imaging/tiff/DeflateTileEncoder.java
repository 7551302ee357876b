package org.cytostudy.imaging.tiff;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.cytostudy.imaging.slide.PixelFormat;

/** Compresses tiles of 8- or 16-bit samples: horizontal differencing, then Deflate. */
final class DeflateTileEncoder implements TileEncoder {
  // Level 6 gains 1–2 % over 4 on stained tissue and costs twice the time.
  private static final int LEVEL = 4;

  private final int tilePx;
  private final PixelFormat format;
  private final Deflater deflater = new Deflater(LEVEL);
  private byte[] output;

  DeflateTileEncoder(int tilePx, PixelFormat format) {
    this.tilePx = tilePx;
    this.format = format;
    this.output = new byte[tilePx * tilePx * format.bytes() + 1024];
  }

  @Override
  public ByteBuffer encode(byte[] tile) {
    int rowBytes = tilePx * format.bytes();
    for (int row = 0; row < tile.length; row += rowBytes) {
      if (format.bitDepth() == 8) {
        difference8(tile, row, row + rowBytes);
      } else {
        difference16(tile, row, row + rowBytes);
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

  private void difference8(byte[] tile, int start, int end) {
    int step = format.bytes();
    for (int i = end - 1; i >= start + step; i--) {
      tile[i] -= tile[i - step];
    }
  }

  private void difference16(byte[] tile, int start, int end) {
    int step = format.bytes();
    for (int i = end - 2; i >= start + step; i -= 2) {
      Samples16.set(tile, i, Samples16.get(tile, i) - Samples16.get(tile, i - step));
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
