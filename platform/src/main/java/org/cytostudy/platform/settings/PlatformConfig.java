package org.cytostudy.platform.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** The platform as a whole. */
@ConfigMapping(prefix = "cytostudy")
public interface PlatformConfig {
  /** Folder of everything that the platform keeps outside of PostgreSQL. */
  @WithDefault("${CYTOSTUDY_DATA:${user.home}/.cytostudy}")
  Path data();

  /** Whether this is a production system, which refuses to start with development defaults. */
  @WithDefault("false")
  boolean production();
}
