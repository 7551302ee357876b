package org.cytostudy.platform.safety;

import java.util.ArrayList;
import java.util.List;

/** What mode oidc needs, and what production needs of it beyond that. */
final class OidcRules {
  /** The secret in {@code docker/keycloak}, which everybody can read. */
  static final String DEVELOPMENT_SECRET = "development-only-secret-of-the-cytostudy-realm";

  private static final String SWITCH = "quarkus.oidc.tenant-enabled";
  private static final String ISSUER = "quarkus.oidc.auth-server-url";
  private static final String SECRET = "quarkus.oidc.credentials.secret";
  private static final String SECRET_VALUE = "quarkus.oidc.credentials.client-secret.value";
  private static final String ENCRYPTION = "quarkus.oidc.token-state-manager.encryption-secret";

  private OidcRules() {}

  static List<String> faults(boolean production, Settings settings) {
    List<String> faults = new ArrayList<>();
    String issuer = settings.text(ISSUER);
    String secret = settings.text(SECRET, SECRET_VALUE);
    // Quarkus reads a switch of its own, which follows the mode by its exact spelling; the mode is
    // read more kindly ('Oidc' is one), and the two apart would let nobody in, without a word.
    if (!settings.is(SWITCH, "true")) {
      faults.add(
          "signing in at the provider is off ("
              + SWITCH
              + " is not true); write the mode as cytostudy.identity.mode=oidc, in small letters,"
              + " and leave "
              + SWITCH
              + " out");
    }
    if (issuer.isEmpty()) {
      faults.add(
          "cytostudy.identity.mode=oidc needs "
              + ISSUER
              + ", the provider's issuer, e.g. https://keycloak.example.org/realms/lab");
    }
    if (secret.length() < Settings.SECRET_LENGTH) {
      faults.add(tooShort(SECRET, secret, "the client's secret at the provider"));
    }
    if (production) {
      addProductionFaults(faults, settings, issuer, secret);
    }
    return faults;
  }

  private static void addProductionFaults(
      List<String> faults, Settings settings, String issuer, String secret) {
    String encryption = settings.text(ENCRYPTION);
    if (isDevelopment(secret)) {
      faults.add(
          SECRET
              + " is the one of the development realm; make the client a new one at the provider");
    }
    if (encryption.length() < Settings.SECRET_LENGTH) {
      faults.add(
          tooShort(ENCRYPTION, encryption, "what encrypts sessions in cookies")
              + "; 'openssl rand -hex 32' makes one");
    } else if (encryption.equals(secret) || isDevelopment(encryption)) {
      faults.add(ENCRYPTION + " must be a secret of its own; 'openssl rand -hex 32' makes one");
    }
    if (!issuer.isEmpty() && Settings.isReadableOnTheWay(issuer)) {
      faults.add(
          ISSUER + " is '" + issuer + "', where tokens travel unencrypted; use its https address");
    }
    if (settings.is("quarkus.oidc.tls.verification", "none")
        || settings.is("quarkus.tls.trust-all", "true")) {
      faults.add(
          "the provider's certificate is not checked; remove quarkus.oidc.tls.verification=none and"
              + " quarkus.tls.trust-all, and name the lab's own certificates with"
              + " quarkus.tls.trust-store.pem.certs");
    }
    if (settings.is("quarkus.oidc.authentication.cookie-force-secure", "false")) {
      faults.add(
          "quarkus.oidc.authentication.cookie-force-secure=false lets session cookies travel"
              + " unencrypted; leave it out");
    }
  }

  private static boolean isDevelopment(String secret) {
    return secret.contains(DEVELOPMENT_SECRET);
  }

  private static String tooShort(String key, String secret, String what) {
    return key
        + (secret.isEmpty() ? " is missing" : " has " + secret.length() + " characters")
        + "; it is "
        + what
        + ", of at least "
        + Settings.SECRET_LENGTH
        + " characters";
  }
}
