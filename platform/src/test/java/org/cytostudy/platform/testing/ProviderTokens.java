package org.cytostudy.platform.testing;

import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** Access tokens of the provider that the platform under test trusts, mode oidc. */
public final class ProviderTokens {
  /** Password of each account that tests add to the realm. */
  public static final String PASSWORD = "of-a-test";

  private static final String MACHINE = "cytostudy-machine";
  private static final String MACHINE_SECRET = "development-only-secret-of-a-machine-of-the-realm";
  private static final Map<String, String> CACHE = new ConcurrentHashMap<>();

  private ProviderTokens() {}

  static boolean isInUse() {
    return setting("cytostudy.identity.mode").equals("oidc");
  }

  static String of(String user) {
    return CACHE.computeIfAbsent(user, name -> withPassword(name, PASSWORD));
  }

  /** A fresh token for the platform, as a script of this person gets it. */
  public static String withPassword(String user, String password) {
    return withPassword(MACHINE, MACHINE_SECRET, user, password);
  }

  /** A fresh token of this person through another client. */
  public static String withPassword(
      String client, String clientSecret, String user, String password) {
    return token(
        Map.of(
            "grant_type", "password",
            "client_id", client,
            "client_secret", clientSecret,
            "username", user,
            "password", password));
  }

  /** A fresh token of the machine itself. */
  public static String ofTheMachine() {
    return token(
        Map.of(
            "grant_type", "client_credentials",
            "client_id", MACHINE,
            "client_secret", MACHINE_SECRET));
  }

  private static String token(Map<String, String> form) {
    Response answer =
        RestAssured.given()
            .formParams(form)
            .post(setting("quarkus.oidc.auth-server-url") + "/protocol/openid-connect/token");
    answer.then().statusCode(200);
    return answer.path("access_token");
  }

  private static String setting(String key) {
    return ConfigProvider.getConfig().getOptionalValue(key, String.class).orElse("");
  }
}
