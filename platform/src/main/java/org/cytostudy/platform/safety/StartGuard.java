package org.cytostudy.platform.safety;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.platform.identity.IdentityConfig;
import org.cytostudy.platform.settings.PlatformConfig;
import org.eclipse.microprofile.config.Config;

/** Refuses to start with settings that let the wrong people in, and says all of them at once. */
@ApplicationScoped
class StartGuard {
  private static final int BEFORE_ACCOUNTS_AND_TOKENS = 1;

  private final IdentityConfig identity;
  private final PlatformConfig platform;
  private final Config config;

  StartGuard(IdentityConfig identity, PlatformConfig platform, Config config) {
    this.identity = identity;
    this.platform = platform;
    this.config = config;
  }

  void check(@Observes @Priority(BEFORE_ACCOUNTS_AND_TOKENS) StartupEvent start) {
    check(identity.mode(), platform.production(), new Settings(config));
  }

  /**
   * @throws IllegalStateException if the platform must not start like this; says what to change
   */
  static void check(IdentityConfig.Mode mode, boolean production, Settings settings) {
    List<String> faults = new ArrayList<>();
    if (mode == IdentityConfig.Mode.LOCAL) {
      faults.addAll(LocalRules.faults(production, settings));
    } else {
      faults.addAll(OidcRules.faults(production, settings));
    }
    if (production) {
      faults.addAll(DatabaseRules.faults(settings));
      faults.addAll(ImageRootRules.faults(settings));
    }
    if (!faults.isEmpty()) {
      throw new IllegalStateException(
          "Cytostudy does not start like this"
              + (production ? " (cytostudy.production=true refuses development defaults)" : "")
              + ":\n  - "
              + String.join("\n  - ", faults));
    }
  }
}
