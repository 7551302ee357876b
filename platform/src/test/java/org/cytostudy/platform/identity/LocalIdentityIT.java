package org.cytostudy.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.http.ContentType;
import io.restassured.http.Cookies;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PlatformTest
class LocalIdentityIT {
  @Inject LocalAccounts accounts;

  @Test
  void aLoginLinkWorksOnceAndIsThenRenewed() throws IOException {
    String link = link("researcher");
    Response first = open(link);
    assertThat(first.statusCode()).isEqualTo(303);
    assertThat(first.header("Location")).endsWith("/");
    assertThat(first.detailedCookie("cytostudy_session").isHttpOnly()).isTrue();
    assertThat(first.detailedCookie("cytostudy_session").getSameSite()).isEqualTo("Strict");
    open(link).then().statusCode(401).body("type", containsString("login-link-spent"));
    assertThat(open(link("researcher")).statusCode()).isEqualTo(303);
  }

  @Test
  void aLinkThatWasPrintedOutlivesTheSignInOfAnotherAccount() throws IOException {
    String auditor = link("auditor");
    assertThat(open(link("researcher")).statusCode()).isEqualTo(303);
    assertThat(link("auditor")).isEqualTo(auditor);
    assertThat(open(auditor).statusCode()).isEqualTo(303);
  }

  @Test
  void sessionsThatEndedAndLinksThatWereUsedAreForgotten() throws Exception {
    String link = link("admin");
    Cookies cookies = open(link).detailedCookies();
    try (Connection connection = PlatformDatabase.asOwner();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE local_session SET expires_at = created_at");
    }
    Callers.nobody().cookies(cookies).get("/api/v1/session").then().statusCode(401);
    assertThat(accounts.forgetEnded()).isGreaterThanOrEqualTo(2);
    assertThat(accounts.forgetEnded()).isZero();
    open(link).then().statusCode(401).body("type", containsString("login-link-spent"));
    assertThat(open(link("admin")).statusCode()).isEqualTo(303);
  }

  @Test
  void whoIsNotSignedInIsToldHow() {
    assertThat(Callers.nobody().get("/api/v1/session").header("WWW-Authenticate"))
        .isEqualTo("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"evil.example", "evil.example:7070", "192.168.1.7", "localhost.evil.example"})
  void aPageOfAnotherNameThatLeadsHereReadsNothing(String host) {
    for (String path : new String[] {"/api/v1/sign-in", "/", "/login"}) {
      Callers.nobody()
          .header("Host", host)
          .get(path)
          .then()
          .statusCode(421)
          .body("type", containsString("host-not-local"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost", "localhost:5173", "127.0.0.1:7070", "[::1]:7070", "LOCALHOST"})
  void theNamesOfThisMachineLeadHere(String host) {
    Callers.nobody().header("Host", host).get("/api/v1/sign-in").then().statusCode(200);
  }

  @Test
  void aChangeFromABrowserNeedsItsCsrfToken() throws IOException {
    Cookies cookies = open(link("researcher")).detailedCookies();
    String token =
        Callers.nobody()
            .cookies(cookies)
            .get("/api/v1/session")
            .then()
            .statusCode(200)
            .body("role", equalTo("researcher"))
            .extract()
            .path("csrfToken");
    assertThat(token).isEqualTo(cookies.getValue("cytostudy_csrf"));
    assertThat(create(cookies, null)).isEqualTo(403);
    assertThat(create(cookies, "guessed")).isEqualTo(403);
    assertThat(create(cookies, token)).isEqualTo(201);
  }

  @Test
  void signingOutEndsTheSession() throws IOException {
    Cookies cookies = open(link("auditor")).detailedCookies();
    Callers.nobody()
        .cookies(cookies)
        .header("X-CSRF-Token", cookies.getValue("cytostudy_csrf"))
        .post("/api/v1/session/logout")
        .then()
        .statusCode(200)
        .header("Clear-Site-Data", "\"cache\"")
        .body("continueAt", nullValue());
    Callers.nobody().cookies(cookies).get("/api/v1/session").then().statusCode(401);
  }

  @Test
  void theTokensOfTheCommandLineLieInFilesThatOnlyTheirOwnerReads() throws IOException {
    for (String subject : new String[] {"researcher", "auditor", "admin"}) {
      Path file = run().resolve("cli-token-" + subject);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      Callers.nobody()
          .header("Authorization", "Bearer " + Files.readString(file))
          .get("/api/v1/session")
          .then()
          .statusCode(200)
          .body("subject", equalTo(subject))
          .body("identity", equalTo("local"));
    }
  }

  @Test
  void aTokenThatNobodyHasIsRefusedAndNotTakenForNobody() {
    Callers.nobody()
        .header("Authorization", "Bearer made-up")
        .get("/api/v1/session")
        .then()
        .statusCode(401)
        .contentType("application/problem+json");
    Callers.nobody()
        .header("Authorization", "Bearer cyr_made-up")
        .get("/api/v1/session")
        .then()
        .statusCode(401);
  }

  private static int create(Cookies cookies, @org.jspecify.annotations.Nullable String token) {
    var request =
        Callers.nobody()
            .cookies(cookies)
            .contentType(ContentType.JSON)
            .body(Map.of("name", "By browser " + UUID.randomUUID()));
    if (token != null) {
      request.header("X-CSRF-Token", token);
    }
    return request.post("/api/v1/projects").statusCode();
  }

  private static Response open(String link) {
    return Callers.nobody().redirects().follow(false).get(link.substring(link.indexOf("/login")));
  }

  private static String link(String subject) throws IOException {
    return JsonPath.from(Files.readString(run().resolve("login-links.json"))).getString(subject);
  }

  private static Path run() {
    return PlatformDatabase.dataFolder().resolve("run");
  }
}
