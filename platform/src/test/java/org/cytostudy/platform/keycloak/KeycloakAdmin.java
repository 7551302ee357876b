package org.cytostudy.platform.keycloak;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/** Changes the realm while it runs, as its administrator does. */
final class KeycloakAdmin {
  static final String USER = "keycloak-admin";
  static final String PASSWORD = "keycloak-admin-of-a-test";

  private KeycloakAdmin() {}

  static String issuer() {
    return ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);
  }

  /** A token of Keycloak's own realm: a good signature, but not of our issuer. */
  static String tokenOfAnotherRealm() {
    return RestAssured.given()
        .formParams(
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                USER,
                "password",
                PASSWORD))
        .post(root() + "/realms/master/protocol/openid-connect/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }

  /** Gives the user this realm role instead of that one. */
  static void changeRole(String user, String from, String to) {
    String roles = "/users/" + user + "/role-mappings/realm";
    as().body(List.of(role(from))).delete(realm(roles)).then().statusCode(204);
    as().body(List.of(role(to))).post(realm(roles)).then().statusCode(204);
  }

  /** How long access and ID tokens of the realm are good for. */
  static void tokenLifespan(int seconds) {
    as().body(Map.of("accessTokenLifespan", seconds)).put(realm("")).then().statusCode(204);
  }

  private static Map<String, Object> role(String name) {
    return as().get(realm("/roles/" + name)).then().statusCode(200).extract().path("");
  }

  private static RequestSpecification as() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + tokenOfAnotherRealm())
        .contentType(ContentType.JSON);
  }

  private static String realm(String path) {
    return root() + "/admin/realms/" + TestRealm.NAME + path;
  }

  private static String root() {
    return URI.create(issuer()).resolve("/").toString().replaceAll("/$", "");
  }
}
