package org.cytostudy.platform.identity;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Who reads {@code /q/metrics}. */
@ConfigMapping(prefix = "cytostudy.metrics")
public interface MetricsConfig {

  /**
   * The bearer token that a scraper shows. Where it is left out, everybody on this machine reads
   * the metrics in mode {@code local}, and nobody does in mode {@code oidc}.
   */
  Optional<String> token();
}
