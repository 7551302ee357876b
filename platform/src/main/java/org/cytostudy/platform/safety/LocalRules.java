package org.cytostudy.platform.safety;

import java.util.List;

/** Keeps the built-in accounts, which need no password, away from other people. */
final class LocalRules {
  private LocalRules() {}

  static List<String> faults(boolean production, Settings settings) {
    if (production) {
      return List.of(
          "the built-in accounts need no password; set cytostudy.identity.mode=oidc and the"
              + " quarkus.oidc.* keys");
    }
    String host = settings.text("quarkus.http.host");
    return Settings.isLoopback(host)
        ? List.of()
        : List.of(
            "cytostudy.identity.mode=local listens on the loopback interface only, but"
                + " quarkus.http.host is '"
                + host
                + "'; set it to 127.0.0.1, or use cytostudy.identity.mode=oidc");
  }
}
