package org.cytostudy.imaging.quality;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.cytostudy.core.job.QualitySpec;
import org.cytostudy.imaging.slide.IntensityWindow;
import org.cytostudy.imaging.slide.PixelBlock;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/** Looks at single tiles at a high resolution: sharpness, and pixels that are cut off. */
final class TileChecks {
  private static final int TILE_PX = 256;

  /** Looks beside one another in a stored tile from which on it is kept for the next. */
  private static final int MANY = 4;

  /** Of a tile, so that its sharpness is that of tissue and not of an outline. */
  private static final double LEAST_TISSUE = 0.75;

  /** A median absolute deviation times this is the standard deviation of a normal distribution. */
  private static final double SD_OF_MAD = 1.4826;

  private final SlideReader reader;
  private final Grid grid;
  private final QualitySpec spec;
  private final int level;

  /**
   * A tile, and the rectangle of the grid that it stands for.
   *
   * @param sharpness logarithm of the variance of its Laplacian
   * @param clipped share of its pixels that are cut off
   */
  record Tile(int left, int top, int right, int bottom, double sharpness, double clipped) {}

  /** What was seen. */
  record Seen(List<Tile> tiles, List<Tile> outOfFocus, List<Tile> saturated) {}

  TileChecks(SlideReader reader, double imagePixelSizeUm, Grid grid, QualitySpec spec) {
    this.reader = reader;
    this.grid = grid;
    this.spec = spec;
    this.level = reader.levelFor(Math.max(1, spec.focus().pixelSizeUm() / imagePixelSizeUm));
  }

  Seen look() throws IOException {
    List<Tile> tiles = tiles();
    double[] sharpness = tiles.stream().mapToDouble(Tile::sharpness).toArray();
    double median = median(sharpness);
    double mad = median(Arrays.stream(sharpness).map(value -> Math.abs(value - median)).toArray());
    double loss =
        Math.max(Math.log(spec.focus().lossFactor()), spec.focus().outlierSd() * SD_OF_MAD * mad);
    return new Seen(
        tiles,
        tiles.stream().filter(tile -> tile.sharpness() < median - loss).toList(),
        tiles.stream().filter(tile -> tile.clipped() >= spec.saturation().clippedShare()).toList());
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  /** One tile in the middle of each cell of a lattice that has about as many cells of tissue. */
  private List<Tile> tiles() throws IOException {
    double tileGridPx = TILE_PX * reader.levels().get(level).downsample() / grid.downsample();
    double cell =
        Math.max(tileGridPx, Math.sqrt((double) grid.tissuePixels() / spec.focus().tiles()));
    List<Tile> tiles = new ArrayList<>();
    for (double top = 0; top < grid.height(); top += cell) {
      for (double left = 0; left < grid.width(); left += cell) {
        int right = (int) Math.min(grid.width(), Math.ceil(left + cell));
        int bottom = (int) Math.min(grid.height(), Math.ceil(top + cell));
        double middleX = left + cell / 2;
        double middleY = top + cell / 2;
        if (tissueShare(middleX, middleY, tileGridPx) >= LEAST_TISSUE) {
          PixelBlock pixels = read(middleX, middleY, cell);
          if (pixels.width() > 2 && pixels.height() > 2) {
            tiles.add(
                new Tile((int) left, (int) top, right, bottom, sharpness(pixels), clipped(pixels)));
          }
        }
      }
    }
    return tiles;
  }

  private double tissueShare(double middleX, double middleY, double side) {
    int left = (int) Math.max(0, middleX - side / 2);
    int top = (int) Math.max(0, middleY - side / 2);
    int right = (int) Math.min(grid.width(), Math.ceil(middleX + side / 2));
    int bottom = (int) Math.min(grid.height(), Math.ceil(middleY + side / 2));
    int tissue = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        tissue += grid.tissue()[y * grid.width() + x] ? 1 : 0;
      }
    }
    int all = Math.max(0, right - left) * Math.max(0, bottom - top);
    return all == 0 ? 0 : (double) tissue / all;
  }

  private PixelBlock read(double middleX, double middleY, double cell) throws IOException {
    SlideLevel from = reader.levels().get(level);
    double scale = grid.downsample() / from.downsample();
    long x = start(middleX * scale, from.widthPx(), from.tileWidthPx());
    long y = start(middleY * scale, from.heightPx(), from.tileHeightPx());
    int width = (int) Math.min(TILE_PX, from.widthPx() - x);
    int height = (int) Math.min(TILE_PX, from.heightPx() - y);
    // Many looks fall into the same stored tile only where that is wide, as a strip is.
    return from.tileWidthPx() > MANY * cell * scale
        ? reader.read(level, x, y, width, height)
        : reader.readOnce(level, x, y, width, height);
  }

  /**
   * Where a look begins, along one side: around the middle, but moved so that it crosses no border
   * of stored tiles, where these are large enough. So one of them is decoded and not four.
   */
  static long start(double middle, long sizePx, int storedTilePx) {
    long start = Math.clamp(Math.round(middle) - TILE_PX / 2, 0, sizePx - 1);
    if (storedTilePx < TILE_PX) {
      return start;
    }
    long tile = Math.clamp(Math.round(middle), 0, sizePx - 1) / storedTilePx * storedTilePx;
    return Math.clamp(start, tile, tile + storedTilePx - TILE_PX);
  }

  /** ln(1 + Var ∇²I) with the Laplacian of four neighbours. */
  static double sharpness(PixelBlock pixels) {
    int width = pixels.width();
    double[] grey = new double[width * pixels.height()];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = pixels.grey(i % width, i / width);
    }
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int y = 1; y < pixels.height() - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        double laplacian =
            grey[at - 1] + grey[at + 1] + grey[at - width] + grey[at + width] - 4 * grey[at];
        sum += laplacian;
        squares += laplacian * laplacian;
        count++;
      }
    }
    double mean = sum / count;
    return Math.log1p(Math.max(0, squares / count - mean * mean));
  }

  private static double clipped(PixelBlock pixels) {
    double most = IntensityWindow.whole(pixels.format()).high();
    int channels = pixels.format().channels();
    int clipped = 0;
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < pixels.width(); x++) {
        int black = 0;
        int white = 0;
        for (int c = 0; c < channels; c++) {
          double value = pixels.value(x, y, c);
          black += value <= 0 ? 1 : 0;
          white += value >= most ? 1 : 0;
        }
        clipped += black == channels || white == channels ? 1 : 0;
      }
    }
    return (double) clipped / (pixels.width() * pixels.height());
  }
}
