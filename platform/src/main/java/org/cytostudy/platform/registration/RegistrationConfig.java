package org.cytostudy.platform.registration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Registrations to a space. */
@ConfigMapping(prefix = "cytostudy.registration")
public interface RegistrationConfig {
  /**
   * Bytes of memory for displacement fields that were read, 12 a node; a larger field is refused.
   * At least 1 MiB.
   */
  @WithDefault("536870912")
  long fieldCacheBytes();
}
