package org.cytostudy.platform.tiles;

import java.io.IOException;
import java.util.List;
import org.cytostudy.imaging.slide.PixelFormat;
import org.cytostudy.imaging.slide.SlideLevel;
import org.cytostudy.imaging.slide.SlideReader;

/**
 * What the tile server keeps of an image when its file is closed.
 *
 * @param levels the stored pyramid
 * @param format channels and bits of its pixels
 * @param intensities which values it has
 */
record SlideFacts(List<SlideLevel> levels, PixelFormat format, Intensities intensities) {
  private static final int USUAL_TILE_PX = 256;
  private static final int SMALLEST_TILE_PX = 128;
  private static final int LARGEST_TILE_PX = 1024;

  SlideFacts {
    levels = List.copyOf(levels);
  }

  static SlideFacts of(SlideReader reader) throws IOException {
    return new SlideFacts(reader.levels(), reader.format(), Intensities.of(reader));
  }

  /** The level of full resolution. */
  SlideLevel full() {
    return levels.getFirst();
  }

  /** Tiles as large as the stored ones, where these are of a size that viewers like. */
  int tilePx() {
    int width = full().tileWidthPx();
    boolean fits =
        width == full().tileHeightPx() && width >= SMALLEST_TILE_PX && width <= LARGEST_TILE_PX;
    return fits ? width : USUAL_TILE_PX;
  }

  /** The image as viewers of Deep Zoom ask for it. */
  DeepZoom deepZoom() {
    return new DeepZoom(full().widthPx(), full().heightPx(), tilePx());
  }
}
