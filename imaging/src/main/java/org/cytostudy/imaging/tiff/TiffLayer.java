package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import org.cytostudy.imaging.libtiff.LibTiffTiles;
import org.cytostudy.imaging.libtiff.StoredTile;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.vips.Jpeg2000Tile;
import org.jspecify.annotations.Nullable;

/**
 * The pixels of one directory.
 *
 * @param name how messages call it
 * @param jpegTables tables that the tiles share, or empty
 * @param libTiff decodes the tiles; null where Java does
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package, never compared
record TiffLayer(
    String name,
    TileGrid grid,
    SampleLayout layout,
    Compression compression,
    byte[] jpegTables,
    ByteOrder order,
    @Nullable LibTiffTiles libTiff) {

  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;
  private static final int Y_CB_CR = 6;

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
    TileGrid grid = TileGrid.of(in, directory, compression, layout, skippedBytes);
    byte[] jpegTables =
        compression == Compression.JPEG ? directory.raw(Tag.JPEG_TABLES) : new byte[0];
    boolean foreign =
        compression.foreign()
            || (in.throughLibTiff() && LibTiffTiles.available(compression.code()));
    LibTiffTiles libTiff =
        foreign ? in.closing(libTiff(in, directory, compression, layout, grid, jpegTables)) : null;
    return new TiffLayer(
        directory.name(), grid, layout, compression, jpegTables, in.order(), libTiff);
  }

  private static LibTiffTiles libTiff(
      TiffInput in,
      TiffDirectory directory,
      Compression compression,
      SampleLayout layout,
      TileGrid grid,
      byte[] jpegTables)
      throws IOException {
    boolean colours = layout.format().channels() == 3 && !layout.planar();
    StoredTile form =
        new StoredTile(
            in.order(),
            grid.tiled(),
            grid.tileWidth(),
            layout.storedInTile(),
            layout.format().bitDepth(),
            layout.format().bitDepth() == 32,
            colours ? (layout.yCbCr() ? Y_CB_CR : RGB) : BLACK_IS_ZERO,
            compression.code(),
            layout.predictor().code(),
            jpegTables,
            layout.yCbCr() ? directory.longs(Tag.YCBCR_SUBSAMPLING) : new long[0],
            directory.longs(Tag.LERC_PARAMETERS));
    return new LibTiffTiles(form, compression.displayName(), directory.where(Tag.COMPRESSION));
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
