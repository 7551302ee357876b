package org.cytostudy.platform.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.cytostudy.platform.identity.IdentityConfig.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartGuardTest {
  private static final Map<String, String> SOUND =
      Map.of(
          "quarkus.http.host", "0.0.0.0",
          "quarkus.oidc.tenant-enabled", "true",
          "quarkus.oidc.auth-server-url", "https://keycloak.example.org/realms/lab",
          "quarkus.oidc.credentials.secret", "c".repeat(40),
          "quarkus.oidc.token-state-manager.encryption-secret", "e".repeat(40),
          "quarkus.datasource.username", "cytostudy_app",
          "quarkus.datasource.password", "6f1c9c2b7a7e4c55",
          "quarkus.flyway.username", "cytostudy_owner",
          "quarkus.flyway.password", "0b7d1f3a9e2c4d88");

  @Test
  void productionStartsWithSettingsOfItsOwn() {
    assertThatCode(() -> check(Mode.OIDC, true, SOUND)).doesNotThrowAnyException();
  }

  @Test
  void productionRefusesTheBuiltInAccounts() {
    assertThatThrownBy(() -> check(Mode.LOCAL, true, SOUND))
        .hasMessageContaining("set cytostudy.identity.mode=oidc");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1,true", "::1,true", "localhost,true", "0.0.0.0,false", "10.1.2.3,false"})
  void modeLocalIsReachedFromThisMachineOnly(String host, boolean starts) {
    Map<String, String> settings = Map.of("quarkus.http.host", host);
    if (starts) {
      assertThatCode(() -> check(Mode.LOCAL, false, settings)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check(Mode.LOCAL, false, settings))
          .hasMessageContaining("set it to 127.0.0.1");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "quarkus.oidc.auth-server-url, '', needs quarkus.oidc.auth-server-url",
    "quarkus.oidc.auth-server-url, http://keycloak.example.org/realms/lab, use its https address",
    "quarkus.oidc.auth-server-url, keycloak.example.org, use its https address",
    "quarkus.oidc.credentials.secret, '', quarkus.oidc.credentials.secret is missing",
    "quarkus.oidc.credentials.secret, short, has 5 characters",
    "quarkus.oidc.credentials.secret, development-only-secret-of-the-cytostudy-realm, the development realm",
    "quarkus.oidc.token-state-manager.encryption-secret, '', encryption-secret is missing",
    "quarkus.oidc.token-state-manager.encryption-secret, 0123456789, has 10 characters",
    "quarkus.oidc.token-state-manager.encryption-secret, cccccccccccccccccccccccccccccccccccccccc, a secret of its own",
    "quarkus.oidc.tls.verification, none, certificate is not checked",
    "quarkus.tls.trust-all, true, certificate is not checked",
    "quarkus.oidc.authentication.cookie-force-secure, false, leave it out",
    "quarkus.datasource.password, '', quarkus.datasource.password is missing",
    "quarkus.datasource.password, cytostudy_app, quarkus.datasource.password is a default",
    "quarkus.datasource.password, Postgres, quarkus.datasource.password is a default",
    "quarkus.flyway.password, tooshort, quarkus.flyway.password is a default",
    "quarkus.flyway.username, cytostudy_app, must not own the tables",
  })
  void productionRefuses(String key, String value, String because) {
    Map<String, String> settings = new HashMap<>(SOUND);
    settings.put(key, value);
    assertThatThrownBy(() -> check(Mode.OIDC, true, settings))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(because);
  }

  @ParameterizedTest
  @CsvSource({
    "cytostudy.images.roots.scans, cytostudy.images.projects.other, false",
    "cytostudy.images.roots.\"scans\", cytostudy.images.projects.scans, true",
    "cytostudy.images.roots.scans, cytostudy.images.projects.\"scans\"[0], true",
  })
  void productionNamesTheProjectsOfAnImageRoot(String root, String projects, boolean starts) {
    Map<String, String> settings = new HashMap<>(SOUND);
    settings.put(root, "/mnt/scans");
    settings.put(projects, "*");
    if (starts) {
      assertThatCode(() -> check(Mode.OIDC, true, settings)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check(Mode.OIDC, true, settings))
          .hasMessageContaining("from the root 'scans'; set cytostudy.images.projects.\"scans\"");
    }
  }

  @Test
  void aProviderOnThisMachineMayBeAskedWithoutEncryption() {
    Map<String, String> settings = new HashMap<>(SOUND);
    settings.put("quarkus.oidc.auth-server-url", "http://[::1]:8080/realms/lab");
    assertThatCode(() -> check(Mode.OIDC, true, settings)).doesNotThrowAnyException();
  }

  /** The shipped settings, through the same configuration the platform reads them with. */
  @ParameterizedTest
  @CsvSource({"oidc, true", "OIDC, true", "Oidc, false"})
  void aModeThatTheProvidersSwitchDoesNotFollowIsRefused(String spelling, boolean starts)
      throws IOException {
    Map<String, String> settings = new HashMap<>(SOUND);
    settings.remove("quarkus.oidc.tenant-enabled");
    settings.put("cytostudy.identity.mode", spelling);
    try (var shipped = getClass().getResourceAsStream("/application.properties")) {
      var properties = new Properties();
      properties.load(shipped);
      properties.stringPropertyNames().stream()
          .filter(name -> name.contains("oidc"))
          .forEach(name -> settings.putIfAbsent(name, properties.getProperty(name)));
    }
    settings.put("cytostudy.production", "false");
    if (starts) {
      assertThatCode(() -> check(Mode.OIDC, false, settings)).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> check(Mode.OIDC, false, settings))
          .hasMessageContaining("write the mode as cytostudy.identity.mode=oidc");
    }
  }

  @Test
  void saysEverythingAtOnceAndNoSecret() {
    assertThatThrownBy(
            () ->
                check(
                    Mode.OIDC,
                    true,
                    Map.of(
                        "quarkus.oidc.credentials.secret", "hunter2-hunter2",
                        "quarkus.datasource.password", "hunter2")))
        .hasMessageContaining("auth-server-url")
        .hasMessageContaining("encryption-secret")
        .hasMessageContaining("quarkus.datasource.password")
        .hasMessageContaining("quarkus.flyway.password")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void developmentMayUseTheDevelopmentRealm() {
    Map<String, String> settings =
        Map.of(
            "quarkus.oidc.tenant-enabled",
            "true",
            "quarkus.oidc.auth-server-url",
            "http://keycloak:8080/realms/cytostudy-development",
            "quarkus.oidc.credentials.secret",
            OidcRules.DEVELOPMENT_SECRET);
    assertThatCode(() -> check(Mode.OIDC, false, settings)).doesNotThrowAnyException();
  }

  @Test
  void theRefusedSecretIsTheOneOfTheRealmFile() throws IOException {
    var realm =
        new ObjectMapper()
            .readTree(Path.of("../docker/keycloak/cytostudy-development-realm.json").toFile());
    assertThat(realm.at("/clients/0/clientId").asText()).isEqualTo("cytostudy");
    assertThat(realm.at("/clients/0/secret").asText()).isEqualTo(OidcRules.DEVELOPMENT_SECRET);
    assertThat(realm.path("realm").asText()).contains("development");
    realm
        .findValuesAsText("secret")
        .forEach(secret -> assertThat(secret).startsWith("development-only"));
  }

  private static void check(Mode mode, boolean production, Map<String, String> settings) {
    StartGuard.check(
        mode,
        production,
        new Settings(
            new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()));
  }
}
