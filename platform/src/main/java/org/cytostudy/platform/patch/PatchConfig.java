package org.cytostudy.platform.patch;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Patches by place. */
@ConfigMapping(prefix = "cytostudy.patch")
public interface PatchConfig {
  /** Bytes of memory for the places of patches, about 70 a patch; at least 1 MiB. */
  @WithDefault("268435456")
  long placesCacheBytes();
}
