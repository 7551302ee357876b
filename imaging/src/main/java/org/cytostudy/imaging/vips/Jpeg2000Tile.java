package org.cytostudy.imaging.vips;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.cytostudy.imaging.slide.ImageFormatException;

/**
 * A tile that is stored as a JPEG 2000 codestream within a file of another format, as that file
 * describes it.
 *
 * @param widthPx columns
 * @param heightPx rows
 * @param samplesPerPixel stored samples
 * @param bitDepth bits a sample, 8 or 16
 * @param yCbCr whether the first three samples are luminance and colour differences
 */
public record Jpeg2000Tile(
    int widthPx, int heightPx, int samplesPerPixel, int bitDepth, boolean yCbCr) {
  private static final String WHAT = "JPEG 2000 within a TIFF";

  /**
   * Checks that such tiles can be decoded.
   *
   * @param where the file says that it holds them
   * @throws ImageFormatException naming the package to install, where they cannot
   */
  public static void requireDecoder(String where) throws ImageFormatException {
    VipsLibrary.require(VipsLibrary.find(), WHAT, where);
  }

  /**
   * Decodes a tile.
   *
   * @return samples interleaved, colours as red, green and blue, 16-bit ones little-endian
   * @throws ImageFormatException if the codestream is damaged, or other than the file says
   */
  public byte[] decode(byte[] codestream, String where) throws IOException {
    VipsLibrary vips = VipsLibrary.require(VipsLibrary.find(), WHAT, where);
    // Read first: libvips would decode an image of any size.
    Jpeg2000Header header = Jpeg2000Header.parse(codestream, where);
    if (header.widthPx() != widthPx || header.heightPx() != heightPx) {
      throw mismatch("%d × %d px".formatted(header.widthPx(), header.heightPx()), where);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, codestream);
      try (VipsImage image = VipsImage.decode(vips, "vips_jp2kload_buffer", bytes, where)) {
        if (image.bands() != samplesPerPixel || image.format().bitDepth() != bitDepth) {
          throw mismatch(
              "%d samples of %d bits".formatted(image.bands(), image.format().bitDepth()), where);
        }
        byte[] samples = image.stored(0, 0, widthPx, heightPx);
        // libvips converts colour differences itself where they have a lower resolution.
        if (yCbCr && bitDepth == 8 && !header.subsampled()) {
          toRgb(samples);
        }
        return samples;
      }
    }
  }

  private ImageFormatException mismatch(String found, String where) {
    return ImageFormatException.corrupt(
        "The JPEG 2000 codestream is of %s, the tile of %d × %d px, %d samples of %d bits"
            .formatted(found, widthPx, heightPx, samplesPerPixel, bitDepth),
        where);
  }

  /** ITU-T T.871, section 7. */
  private void toRgb(byte[] samples) {
    for (int i = 0; i + 2 < samples.length; i += samplesPerPixel) {
      double y = samples[i] & 0xff;
      double cb = (samples[i + 1] & 0xff) - 128;
      double cr = (samples[i + 2] & 0xff) - 128;
      samples[i] = clamp(y + 1.402 * cr);
      samples[i + 1] = clamp(y - 0.344136 * cb - 0.714136 * cr);
      samples[i + 2] = clamp(y + 1.772 * cb);
    }
  }

  private static byte clamp(double value) {
    return (byte) Math.clamp(Math.round(value), 0, 255);
  }
}
