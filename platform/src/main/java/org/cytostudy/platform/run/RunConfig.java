package org.cytostudy.platform.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How runs are carried out. */
@ConfigMapping(prefix = "cytostudy.run")
public interface RunConfig {

  /**
   * Whether an equal finished step may be reused instead of being done again. Off, each run is
   * measured by itself.
   */
  @WithDefault("true")
  boolean cache();

  /** How often a node says that its workers live; 1 second to 5 minutes. */
  @WithDefault("5s")
  Duration heartbeat();

  /**
   * How long an attempt that missed two beats may come back before another replaces it; 0 seconds
   * to 1 day.
   */
  @WithDefault("30s")
  Duration unreachableGrace();
}
