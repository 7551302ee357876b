package org.cytostudy.platform.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Who somebody is, and for how long the platform believes it. */
@ConfigMapping(prefix = "cytostudy.identity")
public interface IdentityConfig {
  /**
   * {@code local}: three built-in accounts, loopback only. {@code oidc}: an OpenID Connect
   * provider, which the {@code quarkus.oidc.*} keys name.
   */
  @WithDefault("local")
  Mode mode();

  /** What the button of the login page calls the provider, mode {@code oidc}: Log in with …. */
  @WithDefault("single sign-on")
  String providerName();

  /**
   * How long a browser stays signed in. In mode {@code oidc} the provider may end the session
   * earlier.
   */
  @WithDefault("12h")
  Duration sessionLifetime();

  /** How long an unused login link works, mode {@code local}; 1 minute to 30 days. */
  @WithDefault("7d")
  Duration loginLinkLifetime();

  /** Where identities come from. */
  enum Mode {
    LOCAL,
    OIDC
  }
}
