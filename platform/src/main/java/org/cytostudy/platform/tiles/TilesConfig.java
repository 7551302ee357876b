package org.cytostudy.platform.tiles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The tile server. */
@ConfigMapping(prefix = "cytostudy.tiles")
public interface TilesConfig {
  /** Bytes of memory for encoded tiles; those asked for longest ago leave first. */
  @WithDefault("33554432")
  long memoryBytes();

  /**
   * How many image files stay open, each with the tiles of it that were decoded last; 1 to 1000.
   */
  @WithDefault("8")
  int openImages();

  /**
   * For how long a browser shows a tile again without asking whether it still may; none to 1 day.
   * So long somebody may see what they saw before, after a consent or a membership ended; what they
   * did not see before is refused at once.
   */
  @WithDefault("5m")
  Duration browserKeeps();
}
