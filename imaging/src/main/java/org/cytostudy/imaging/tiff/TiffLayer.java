package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.vips.Jpeg2000Tile;

/**
 * The pixels of one directory.
 *
 * @param name how messages call it
 * @param jpegTables tables that the tiles share, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record TiffLayer(
    String name,
    TileGrid grid,
    SampleLayout layout,
    Compression compression,
    byte[] jpegTables,
    ByteOrder order) {

  /** Reads and checks the fields of a directory that holds one image. */
  static TiffLayer of(TiffInput in, TiffDirectory directory) throws IOException {
    return of(in, directory, 0, 0);
  }

  /**
   * Reads and checks the fields of a directory.
   *
   * @param channel which of the channels that its pixels hold
   * @param skippedBytes how far behind its stated place the image lies
   */
  static TiffLayer of(TiffInput in, TiffDirectory directory, int channel, long skippedBytes)
      throws IOException {
    Compression compression = compression(directory);
    SampleLayout layout = SampleLayout.of(directory, compression, channel);
    return new TiffLayer(
        directory.name(),
        TileGrid.of(in, directory, compression, layout, skippedBytes),
        layout,
        compression,
        compression == Compression.JPEG ? directory.raw(Tag.JPEG_TABLES) : new byte[0],
        in.order());
  }

  private static Compression compression(TiffDirectory directory) throws IOException {
    long code = directory.number(Tag.COMPRESSION, 1);
    Compression compression =
        Compression.ofCode(code)
            .orElseThrow(
                () ->
                    ImageFormatException.unsupported(
                        "Compression " + code + " (" + Compression.nameOf(code) + ") is not read",
                        directory.where(Tag.COMPRESSION)));
    if (compression.jpeg2000()) {
      Jpeg2000Tile.requireDecoder(directory.where(Tag.COMPRESSION));
    }
    return compression;
  }

  long width() {
    return grid.width();
  }

  long height() {
    return grid.height();
  }

  PixelFormat format() {
    return layout.format();
  }

  String whereOf(int index) {
    return grid.where(name, index);
  }
}
