package org.cytostudy.platform.identity;

import java.util.function.Predicate;

/** Keeps the built-in accounts, which need no password, away from other people. */
final class LocalGuard {
  private LocalGuard() {}

  /**
   * @throws IllegalStateException if the platform must not start like this; says what to change
   */
  static void check(
      IdentityConfig.Mode mode, boolean production, String host, Predicate<String> isLoopback) {
    if (mode != IdentityConfig.Mode.LOCAL) {
      return;
    }
    if (production) {
      throw new IllegalStateException(
          "cytostudy.production=true refuses the built-in accounts; set"
              + " cytostudy.identity.mode=oidc and the quarkus.oidc.* keys");
    }
    if (!isLoopback.test(host)) {
      throw new IllegalStateException(
          "cytostudy.identity.mode=local listens on the loopback interface only, but"
              + " quarkus.http.host is '"
              + host
              + "'; set it to 127.0.0.1, or use cytostudy.identity.mode=oidc");
    }
  }
}
