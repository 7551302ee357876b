package org.cytostudy.imaging.tiff;

import java.io.IOException;
import org.cytostudy.imaging.libtiff.LibTiffTiles;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.vips.Jpeg2000Tile;

/** Turns stored tiles into samples as {@code PixelBlock} has them. */
final class TileDecoder {
  private TileDecoder() {}

  /**
   * Reads and decodes one tile.
   *
   * @return its rows, each as wide as a tile; the last strip has fewer rows
   * @throws ImageFormatException if the bytes do not decode to a whole tile
   */
  static byte[] decode(TiffInput in, TiffLayer layer, int index) throws IOException {
    SampleLayout layout = layer.layout();
    int channels = layout.format().channels();
    int tiles = layer.grid().tiles();
    byte[] samples =
        decodeStored(in, layer, layout.planar() ? layout.first() * tiles + index : index);
    if (layout.planar() && channels > 1) {
      byte[] mixed = new byte[samples.length * channels];
      for (int channel = 0; channel < channels; channel++) {
        byte[] plane = channel == 0 ? samples : decodeStored(in, layer, channel * tiles + index);
        spread(plane, mixed, channel, channels, layout.format().sampleBytes());
      }
      samples = mixed;
    } else if (layout.storedBytes() != layout.format().bytes()) {
      samples = select(samples, layout);
    }
    return layout.invert() ? invert(samples) : samples;
  }

  private static byte[] decodeStored(TiffInput in, TiffLayer layer, int index) throws IOException {
    String where = layer.whereOf(index);
    SampleLayout layout = layer.layout();
    int rows = layer.grid().rowsOf(index);
    int width = layer.grid().tileWidth();
    int expected = rows * width * layout.storedBytes();
    LibTiffTiles libTiff = layer.libTiff();
    if (libTiff != null) {
      int stored = storedBytes(layer, index);
      long offset = layer.grid().offsets()[index];
      return libTiff.decode(to -> in.read(offset, to, where), stored, rows, expected, where);
    }
    byte[] bytes = stored(in, layer, index);
    byte[] samples =
        switch (layer.compression()) {
          case LZMA, LERC, WEBP -> throw new IllegalStateException("opened without libtiff");
          case NONE -> bytes;
          case LZW -> Lzw.decode(bytes, expected, where);
          case DEFLATE, OLD_DEFLATE -> Deflate.decode(bytes, expected, where);
          case PACK_BITS -> PackBits.decode(bytes, expected, where);
          case ZSTD -> Zstandard.decode(bytes, expected, where);
          case JPEG -> JpegTile.decode(bytes, layer, rows, where);
          case JPEG_2000, APERIO_JPEG_2000_YCC, LOSSY_JPEG_2000, APERIO_JPEG_2000_RGB ->
              jpeg2000(bytes, layer, rows, where);
        };
    layout
        .predictor()
        .undo(
            samples,
            width * layout.storedInTile(),
            layout.storedInTile(),
            layout.format().sampleBytes(),
            layer.order());
    return samples;
  }

  private static byte[] jpeg2000(byte[] bytes, TiffLayer layer, int rows, String where)
      throws IOException {
    SampleLayout layout = layer.layout();
    return new Jpeg2000Tile(
            layer.grid().tileWidth(),
            rows,
            layout.storedInTile(),
            layout.format().bitDepth(),
            layout.yCbCr() && layout.storedInTile() >= 3)
        .decode(bytes, where);
  }

  /**
   * The bytes of a tile as they are in the file; of an uncompressed one those that it needs.
   *
   * @throws ImageFormatException if they are too few or too many to decode to a tile
   */
  static byte[] stored(TiffInput in, TiffLayer layer, int index) throws IOException {
    String where = layer.whereOf(index);
    return in.read(layer.grid().offsets()[index], storedBytes(layer, index), where).array();
  }

  private static int storedBytes(TiffLayer layer, int index) throws ImageFormatException {
    String where = layer.whereOf(index);
    long stored = layer.grid().byteCounts()[index];
    long decoded =
        (long) layer.grid().rowsOf(index) * layer.grid().tileWidth() * layer.layout().storedBytes();
    if (!layer.compression().canExpand(stored, decoded)) {
      throw tooShort(stored, decoded, where);
    }
    if (layer.compression() == Compression.NONE) {
      return (int) decoded;
    }
    if (stored > decoded + decoded / 2 + (1 << 16)) {
      throw ImageFormatException.corrupt(
          stored + " bytes are too many for a tile of " + decoded, where);
    }
    return (int) stored;
  }

  /**
   * Reads the whole image of a small directory.
   *
   * @throws ImageFormatException if it is not small
   */
  static PixelBlock whole(TiffInput in, TiffLayer layer) throws IOException {
    long bytes = layer.width() * layer.height() * layer.format().bytes();
    if (bytes > TileGrid.MAX_TILE_BYTES) {
      throw ImageFormatException.tooLarge(
          "An associated image takes " + (bytes >> 20) + " MiB", layer.name());
    }
    int width = (int) layer.width();
    int height = (int) layer.height();
    return TileRegion.read(layer, 0, 0, width, height, index -> decode(in, layer, index));
  }

  static ImageFormatException tooShort(long found, long expected, String where) {
    return ImageFormatException.corrupt(
        "The tile decodes to " + found + " bytes, " + expected + " are needed", where);
  }

  private static void spread(byte[] plane, byte[] mixed, int channel, int channels, int bytes) {
    int to = channel * bytes;
    for (int from = 0; from < plane.length; from += bytes) {
      for (int i = 0; i < bytes; i++) {
        mixed[to + i] = plane[from + i];
      }
      to += channels * bytes;
    }
  }

  /** Keeps the samples that are read of pixels that hold more. */
  private static byte[] select(byte[] samples, SampleLayout layout) {
    int pixelBytes = layout.format().bytes();
    int storedBytes = layout.storedBytes();
    int first = layout.planar() ? 0 : layout.first() * layout.format().sampleBytes();
    int pixels = samples.length / storedBytes;
    byte[] kept = new byte[pixels * pixelBytes];
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int i = 0; i < pixelBytes; i++) {
        kept[pixel * pixelBytes + i] = samples[pixel * storedBytes + first + i];
      }
    }
    return kept;
  }

  private static byte[] invert(byte[] samples) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) ~samples[i];
    }
    return samples;
  }
}
