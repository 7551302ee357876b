package org.cytostudy.platform.keycloak;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** What an operator sets for mode oidc; the provider's address comes from the running Keycloak. */
public final class OidcProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "cytostudy.identity.mode",
        "oidc",
        "cytostudy.identity.provider-name",
        "Keycloak",
        "quarkus.oidc.credentials.secret",
        TestRealm.PLATFORM_SECRET,
        "quarkus.oidc.token-state-manager.encryption-secret",
        TestRealm.ENCRYPTION_SECRET);
  }
}
