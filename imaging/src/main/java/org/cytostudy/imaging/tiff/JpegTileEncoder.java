package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.cytostudy.imaging.picture.PictureEncoder;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;

/** Compresses tiles as JPEG: whole streams, so that they share no tables. */
final class JpegTileEncoder implements TileEncoder {
  private final PictureEncoder encoder = new PictureEncoder(PictureEncoder.Coding.JPEG);
  private final int tilePx;
  private final PixelFormat format;

  JpegTileEncoder(int tilePx, PixelFormat format) {
    this.tilePx = tilePx;
    this.format = format;
  }

  @Override
  public ByteBuffer encode(byte[] tile) throws IOException {
    return ByteBuffer.wrap(encoder.encode(new PixelBlock(tilePx, tilePx, format, tile)));
  }

  @Override
  public void close() {
    encoder.close();
  }
}
