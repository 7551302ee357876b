package org.cytostudy.platform.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Event streams. */
@ConfigMapping(prefix = "cytostudy.live")
public interface LiveConfig {

  /**
   * How often an event stream says that it lives, and what its reader may see is looked up again; 1
   * second to 5 minutes.
   */
  @WithDefault("15s")
  Duration ping();
}
