package org.cytostudy.platform.artefact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** The store of artefacts. */
@ConfigMapping(prefix = "cytostudy.artefact")
public interface ArtefactConfig {
  /** Bytes that all artefacts together may take; no limit where it is left out. */
  OptionalLong quotaBytes();

  /** Bytes that stay free on the disk; an upload that would take them is refused. */
  @WithDefault("1073741824")
  long minFreeBytes();

  /** How long an upload that nothing published is kept; at least 1 hour. */
  @WithDefault("24h")
  Duration unpublishedGrace();
}
