package org.cytostudy.imaging.tiff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.imaging.slide.Extent;
import org.cytostudy.imaging.slide.SlideLevel;
import org.jspecify.annotations.Nullable;

/**
 * Level 0, and of the directories that may show the same those that do, at lower resolutions.
 *
 * @param layers the levels, full resolution first
 * @param levels the same, as readers show them
 */
record TiffPyramid(List<TiffLayer> layers, List<SlideLevel> levels) {
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
      Extent extent = new Extent(layer.width(), layer.height());
      levels.add(level(layer, extent.downsample(Extent.of(levels.getFirst()))));
    }
    return new TiffPyramid(List.copyOf(layers), List.copyOf(levels));
  }

  /** Why a directory cannot be a level below others, null where it can. */
  static @Nullable String whyNoLevel(
      TiffDirectory other, TiffDirectory full, TiffDirectory smallest) throws IOException {
    String reason =
        new Extent(other.widthPx(), other.heightPx())
            .whyNoLevel(
                new Extent(full.widthPx(), full.heightPx()),
                new Extent(smallest.widthPx(), smallest.heightPx()));
    if (reason != null) {
      return reason;
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
}
