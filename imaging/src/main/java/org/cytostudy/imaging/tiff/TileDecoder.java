package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelBlock;

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
    String where = layer.whereOf(index);
    int rows = layer.rowsOf(index);
    int sampleBytes = layer.format().bitDepth() / 8;
    int expected = rows * layer.tileWidth() * layer.samplesPerPixel() * sampleBytes;
    byte[] bytes = stored(in, layer, index);
    byte[] samples =
        switch (layer.compression()) {
          case NONE -> plain(bytes, expected, where);
          case LZW -> Lzw.decode(bytes, expected, where);
          case DEFLATE, OLD_DEFLATE -> inflate(bytes, expected, where);
          case PACK_BITS -> unpack(bytes, expected, where);
          case JPEG -> JpegTile.decode(bytes, layer, rows, where);
        };
    if (layer.compression() == Compression.JPEG) {
      return layer.invert() ? invert(samples) : samples;
    }
    if (layer.format().bitDepth() == 16 && layer.order() == ByteOrder.BIG_ENDIAN) {
      swapBytes(samples);
    }
    if (layer.differenced()) {
      integrate(samples, layer, rows);
    }
    byte[] kept = dropExtraSamples(samples, layer, rows);
    return layer.invert() ? invert(kept) : kept;
  }

  /** The bytes of a tile as they are in the file. */
  static byte[] stored(TiffInput in, TiffLayer layer, int index) throws IOException {
    String where = layer.whereOf(index);
    long stored = layer.byteCounts()[index];
    long decoded =
        (long) layer.rowsOf(index)
            * layer.tileWidth()
            * layer.samplesPerPixel()
            * layer.format().sampleBytes();
    if (stored > 2 * decoded + (1 << 20)) {
      throw ImageFormatException.corrupt(
          stored + " bytes are too many for a tile of " + decoded, where);
    }
    return in.read(layer.offsets()[index], (int) stored, where).array();
  }

  /**
   * Reads the whole image of a small directory.
   *
   * @throws ImageFormatException if it is not small
   */
  static PixelBlock whole(TiffInput in, TiffLayer layer) throws IOException {
    long bytes = layer.width() * layer.height() * layer.format().bytes();
    if (bytes > TiffLayer.MAX_TILE_BYTES) {
      throw ImageFormatException.tooLarge(
          "An associated image takes " + (bytes >> 20) + " MiB", layer.name());
    }
    int width = (int) layer.width();
    int height = (int) layer.height();
    return TileRegion.read(layer, 0, 0, width, height, index -> decode(in, layer, index));
  }

  private static byte[] plain(byte[] bytes, int expected, String where)
      throws ImageFormatException {
    if (bytes.length < expected) {
      throw tooShort(bytes.length, expected, where);
    }
    return bytes.length == expected ? bytes : Arrays.copyOf(bytes, expected);
  }

  private static byte[] inflate(byte[] bytes, int expected, String where)
      throws ImageFormatException {
    byte[] out = new byte[expected];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(bytes);
      int length = 0;
      while (length < expected) {
        int n = inflater.inflate(out, length, expected - length);
        if (n == 0) {
          throw tooShort(length, expected, where);
        }
        length += n;
      }
      return out;
    } catch (DataFormatException e) {
      throw ImageFormatException.corrupt("Deflate data is damaged: " + e.getMessage(), where);
    }
  }

  private static byte[] unpack(byte[] bytes, int expected, String where)
      throws ImageFormatException {
    byte[] out = new byte[expected];
    int length = 0;
    int at = 0;
    while (length < expected) {
      if (at >= bytes.length) {
        throw tooShort(length, expected, where);
      }
      int code = bytes[at++];
      if (code >= 0) {
        int run = Math.min(code + 1, expected - length);
        if (at + run > bytes.length) {
          throw tooShort(length, expected, where);
        }
        System.arraycopy(bytes, at, out, length, run);
        at += run;
        length += run;
      } else if (code != -128) {
        if (at >= bytes.length) {
          throw tooShort(length, expected, where);
        }
        int run = Math.min(1 - code, expected - length);
        Arrays.fill(out, length, length + run, bytes[at++]);
        length += run;
      }
    }
    return out;
  }

  static ImageFormatException tooShort(int found, int expected, String where) {
    return ImageFormatException.corrupt(
        "The tile decodes to " + found + " bytes, " + expected + " are needed", where);
  }

  private static void swapBytes(byte[] samples) {
    ByteBuffer from = ByteBuffer.wrap(samples).order(ByteOrder.BIG_ENDIAN);
    ByteBuffer to = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + 1 < samples.length; i += 2) {
      to.putShort(i, from.getShort(i));
    }
  }

  /** Undoes horizontal differencing: each sample was stored minus its left neighbour's. */
  private static void integrate(byte[] samples, TiffLayer layer, int rows) {
    int channels = layer.samplesPerPixel();
    int rowSamples = layer.tileWidth() * channels;
    if (layer.format().bitDepth() == 8) {
      for (int row = 0; row < rows; row++) {
        int start = row * rowSamples;
        for (int i = start + channels; i < start + rowSamples; i++) {
          samples[i] += samples[i - channels];
        }
      }
      return;
    }
    ByteBuffer values = ByteBuffer.wrap(samples).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < rows; row++) {
      int start = row * rowSamples;
      for (int i = start + channels; i < start + rowSamples; i++) {
        int sum = values.getShort(2 * i) + values.getShort(2 * (i - channels));
        values.putShort(2 * i, (short) sum);
      }
    }
  }

  private static byte[] dropExtraSamples(byte[] samples, TiffLayer layer, int rows) {
    int pixelBytes = layer.format().bytes();
    int storedBytes = layer.samplesPerPixel() * layer.format().bitDepth() / 8;
    if (storedBytes == pixelBytes) {
      return samples;
    }
    int pixels = rows * layer.tileWidth();
    byte[] kept = new byte[pixels * pixelBytes];
    for (int i = 0; i < pixels; i++) {
      System.arraycopy(samples, i * storedBytes, kept, i * pixelBytes, pixelBytes);
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
