package org.cytostudy.platform.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.UUID;
import org.cytostudy.platform.keycloak.Browser.Page;
import org.cytostudy.platform.testing.Callers;
import org.cytostudy.platform.testing.CapturedLog;
import org.cytostudy.platform.testing.ProviderTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsers: the code flow through Keycloak's own login form, cookies, CSRF, logging out. */
@KeycloakTest
@TestProfile(OidcProfile.class)
class KeycloakBrowserIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Browser browser = new Browser();

  @ParameterizedTest
  @CsvSource({"rosa,researcher", "anton,auditor", "ada,admin"})
  void whoLogsInComesBackToThePageTheyWanted(String user, String role) {
    Page stranger = browser.open(Browser.platform("/api/v1/session"));
    assertThat(stranger.status()).as("the API redirects nobody").isEqualTo(401);
    assertThat(json(stranger).path("type").asText()).isEqualTo("urn:cytostudy:problem:oidc-login");
    assertThat(json(browser.open(Browser.platform("/api/v1/sign-in"))))
        .isEqualTo(JSON.createObjectNode().put("identity", "oidc").put("provider", "Keycloak"));

    Page page = browser.login("/runs/42?tab=logs", user, TestRealm.PASSWORD);

    assertThat(page.pathAndQuery()).isEqualTo("/runs/42?tab=logs");
    assertThat(page.address().getPort()).isEqualTo(Browser.platform("/").getPort());
    JsonNode session = session();
    assertThat(session.path("role").asText()).isEqualTo(role);
    assertThat(session.path("identity").asText()).isEqualTo("oidc");
    assertThat(session.path("displayName").asText()).startsWithIgnoringCase(user);
  }

  @Test
  void theProviderIsAskedWithProofKeyStateAndNonce() {
    Page leave = browser.open(Browser.platform("/login"));
    assertThat(leave.status()).isEqualTo(303);
    assertThat(leave.location())
        .startsWith(KeycloakAdmin.issuer())
        .contains("response_type=code", "code_challenge_method=S256", "state=", "nonce=")
        .doesNotContain(TestRealm.PLATFORM_SECRET);
  }

  @Test
  void noScriptAndNoOtherSiteReadsTheSessionCookie() {
    browser.login("/", "rosa", TestRealm.PASSWORD);
    assertThat(browser.setCookies("q_session"))
        .isNotEmpty()
        .allSatisfy(
            cookie -> assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Lax"));
    assertThat(browser.setCookies("cytostudy_csrf"))
        .isNotEmpty()
        .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Strict"));
    String header =
        new String(Base64.getUrlDecoder().decode(browser.session().split("\\.")[0]), UTF_8);
    assertThat(header).as("encrypted as a whole").contains("\"enc\":");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere"})
  void aLinkCannotSendWhoLoggedInToAnotherSite(String wanted) {
    assertThat(browser.login(wanted, "rosa", TestRealm.PASSWORD).address())
        .isEqualTo(Browser.platform("/"));
  }

  @Test
  void aChangeFromABrowserNeedsItsCsrfToken() {
    browser.login("/", "rosa", TestRealm.PASSWORD);
    String token = session().path("csrfToken").asText();
    assertThat(token)
        .isEqualTo(Objects.requireNonNull(browser.cookie("cytostudy_csrf")).getValue());
    Page without = create();
    assertThat(without.status()).isEqualTo(403);
    assertThat(json(without).path("type").asText())
        .isEqualTo("urn:cytostudy:problem:csrf-token-missing");
    assertThat(create("X-CSRF-Token", "guessed").status()).isEqualTo(403);
    assertThat(create("X-CSRF-Token", token).status()).isEqualTo(201);
  }

  /**
   * Whoever brings the header Authorization needs no CSRF token, so cookies must not count then.
   */
  @ParameterizedTest
  @ValueSource(strings = {"Basic cm9zYTpyb3Nh", "Bearer made-up", "Bearer ", "Nothing"})
  void anAuthorizationHeaderIsNoWayAroundIt(String header) {
    browser.login("/", "rosa", TestRealm.PASSWORD);
    assertThat(create("Authorization", header).status()).isEqualTo(401);
  }

  @Test
  void loggingOutEndsTheSessionHereAndAtTheProvider() {
    browser.login("/", "rosa", TestRealm.PASSWORD);
    assertThat(logout("guessed").status()).as("needs its CSRF token").isEqualTo(403);
    Page out = logout(session().path("csrfToken").asText());
    assertThat(out.status()).isEqualTo(200);
    assertThat(browser.session()).isEmpty();
    assertThat(browser.open(Browser.platform("/api/v1/session")).status()).isEqualTo(401);

    String next = json(out).path("continueAt").asText();
    assertThat(next).startsWith(KeycloakAdmin.issuer());
    assertThat(browser.follow(URI.create(next)).address()).isEqualTo(Browser.platform("/"));
    assertThat(browser.follow(Browser.platform("/login")).body())
        .as("the provider asks for the password again")
        .contains("name=\"password\"");
  }

  @Test
  void aSecondLoginWithinTheProvidersSessionAsksForNothing() {
    browser.login("/", "rosa", TestRealm.PASSWORD);
    browser.forgetSession();
    assertThat(browser.follow(Browser.platform("/login?to=/models")).pathAndQuery())
        .isEqualTo("/models");
    assertThat(session().path("role").asText()).isEqualTo("researcher");
  }

  @Test
  void aSessionOutlivesItsTokens() {
    KeycloakAdmin.tokenLifespan(2);
    try {
      browser.login("/", "rosa", TestRealm.PASSWORD);
      String first = browser.session();
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .until(
              () ->
                  session().path("role").asText().equals("researcher")
                      && !browser.session().equals(first));
    } finally {
      KeycloakAdmin.tokenLifespan(300);
    }
  }

  @Test
  void anAccountWithoutARoleIsToldSoAndCanLeave() {
    browser.login("/", "nobody-in-particular", ProviderTokens.PASSWORD);
    Page refused = browser.open(Browser.platform("/api/v1/session"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(json(refused).path("type").asText())
        .isEqualTo("urn:cytostudy:problem:role-not-allowed");
    String csrf = Objects.requireNonNull(browser.cookie("cytostudy_csrf")).getValue();
    assertThat(logout(csrf).status()).isEqualTo(200);
    assertThat(browser.open(Browser.platform("/api/v1/session")).status()).isEqualTo(401);
  }

  @Test
  void aSessionCookieThatNobodyGaveOpensNothing() {
    browser.forge("q_session", "a.b.c.d.e");
    Page refused = browser.open(Browser.platform("/api/v1/session"));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.type()).startsWith("application/problem+json");
    assertThat(browser.login("/", "rosa", TestRealm.PASSWORD).pathAndQuery()).isEqualTo("/");
    assertThat(session().path("role").asText()).isEqualTo("researcher");
  }

  @Test
  void anAnswerThatTheProviderDidNotGiveSignsNobodyIn() {
    Page leave = browser.open(Browser.platform("/login"));
    String state =
        Objects.requireNonNull(leave.location()).replaceAll(".*[?&]state=([^&]+).*", "$1");
    assertThat(browser.open(Browser.platform("/login?code=made-up&state=" + state)).location())
        .isEqualTo("/?login=failed");
    browser.open(Browser.platform("/login"));
    assertThat(
            browser
                .open(Browser.platform("/login?code=made-up&state=" + UUID.randomUUID()))
                .status())
        .isIn(303, 401);
    assertThat(browser.open(Browser.platform("/api/v1/session")).status()).isEqualTo(401);
  }

  @Test
  void whoIsRefusedByTheProviderIsToldSo() {
    Page leave = browser.open(Browser.platform("/login"));
    String state =
        Objects.requireNonNull(leave.location()).replaceAll(".*[?&]state=([^&]+).*", "$1");
    assertThat(
            browser.open(Browser.platform("/login?error=access_denied&state=" + state)).location())
        .isEqualTo("/?login=failed");
  }

  @Test
  void eventStreamsTakeTheCookie() {
    Page refused = browser.open(Browser.platform("/api/v1/events?topics=nothing"));
    assertThat(refused.status()).isEqualTo(401);
    browser.login("/", "rosa", TestRealm.PASSWORD);
    assertThat(browser.open(Browser.platform("/api/v1/events?topics=nothing")).status())
        .as("inside, where the topic is looked at")
        .isEqualTo(400);
  }

  @Test
  void aLoginIsAuditedByPseudonym() {
    browser.login("/", "ada", TestRealm.PASSWORD);
    String subject = session().path("subject").asText();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              String events =
                  Callers.auditor().get("/api/v1/audit?noun=session&nounId=" + subject).asString();
              assertThat(events).contains("signed-in").doesNotContainIgnoringCase("ada@");
            });
  }

  @Test
  void noCookieTokenOrCodeIsEverLogged() {
    try (CapturedLog log = CapturedLog.open()) {
      browser.login("/", "rosa", TestRealm.PASSWORD);
      String csrf = session().path("csrfToken").asText();
      Page out = logout(csrf);
      String hint =
          json(out).path("continueAt").asText().replaceAll(".*id_token_hint=([^&]+).*", "$1");
      assertThat(hint).startsWith("ey");
      browser.open(Browser.platform("/login?code=made-up-code-of-a-test&state=a-state"));
      assertThat(log.text())
          .doesNotContain(hint)
          .doesNotContain("made-up-code-of-a-test")
          .doesNotContain(TestRealm.PLATFORM_SECRET)
          .doesNotContain(TestRealm.ENCRYPTION_SECRET)
          .doesNotContain(csrf);
      browser.platformCookies().forEach(value -> assertThat(log.text()).doesNotContain(value));
    }
  }

  private Page create(String... headers) {
    return browser.call(
        "POST", "/api/v1/projects", "{\"name\":\"By browser " + UUID.randomUUID() + "\"}", headers);
  }

  private Page logout(String csrfToken) {
    return browser.call("POST", "/api/v1/session/logout", "", "X-CSRF-Token", csrfToken);
  }

  private JsonNode session() {
    Page page = browser.open(Browser.platform("/api/v1/session"));
    assertThat(page.status()).as(page.body()).isEqualTo(200);
    return json(page);
  }

  private static JsonNode json(Page page) {
    try {
      return JSON.readTree(page.body());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(page.body(), e);
    }
  }
}
