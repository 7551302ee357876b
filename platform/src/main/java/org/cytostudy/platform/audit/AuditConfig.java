package org.cytostudy.platform.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The audit chain. */
@ConfigMapping(prefix = "cytostudy.audit")
public interface AuditConfig {
  /**
   * How often new events are chained, a duration as the scheduler reads it; {@code off} stops it.
   */
  @WithDefault("5s")
  String sealEvery();

  /**
   * File of the Ed25519 key that signs the heads of the chain: two lines of Base64, the private key
   * (PKCS #8) and the public one (X.509). Made in the data folder where it is left out. Several
   * instances share one.
   */
  Optional<Path> keyFile();
}
