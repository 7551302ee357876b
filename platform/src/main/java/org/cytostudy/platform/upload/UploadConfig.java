package org.cytostudy.platform.upload;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Uploads that wait to be ingested. */
@ConfigMapping(prefix = "cytostudy.upload")
public interface UploadConfig {
  /** Bytes that the uploads of one project may take until they are ingested. */
  @WithDefault("1099511627776")
  long projectQuotaBytes();

  /** How long an upload is kept after its last piece; at least 1 hour. */
  @WithDefault("168h")
  Duration expiry();
}
