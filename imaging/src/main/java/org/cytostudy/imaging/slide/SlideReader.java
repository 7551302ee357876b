package org.cytostudy.imaging.slide;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

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

  /** Pictures beside the section, such as the slide's label; they may name a donor. */
  List<AssociatedImage> associated();

  /**
   * What people or programmes wrote into the file, by the field it stands in, e.g. {@code IFD 0,
   * ImageDescription}. It may name a donor.
   */
  Map<String, String> descriptions();

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

  /**
   * Reads a region whose stored tiles are not wanted again soon, as when all of an image is gone
   * through or a few places of it are looked at. Gives what {@link #read} gives; but the tiles that
   * are decoded for it are not kept in memory, where they would stand in for those of others.
   *
   * @throws IndexOutOfBoundsException if the region leaves the level
   * @throws ImageFormatException if the file's bytes there are broken
   * @throws IOException if they cannot be read
   */
  default PixelBlock readOnce(int level, long x, long y, int width, int height) throws IOException {
    return read(level, x, y, width, height);
  }

  /**
   * Reads a region as large as a block into that block, for whoever reads many regions and needs
   * each of them only until the next: a new array of a megabyte costs a tenth of what it takes to
   * decode the pixels for it. Gives what {@link #read} gives. Several threads may read at once,
   * each into a block of its own.
   *
   * @param level index into {@link #levels()}
   * @param x left column, in pixels of that level
   * @param y top row
   * @param into of the image's {@link #format()}; all of its samples are overwritten, and are
   *     undefined where an {@code IOException} is thrown
   * @throws IllegalArgumentException if the block is of another format
   * @throws IndexOutOfBoundsException if the region leaves the level
   * @throws ImageFormatException if the file's bytes there are broken
   * @throws IOException if they cannot be read
   */
  default void readInto(int level, long x, long y, PixelBlock into) throws IOException {
    into.requireFormat(format());
    byte[] read = read(level, x, y, into.width(), into.height()).samples();
    System.arraycopy(read, 0, into.samples(), 0, read.length);
  }

  /**
   * A stored tile as it is, to be passed on undecoded.
   *
   * @param level index into {@link #levels()}
   * @param column of the grid of stored tiles, from 0
   * @param row likewise
   * @return one whole JFIF stream that shows in every browser what {@link #read} gives for the tile
   *     (JPEG decoders may differ by rounding); empty where the tile is not stored as such a JPEG,
   *     or reaches beyond the image
   * @throws IndexOutOfBoundsException if there is no such tile
   * @throws ImageFormatException if the file's bytes there are broken
   * @throws IOException if they cannot be read
   */
  default Optional<byte[]> encodedTile(int level, long column, long row) throws IOException {
    SlideLevel stored = levels().get(level);
    Objects.checkIndex(column, Math.ceilDiv(stored.widthPx(), stored.tileWidthPx()));
    Objects.checkIndex(row, Math.ceilDiv(stored.heightPx(), stored.tileHeightPx()));
    return Optional.empty();
  }

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
