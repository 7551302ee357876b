package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
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
    byte[] samples = new byte[pixels(layer, index) * layer.format().bytes()];
    decode(in, layer, index, samples);
    return samples;
  }

  /**
   * Reads and decodes one tile into an array of exactly its size.
   *
   * @throws ImageFormatException if the bytes do not decode to a whole tile; the array then holds
   *     anything
   */
  static void decode(TiffInput in, TiffLayer layer, int index, byte[] samples) throws IOException {
    SampleLayout layout = layer.layout();
    int channels = layout.format().channels();
    int tiles = layer.grid().tiles();
    if (layout.planar() && channels > 1) {
      byte[] plane = new byte[samples.length / channels];
      for (int channel = 0; channel < channels; channel++) {
        decodeStored(in, layer, (layout.first() + channel) * tiles + index, plane);
        spread(plane, samples, channel, channels, layout.format().sampleBytes());
      }
    } else {
      int place = layout.planar() ? layout.first() * tiles + index : index;
      if (layout.storedBytes() == layout.format().bytes()) {
        decodeStored(in, layer, place, samples);
      } else {
        byte[] stored = new byte[pixels(layer, index) * layout.storedBytes()];
        decodeStored(in, layer, place, stored);
        select(stored, samples, layout);
      }
    }
    if (layout.invert()) {
      invert(samples);
    }
  }

  private static int pixels(TiffLayer layer, int index) {
    return layer.grid().rowsOf(index) * layer.grid().tileWidth();
  }

  /** Decodes what is stored together: the samples of a plane where these are apart, else all. */
  private static void decodeStored(TiffInput in, TiffLayer layer, int index, byte[] samples)
      throws IOException {
    String where = layer.whereOf(index);
    int rows = layer.grid().rowsOf(index);
    long offset = layer.grid().offsets()[index];
    LibTiffTiles libTiff = layer.libTiff();
    if (libTiff != null) {
      int storedBytes = storedBytes(layer, index);
      libTiff.decode(to -> in.read(offset, to, where), storedBytes, rows, samples, where);
      return;
    }
    if (layer.compression() == Compression.NONE) {
      storedBytes(layer, index);
      in.read(offset, ByteBuffer.wrap(samples), where);
    } else {
      decompress(stored(in, layer, index), layer, rows, samples, where);
    }
    SampleLayout layout = layer.layout();
    layout
        .predictor()
        .undo(
            samples,
            layer.grid().tileWidth() * layout.storedInTile(),
            layout.storedInTile(),
            layout.format().sampleBytes(),
            layer.order());
  }

  private static void decompress(
      byte[] bytes, TiffLayer layer, int rows, byte[] samples, String where) throws IOException {
    switch (layer.compression()) {
      case NONE, LZMA, LERC, WEBP -> throw new IllegalStateException("not decoded here");
      case LZW -> Lzw.decode(bytes, samples, where);
      case DEFLATE, OLD_DEFLATE -> Deflate.decode(bytes, samples, where);
      case PACK_BITS -> PackBits.decode(bytes, samples, where);
      case ZSTD -> Zstandard.decode(bytes, samples, where);
      case JPEG -> JpegTile.decode(bytes, layer, rows, samples, where);
      case JPEG_2000, APERIO_JPEG_2000_YCC, LOSSY_JPEG_2000, APERIO_JPEG_2000_RGB ->
          System.arraycopy(jpeg2000(bytes, layer, rows, where), 0, samples, 0, samples.length);
    }
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
    PixelBlock block = PixelBlock.of(width, height, layer.format());
    TileRegion.fill(layer, 0, 0, block, index -> decode(in, layer, index));
    return block;
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
  private static void select(byte[] samples, byte[] kept, SampleLayout layout) {
    int pixelBytes = layout.format().bytes();
    int storedBytes = layout.storedBytes();
    int first = layout.planar() ? 0 : layout.first() * layout.format().sampleBytes();
    int pixels = samples.length / storedBytes;
    for (int pixel = 0; pixel < pixels; pixel++) {
      for (int i = 0; i < pixelBytes; i++) {
        kept[pixel * pixelBytes + i] = samples[pixel * storedBytes + first + i];
      }
    }
  }

  private static void invert(byte[] samples) {
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) ~samples[i];
    }
  }
}
