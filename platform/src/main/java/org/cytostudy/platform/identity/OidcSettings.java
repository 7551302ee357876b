package org.cytostudy.platform.identity;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * One switch for the operator: {@code cytostudy.identity.mode=oidc} turns Quarkus' own OpenID
 * Connect on, and {@code cytostudy.production=true} keeps its cookies and redirects to https. What
 * the operator sets for {@code quarkus.oidc.*} has precedence.
 */
public final class OidcSettings implements ConfigSourceFactory {
  /** Above the application's own defaults (250), below the environment (300). */
  private static final int ORDINAL = 260;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    Map<String, String> settings =
        settings(value(context, "cytostudy.identity.mode"), value(context, "cytostudy.production"));
    return settings.isEmpty()
        ? List.of()
        : List.of(new PropertiesConfigSource(settings, "Identity mode oidc", ORDINAL));
  }

  static Map<String, String> settings(@Nullable String mode, @Nullable String production) {
    Map<String, String> settings = new HashMap<>();
    if ("oidc".equalsIgnoreCase(mode)) {
      settings.put("quarkus.oidc.tenant-enabled", "true");
      if (Boolean.parseBoolean(production)) {
        settings.put("quarkus.oidc.authentication.cookie-force-secure", "true");
        settings.put("quarkus.oidc.authentication.force-redirect-https-scheme", "true");
      }
    }
    return settings;
  }

  private static @Nullable String value(ConfigSourceContext context, String key) {
    ConfigValue value = context.getValue(key);
    return value == null ? null : value.getValue();
  }
}
