package org.cytostudy.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.http.Cookies;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.CapturedLog;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.PlatformTest;
import org.junit.jupiter.api.Test;

@PlatformTest
class SecretsStayOutOfTheLogIT {
  @Test
  void noLinkCookieTokenOrPasswordIsEverLogged() throws IOException {
    Path run = PlatformDatabase.dataFolder().resolve("run");
    String link =
        JsonPath.from(Files.readString(run.resolve("login-links.json"))).getString("researcher");
    String linkToken = link.substring(link.indexOf("token=") + "token=".length());
    String cliToken = Files.readString(run.resolve("cli-token-admin")).strip();
    String wrong = "wrong-token-of-a-person-0123456789";
    String wrongRunner = "cyr_wrong-token-of-a-node-0123456789";
    try (CapturedLog log = CapturedLog.open()) {
      Cookies cookies =
          Callers.nobody()
              .redirects()
              .follow(false)
              .get("/login?token=" + linkToken)
              .then()
              .statusCode(303)
              .extract()
              .detailedCookies();
      String session = cookies.getValue("cytostudy_session");
      String csrf = cookies.getValue("cytostudy_csrf");
      Callers.nobody().cookies(cookies).get("/api/v1/session").then().statusCode(200);
      Callers.nobody()
          .redirects()
          .follow(false)
          .get("/login?token=" + linkToken)
          .then()
          .statusCode(401);
      as(cliToken).get("/api/v1/session").then().statusCode(200);
      as(cliToken).get("/api/v1/test/failure").then().statusCode(500);
      as(cliToken)
          .contentType(ContentType.JSON)
          .body("{")
          .post("/api/v1/projects")
          .then()
          .statusCode(400);
      as(wrong).get("/api/v1/session").then().statusCode(401);
      as(wrongRunner).get("/api/v1/session").then().statusCode(401);
      String runnerToken =
          as(cliToken)
              .contentType(ContentType.JSON)
              .body("{\"name\":\"logged-" + System.nanoTime() + "\"}")
              .post("/api/v1/nodes")
              .then()
              .statusCode(201)
              .extract()
              .path("token");
      as(runnerToken).get("/api/v1/session").then().statusCode(403);

      assertThat(log.text()).as("something is logged at all").contains("urn:uuid:");
      for (String secret :
          new String[] {linkToken, session, csrf, cliToken, wrong, wrongRunner, runnerToken}) {
        assertThat(log.text()).doesNotContain(secret);
      }
      for (String password : databasePasswords()) {
        assertThat(log.text()).doesNotContain(password);
      }
    }
  }

  private static RequestSpecification as(String token) {
    return Callers.nobody().header("Authorization", "Bearer " + token);
  }

  /** Those of the embedded server; one in a container has none of its own. */
  private static List<String> databasePasswords() throws IOException {
    Path secrets = PlatformDatabase.dataFolder().resolve("pg/secrets");
    List<String> passwords = new ArrayList<>();
    if (Files.isDirectory(secrets)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(secrets)) {
        for (Path file : files) {
          passwords.add(Files.readString(file).strip());
        }
      }
    }
    return passwords;
  }
}
