package org.cytostudy.imaging.tiff;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;
import org.cytostudy.imaging.slide.PixelFormat;

/** Compresses tiles of 8- or 16-bit samples: horizontal differencing, then Deflate. */
final class DeflateTileEncoder implements TileEncoder {
  // Level 6 gains 1–2 % over 4 on stained tissue and costs twice the time.
  private static final int LEVEL = 4;

  private final Differences differences;
  private final Deflater deflater = new Deflater(LEVEL);
  private byte[] output;

  DeflateTileEncoder(int tilePx, PixelFormat format) {
    this.differences = new Differences(tilePx, format);
    this.output = new byte[tilePx * tilePx * format.bytes() + 1024];
  }

  @Override
  public ByteBuffer encode(byte[] tile) {
    deflater.reset();
    deflater.setInput(differences.of(tile));
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
