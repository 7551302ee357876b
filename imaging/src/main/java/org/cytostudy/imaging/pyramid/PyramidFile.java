package org.cytostudy.imaging.pyramid;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.cytostudy.core.job.ImagePlane;
import org.cytostudy.imaging.SlideReaders;
import org.cytostudy.imaging.slide.Halving;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;
import org.cytostudy.imaging.tiff.PyramidWriter;
import org.cytostudy.imaging.tiff.TileStorage;
import org.jspecify.annotations.Nullable;

/** Writes the levels that an image lacks into a file of their own, and reads both as one. */
public final class PyramidFile {
  private static final int BAND_BYTES = 32 << 20;

  private PyramidFile() {}

  /**
   * Whether an overview of the image takes long: its smallest level has a longer side than this.
   * Floating-point images are left alone, for pyramids are written with 8 or 16 bits.
   */
  public static boolean isNeeded(SlideReader reader, int abovePx) {
    SlideLevel smallest = reader.levels().getLast();
    return Math.max(smallest.widthPx(), smallest.heightPx()) > abovePx
        && !reader.format().floatingPoint();
  }

  /**
   * Writes the levels from 1 : 2 on. Level 0 is read once, in bands of whole stored tiles; memory
   * grows with the image's width and not with its height.
   *
   * @param pixelSizeUm µm per pixel of level 0
   * @param file replaced where there is one; deleted where this fails
   * @param stop whether to give up
   * @return whether it was written, and not given up
   */
  public static boolean write(
      SlideReader reader, double pixelSizeUm, Path file, BooleanSupplier stop) throws IOException {
    SlideLevel full = reader.levels().getFirst();
    long width = (full.widthPx() + 1) / 2;
    long height = (full.heightPx() + 1) / 2;
    boolean written = false;
    try (PyramidWriter writer =
        PyramidWriter.create(
            file,
            width,
            height,
            reader.format(),
            OptionalDouble.of(2 * pixelSizeUm),
            TileStorage.FAST)) {
      written = writeBands(reader, Math.toIntExact(width), writer, stop);
      if (written) {
        writer.finish();
      }
    } finally {
      if (!written) {
        Files.deleteIfExists(file);
      }
    }
    return written;
  }

  private static boolean writeBands(
      SlideReader reader, int halfWidth, PyramidWriter writer, BooleanSupplier stop)
      throws IOException {
    SlideLevel full = reader.levels().getFirst();
    int rowBytes = Math.multiplyExact(halfWidth, reader.format().bytes());
    // Pairs of rows make a row; a band as high as a stored tile decodes each tile once.
    int most = Math.max(1, BAND_BYTES / rowBytes);
    int halfRows = Math.min(most, (full.tileHeightPx() + 1) / 2);
    int columns = 2 * ((full.tileWidthPx() + 1) / 2);
    boolean wholeTiles = 2 * halfRows >= full.tileHeightPx();
    byte[] band = new byte[halfRows * rowBytes];
    for (long y = 0; y < full.heightPx(); y += 2L * halfRows) {
      if (stop.getAsBoolean()) {
        return false;
      }
      int rows = (int) Math.min(2L * halfRows, full.heightPx() - y);
      for (long x = 0; x < full.widthPx(); x += columns) {
        int across = (int) Math.min(columns, full.widthPx() - x);
        PixelBlock block =
            wholeTiles
                ? reader.readOnce(0, x, y, across, rows)
                : reader.read(0, x, y, across, rows);
        halve(block, band, rowBytes, Math.toIntExact(x / 2));
      }
      writer.writeRows(band, (rows + 1) / 2);
    }
    return true;
  }

  private static void halve(PixelBlock block, byte[] band, int rowBytes, int firstColumn) {
    PixelFormat format = block.format();
    int blockRowBytes = block.width() * format.bytes();
    for (int y = 0; y < block.height(); y += 2) {
      Halving.rows(
          block.samples(),
          y * blockRowBytes,
          Math.min(y + 1, block.height() - 1) * blockRowBytes,
          block.width(),
          format,
          band,
          y / 2 * rowBytes + firstColumn * format.bytes());
    }
  }

  /**
   * Opens an image together with its pyramid.
   *
   * @param plane which of the images in the file; null where it holds one only
   * @param pyramid null where the image has levels of its own
   * @throws org.cytostudy.imaging.slide.ImageFormatException if one of the two cannot be read, or
   *     the second is no pyramid of the first
   */
  public static SlideReader open(Path image, @Nullable ImagePlane plane, @Nullable Path pyramid)
      throws IOException {
    SlideReader full = SlideReaders.open(image, plane);
    if (pyramid == null) {
      return full;
    }
    try {
      return over(full, pyramid);
    } catch (IOException | RuntimeException e) {
      full.close();
      throw e;
    }
  }

  /** The same for an image that is open; the answer closes it. */
  public static SlideReader over(SlideReader image, Path pyramid) throws IOException {
    SlideReader smaller = SlideReaders.open(pyramid);
    try {
      return new PyramidedReader(image, smaller);
    } catch (IOException | RuntimeException e) {
      smaller.close();
      throw e;
    }
  }
}
