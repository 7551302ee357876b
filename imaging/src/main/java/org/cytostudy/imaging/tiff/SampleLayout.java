package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.Arrays;
import org.cytostudy.imaging.slide.ImageFormatException;
import org.cytostudy.imaging.slide.PixelFormat;

/**
 * How the samples of a directory are stored, and which of them are read.
 *
 * @param format what is read of a pixel
 * @param stored samples a pixel in the file
 * @param first the first of them that is read; those beyond the format's channels are left out
 * @param planar whether each sample has tiles of its own
 * @param invert whether 0 is white
 * @param yCbCr whether tiles of JPEG or JPEG 2000 hold luminance and colour differences
 */
record SampleLayout(
    PixelFormat format,
    int stored,
    int first,
    boolean planar,
    boolean invert,
    boolean yCbCr,
    Predictor predictor) {

  private static final int WHITE_IS_ZERO = 0;
  private static final int BLACK_IS_ZERO = 1;
  private static final int RGB = 2;
  private static final int Y_CB_CR = 6;
  private static final int UNSIGNED = 1;
  private static final int FLOATING_POINT = 3;
  private static final int UNDEFINED = 4;
  private static final int MAX_SAMPLES = 64;

  /**
   * Reads and checks the fields.
   *
   * @param channel which sample is read of a grey image that holds several channels in each pixel
   */
  static SampleLayout of(TiffDirectory directory, Compression compression, int channel)
      throws IOException {
    int samples = samplesPerPixel(directory);
    long photometric = photometric(directory, samples);
    int channels = channels(directory);
    boolean differences = compression == Compression.JPEG || compression.jpeg2000();
    boolean rgb =
        (photometric == RGB || (photometric == Y_CB_CR && differences))
            && (samples == 3 || samples == 4);
    if (!isGrey(photometric) && !rgb) {
      throw ImageFormatException.unsupported(
          samples
              + " samples a pixel with photometric interpretation "
              + photometric
              + " are not read",
          directory.where(Tag.PHOTOMETRIC));
    }
    if (channel >= channels) {
      throw ImageFormatException.corrupt(
          "Channel " + channel + " is missing, there are " + channels,
          directory.where(Tag.SAMPLES_PER_PIXEL));
    }
    int depth = depth(directory, rgb);
    long planarConfiguration = directory.number(Tag.PLANAR_CONFIGURATION, 1);
    if (planarConfiguration != 1 && planarConfiguration != 2) {
      throw ImageFormatException.corrupt(
          "There is no planar configuration " + planarConfiguration,
          directory.where(Tag.PLANAR_CONFIGURATION));
    }
    boolean planar = samples > 1 && planarConfiguration == 2;
    if (directory.number(Tag.FILL_ORDER, 1) != 1) {
      throw ImageFormatException.unsupported(
          "Bytes with reversed bits are not read", directory.where(Tag.FILL_ORDER));
    }
    if (photometric == WHITE_IS_ZERO && depth == 32) {
      throw ImageFormatException.unsupported(
          "Floating-point samples whose 0 is white are not read", directory.where(Tag.PHOTOMETRIC));
    }
    if (compression == Compression.JPEG) {
      checkJpeg(directory, depth, planar ? 1 : samples, planar && photometric == Y_CB_CR);
    }
    if (rgb && photometric == RGB && compression == Compression.LOSSY_JPEG_2000) {
      throw ImageFormatException.unsupported(
          "Under compression 33004 some programmes store RGB and others YCbCr, and both say RGB",
          directory.where(Tag.COMPRESSION));
    }
    // Aperio calls them RGB.
    boolean aperioDifferences =
        compression == Compression.APERIO_JPEG_2000_YCC
            && directory.description().startsWith("Aperio");
    return new SampleLayout(
        new PixelFormat(rgb ? 3 : 1, depth),
        samples,
        channel,
        planar,
        photometric == WHITE_IS_ZERO,
        photometric == Y_CB_CR || aperioDifferences,
        predictor(directory, compression, depth));
  }

  /** How many images a directory holds in the samples of its pixels; colours are one. */
  static int channels(TiffDirectory directory) throws IOException {
    int samples = samplesPerPixel(directory);
    if (!isGrey(photometric(directory, samples))) {
      return 1;
    }
    // Where nothing says that a further sample is transparency it is a channel of its own.
    int transparent = 0;
    for (long kind : directory.longs(Tag.EXTRA_SAMPLES)) {
      transparent += kind == 1 || kind == 2 ? 1 : 0;
    }
    return Math.max(1, samples - transparent);
  }

  private static int samplesPerPixel(TiffDirectory directory) throws IOException {
    long samples = directory.number(Tag.SAMPLES_PER_PIXEL, 1);
    if (samples < 1 || samples > MAX_SAMPLES) {
      throw ImageFormatException.unsupported(
          samples + " samples a pixel are not read", directory.where(Tag.SAMPLES_PER_PIXEL));
    }
    return (int) samples;
  }

  private static long photometric(TiffDirectory directory, int samples) throws IOException {
    return directory.number(Tag.PHOTOMETRIC, samples >= 3 ? RGB : BLACK_IS_ZERO);
  }

  private static boolean isGrey(long photometric) {
    return photometric == WHITE_IS_ZERO || photometric == BLACK_IS_ZERO;
  }

  private static int depth(TiffDirectory directory, boolean rgb) throws IOException {
    long[] bits = directory.longs(Tag.BITS_PER_SAMPLE);
    long depth = bits.length == 0 ? 1 : bits[0];
    boolean equal = Arrays.stream(bits).allMatch(b -> b == depth);
    long kind = directory.number(Tag.SAMPLE_FORMAT, UNSIGNED);
    boolean integers = kind == UNSIGNED || kind == UNDEFINED;
    if (equal && kind == FLOATING_POINT && depth == 32 && !rgb) {
      return 32;
    }
    if (!integers) {
      throw ImageFormatException.unsupported(
          (kind == FLOATING_POINT ? "Floating-point" : "Signed or complex")
              + " samples of "
              + depth
              + " bits are not read"
              + (kind == FLOATING_POINT ? "; grey ones of 32 bits are" : ""),
          directory.where(Tag.SAMPLE_FORMAT));
    }
    if (!equal || (depth != 8 && depth != 16)) {
      String shown = bits.length > 8 ? bits.length + " different numbers" : Arrays.toString(bits);
      throw ImageFormatException.unsupported(
          "Samples of " + shown + " bits are not read", directory.where(Tag.BITS_PER_SAMPLE));
    }
    return (int) depth;
  }

  private static void checkJpeg(
      TiffDirectory directory, int depth, int samplesOfTile, boolean planarColours)
      throws ImageFormatException {
    if (depth != 8) {
      throw ImageFormatException.unsupported(
          "JPEG of " + depth + " bits is not read", directory.where(Tag.BITS_PER_SAMPLE));
    }
    if (planarColours || (samplesOfTile != 1 && samplesOfTile != 3)) {
      throw ImageFormatException.unsupported(
          "JPEG tiles of " + samplesOfTile + " samples are not read here",
          directory.where(Tag.SAMPLES_PER_PIXEL));
    }
  }

  private static Predictor predictor(TiffDirectory directory, Compression compression, int depth)
      throws IOException {
    if (!compression.predicts()) {
      return Predictor.NONE;
    }
    long code = directory.number(Tag.PREDICTOR, 1);
    for (Predictor predictor : Predictor.values()) {
      if (predictor.code() == code && (predictor != Predictor.FLOATING_POINT || depth == 32)) {
        return predictor;
      }
    }
    throw ImageFormatException.unsupported(
        "Predictor " + code + " is not read for samples of " + depth + " bits",
        directory.where(Tag.PREDICTOR));
  }

  /** Planes of tiles in the file. */
  int planes() {
    return planar ? stored : 1;
  }

  /** Samples a pixel of one stored tile. */
  int storedInTile() {
    return planar ? 1 : stored;
  }

  /** Bytes a pixel of one stored tile. */
  int storedBytes() {
    return storedInTile() * format.sampleBytes();
  }
}
