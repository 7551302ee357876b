package org.cytostudy.imaging.slide;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * An open section image, read region by region; memory does not grow with its size. Safe for use by
 * several threads.
 */
public interface SlideReader extends Closeable {

  /** The pyramid, full resolution first; never empty, each level smaller than the one before. */
  List<SlideLevel> levels();

  /** Channels and bits of every region that is read. */
  PixelFormat format();

  /** How large a pixel of level 0 is, or why nobody knows. */
  PixelCalibration calibration();

  /** How the pixels of level 0 are stored, as the format names it, e.g. {@code Deflate}. */
  String compression();

  /** What a person should know of the file, e.g. pages that are no levels and are not read. */
  List<String> warnings();

  /**
   * Reads a region that lies within a level.
   *
   * @param level index into {@link #levels()}
   * @param x left column, in pixels of that level
   * @param y top row
   * @param width columns, at least 1
   * @param height rows, at least 1
   * @throws IndexOutOfBoundsException if the region leaves the level
   * @throws ImageFormatException if the file's bytes there are broken
   * @throws IOException if they cannot be read
   */
  PixelBlock read(int level, long x, long y, int width, int height) throws IOException;

  /** The level with the fewest pixels that has at least the wanted resolution. */
  default int levelFor(double downsample) {
    int best = 0;
    for (int i = 0; i < levels().size(); i++) {
      if (levels().get(i).downsample() <= downsample * (1 + 1e-6)) {
        best = i;
      }
    }
    return best;
  }
}
