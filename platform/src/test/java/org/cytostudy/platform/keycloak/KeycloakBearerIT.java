package org.cytostudy.platform.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.CapturedLog;
import org.cytostudy.platform.testing.PlatformDatabase;
import org.cytostudy.platform.testing.ProviderTokens;
import org.cytostudy.platform.testing.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Machines, which send {@code Authorization: Bearer}. */
@KeycloakTest
@TestProfile(OidcProfile.class)
class KeycloakBearerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "rosa,researcher,Rosa Researcher",
    "anton,auditor,Anton Auditor",
    "ada,admin,Ada Administrator"
  })
  void eachAccountOfTheRealmIsWhatItsRoleSays(String user, String role, String name) {
    String subject =
        session(ProviderTokens.withPassword(user, TestRealm.PASSWORD))
            .statusCode(200)
            .body("role", equalTo(role))
            .body("displayName", equalTo(name))
            .body("identity", equalTo("oidc"))
            .extract()
            .path("subject");
    assertThat(subject).as("a pseudonym, not a name").matches("[0-9a-f-]{36}");
  }

  @Test
  void aMachineLogsInWithItsOwnCredentials() {
    session(ProviderTokens.ofTheMachine()).statusCode(200).body("role", equalTo("researcher"));
  }

  @Test
  void aFirstSightIsAuditedOnceAndWithoutAName() {
    String token = ProviderTokens.withPassword("rosa", TestRealm.PASSWORD);
    String subject = session(token).statusCode(200).extract().path("subject");
    session(ProviderTokens.withPassword("rosa", TestRealm.PASSWORD)).statusCode(200);
    Response events = Callers.auditor().get("/api/v1/audit?noun=account&nounId=" + subject);
    events
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].action", equalTo("first-seen"))
        .body("items[0].detail.role", equalTo("researcher"));
    assertThat(events.asString()).doesNotContainIgnoringCase("rosa");
  }

  @Test
  void aRoleThatTheProviderChangedHoldsAtTheNextTokenAndIsAudited() {
    String before = ProviderTokens.withPassword("promoted", ProviderTokens.PASSWORD);
    session(before).body("role", equalTo("researcher"));
    KeycloakAdmin.changeRole("promoted", "researcher", "admin");
    session(ProviderTokens.withPassword("promoted", ProviderTokens.PASSWORD))
        .body("role", equalTo("admin"));
    Callers.auditor()
        .get("/api/v1/audit?noun=account&nounId=promoted")
        .then()
        .body("items.action", hasItems("first-seen", "role-changed"));
  }

  @Test
  void membershipOfAProjectWorksAsForLocalAccounts() {
    String project = Records.project();
    String address = "/api/v1/projects/" + project;
    Callers.stranger().get(address).then().statusCode(404);
    Records.member(project, "stranger", "viewer");
    Callers.stranger().get(address).then().statusCode(200);
    Callers.stranger()
        .get("/api/v1/session")
        .then()
        .body("projects.find { it.id == '" + project + "' }.membership", equalTo("viewer"));
    Callers.stranger()
        .contentType(ContentType.JSON)
        .header("If-Match", "*")
        .body(Map.of("description", "changed"))
        .patch(address)
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:cytostudy:problem:membership-not-allowed"));
  }

  @Test
  void aTokenForSomethingElseIsRefused() {
    refused(
        ProviderTokens.withPassword(
            TestRealm.ELSEWHERE, TestRealm.CLIENT_SECRET, "researcher", ProviderTokens.PASSWORD));
  }

  @Test
  void aTokenOfAnotherRealmIsRefused() {
    refused(KeycloakAdmin.tokenOfAnotherRealm());
  }

  @Test
  void anExpiredTokenIsRefused() {
    String token =
        ProviderTokens.withPassword(
            TestRealm.BRIEF, TestRealm.CLIENT_SECRET, "researcher", ProviderTokens.PASSWORD);
    long expiry = Long.parseLong(claims(token).replaceAll(".*\"exp\":(\\d+).*", "$1"));
    await().atMost(PATIENCE).until(() -> System.currentTimeMillis() / 1000 > expiry);
    refused(token);
  }

  @Test
  void aForgedTokenIsRefused() throws NoSuchAlgorithmException {
    String good = ProviderTokens.withPassword("researcher", ProviderTokens.PASSWORD);
    String[] parts = good.split("\\.", -1);
    String admin = claims(good).replace("\"researcher\"]", "\"admin\"]");
    assertThat(admin).contains("[\"admin\"]");
    refused(parts[0] + "." + base64(admin) + "." + parts[2]);
    refused(base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + base64(admin) + ".");
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(2048);
    String keyId =
        new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8)
            .replaceAll(".*\"kid\"\\s*:\\s*\"([^\"]+)\".*", "$1");
    refused(
        Jwt.issuer(KeycloakAdmin.issuer())
            .subject("admin")
            .audience("cytostudy")
            .claim("realm_access", Map.of("roles", Set.of("admin")))
            .expiresIn(300)
            .jws()
            .keyId(keyId)
            .sign(keys.generateKeyPair().getPrivate()));
    refused("made-up");
    refused("");
    session(good).statusCode(200);
  }

  @Test
  void anAccountWithoutARoleGetsNowhere() {
    noRole(session(ProviderTokens.withPassword("nobody-in-particular", ProviderTokens.PASSWORD)));
  }

  @Test
  void theProviderCannotMakeANodeOrThePlatformItself() {
    String token = ProviderTokens.withPassword("would-be-node", ProviderTokens.PASSWORD);
    noRole(session(token));
    noRole(
        Callers.nobody()
            .header("Authorization", "Bearer " + token)
            .contentType(ContentType.JSON)
            .body("{}")
            .post("/api/runner/v1/register")
            .then());
    refused(ProviderTokens.withPassword("node:gpu-1", ProviderTokens.PASSWORD));
  }

  @Test
  void aNodesTokenStillOpensTheRunnerProtocolAndNothingElse() {
    Callers.runner()
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/runner/v1/register")
        .then()
        .statusCode(not(401));
    Callers.runner().get("/api/v1/session").then().statusCode(403);
  }

  @Test
  void theTokensOfModeLocalAreNotGoodHere() {
    Callers.nobody().get("/login?token=" + "a".repeat(64)).then().statusCode(not(500));
    refused("test-token-of-researcher");
    assertThat(PlatformDatabase.dataFolder().resolve("run"))
        .satisfiesAnyOf(
            run -> assertThat(run).doesNotExist(),
            run -> assertThat(run.resolve("cli-token-admin")).doesNotExist());
  }

  @Test
  void noTokenIsEverLogged() {
    String token = ProviderTokens.withPassword("researcher", ProviderTokens.PASSWORD);
    String expired = token.substring(0, token.length() - 4) + "AAAA";
    try (CapturedLog log = CapturedLog.open()) {
      session(token).statusCode(200);
      refused(expired);
      Callers.nobody()
          .header("Authorization", "Bearer " + token)
          .contentType(ContentType.JSON)
          .body("{\"name\":")
          .post("/api/v1/projects")
          .then()
          .statusCode(400);
      Callers.nobody()
          .header("Authorization", "Bearer " + token)
          .get("/api/v1/test/failure")
          .then()
          .statusCode(500);
      assertThat(log.text())
          .as("the failure is logged")
          .contains("urn:uuid:")
          .doesNotContain(signature(token))
          .doesNotContain(claimsPart(token))
          .doesNotContain(TestRealm.PLATFORM_SECRET);
    }
  }

  private static void noRole(ValidatableResponse answer) {
    answer
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:cytostudy:problem:role-not-allowed"))
        .body("detail", startsWith("Your account has none of the roles"));
  }

  private static void refused(String token) {
    session(token)
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:cytostudy:problem:not-authenticated"))
        .body("instance", startsWith("urn:uuid:"));
  }

  private static ValidatableResponse session(String token) {
    return Callers.nobody()
        .header("Authorization", "Bearer " + token)
        .get("/api/v1/session")
        .then();
  }

  private static String claims(String token) {
    return new String(Base64.getUrlDecoder().decode(claimsPart(token)), StandardCharsets.UTF_8);
  }

  private static String claimsPart(String token) {
    return token.split("\\.", -1)[1];
  }

  private static String signature(String token) {
    return token.split("\\.", -1)[2];
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
