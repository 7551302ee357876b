package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.imaging.slide.SlideLevel;
import org.jspecify.annotations.Nullable;

/**
 * Level 0, and of the directories that may show the same those that do, at lower resolutions.
 *
 * @param layers the levels, full resolution first
 * @param levels the same, as readers show them
 */
record TiffPyramid(List<TiffLayer> layers, List<SlideLevel> levels) {
  /** Rounding of each halving may cost up to about a pixel in either direction. */
  private static final double ROUNDING_PX = 2;

  static TiffPyramid read(TiffInput in, PlaneLocation location, List<String> warnings)
      throws IOException {
    TiffLayer full =
        TiffLayer.of(in, location.directory(), location.channel(), location.skippedBytes());
    List<TiffLayer> layers = new ArrayList<>(List.of(full));
    List<SlideLevel> levels = new ArrayList<>(List.of(level(full, 1)));
    TiffDirectory smallest = location.directory();
    for (TiffDirectory other : location.mayBeLevels()) {
      String reason = whyNoLevel(other, location.directory(), smallest);
      if (reason != null) {
        warnings.add(other.name() + " is not read: " + reason);
        continue;
      }
      TiffLayer layer = TiffLayer.of(in, other, location.channel(), 0);
      if (!layer.format().equals(full.format())) {
        warnings.add(other.name() + " is not read: its pixels are made up differently");
        continue;
      }
      smallest = other;
      layers.add(layer);
      levels.add(level(layer, downsample(full, layer.width(), layer.height())));
    }
    return new TiffPyramid(List.copyOf(layers), List.copyOf(levels));
  }

  /** Why a directory cannot be a level below others, null where it can. */
  static @Nullable String whyNoLevel(
      TiffDirectory other, TiffDirectory full, TiffDirectory smallest) throws IOException {
    long width = other.widthPx();
    long height = other.heightPx();
    if (width < 1 || height < 1) {
      return "it has no size";
    }
    if (width >= smallest.widthPx() && height >= smallest.heightPx()) {
      return "it is not smaller than the level before it (" + width + " × " + height + " px)";
    }
    double fullWidth = full.widthPx();
    double fullHeight = full.heightPx();
    double ratio = Math.max(fullWidth / width, fullHeight / height);
    if (Math.abs(fullWidth / ratio - width) > ROUNDING_PX
        || Math.abs(fullHeight / ratio - height) > ROUNDING_PX) {
      return "it has other proportions (" + width + " × " + height + " px)";
    }
    if (other.has(Tag.TILE_WIDTH) != full.has(Tag.TILE_WIDTH)) {
      return "it is a preview, not a level";
    }
    return null;
  }

  private static SlideLevel level(TiffLayer layer, double downsample) {
    return new SlideLevel(
        layer.width(),
        layer.height(),
        downsample,
        layer.grid().tileWidth(),
        layer.grid().tileHeight());
  }

  /** Whole where rounding explains the difference: then positions map exactly. */
  private static double downsample(TiffLayer full, long width, long height) {
    double byWidth = (double) full.width() / width;
    double byHeight = (double) full.height() / height;
    double mean = full.width() >= full.height() ? byWidth : byHeight;
    for (double whole : new double[] {Math.rint(mean), Math.floor(mean), Math.ceil(mean)}) {
      boolean explains =
          Math.abs(full.width() / whole - width) < 1.01
              && Math.abs(full.height() / whole - height) < 1.01;
      if (explains) {
        return whole;
      }
    }
    return mean;
  }
}
