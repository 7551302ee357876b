package org.cytostudy.platform.session;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcConfigurationMetadata;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.cytostudy.platform.identity.Secrets;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * A browser's way in and out of mode oidc. {@code /login} is the only address that sends anybody to
 * the provider, and the one that the provider sends them back to; an API call without a sign-in is
 * told so with 401 instead.
 */
@ApplicationScoped
class SingleSignOn {
  /** Where the login page says that it did not work. */
  private static final String FAILED = "/?login=failed";

  /** The attribute under which Quarkus keeps the provider's addresses. */
  private static final String PROVIDER = "configuration-metadata";

  private static final Logger LOG = Logger.getLogger(SingleSignOn.class);

  private final CurrentIdentityAssociation identities;
  private final HttpAuthenticator authenticator;
  private final OidcSession session;
  private final Cookies cookies;
  private final boolean httpsOutside;

  SingleSignOn(
      CurrentIdentityAssociation identities,
      HttpAuthenticator authenticator,
      OidcSession session,
      Cookies cookies,
      @ConfigProperty(
              name = "quarkus.oidc.authentication.force-redirect-https-scheme",
              defaultValue = "false")
          boolean httpsOutside) {
    this.identities = identities;
    this.authenticator = authenticator;
    this.session = session;
    this.cookies = cookies;
    this.httpsOutside = httpsOutside;
  }

  /** Sends a stranger to the provider and somebody who comes back to the page they wanted. */
  Uni<RestResponse<Void>> signIn(RoutingContext request, @Nullable String to) {
    return identities
        .getDeferredIdentity()
        .chain(
            identity ->
                identity.isAnonymous()
                    ? challenge(request)
                    : Uni.createFrom().item(welcome(request, ReturnPath.of(to))))
        .onFailure(AuthenticationFailedException.class)
        .recoverWithUni(() -> challenge(request)) // a session that is over
        .onFailure(AuthenticationCompletionException.class)
        .recoverWithItem(
            e -> {
              LOG.info("A sign-in at the provider was not completed; the reason is logged above");
              return redirect(FAILED).build();
            });
  }

  /**
   * Ends the session here.
   *
   * @param here the address of the request, of which the host is taken
   * @return where the browser ends its session at the provider, if the provider has such a place
   */
  Optional<String> signOut(SecurityIdentity identity, URI here) {
    UriBuilder home = UriBuilder.fromUri(here).replacePath("/").replaceQuery(null);
    if (httpsOutside) {
      home.scheme("https"); // a proxy ends TLS
    }
    Optional<String> next = endOfSession(identity, home.build().toString());
    session.logout().await().indefinitely();
    return next;
  }

  private static Optional<String> endOfSession(SecurityIdentity identity, String home) {
    OidcConfigurationMetadata provider = identity.getAttribute(PROVIDER);
    IdTokenCredential idToken = identity.getCredential(IdTokenCredential.class);
    if (idToken == null || provider == null || provider.getEndSessionUri() == null) {
      return Optional.empty();
    }
    return Optional.of(
        UriBuilder.fromUri(provider.getEndSessionUri())
            .queryParam("id_token_hint", idToken.getToken())
            .queryParam("post_logout_redirect_uri", home)
            .build()
            .toString());
  }

  private Uni<RestResponse<Void>> challenge(RoutingContext request) {
    return authenticator.getChallenge(request).map(SingleSignOn::answer);
  }

  private static RestResponse<Void> answer(@Nullable ChallengeData challenge) {
    return challenge == null || challenge.status != RestResponse.StatusCode.FOUND
        ? redirect(FAILED).build()
        : redirect(location(challenge)).build();
  }

  private static String location(ChallengeData challenge) {
    return challenge.getHeaders().entrySet().stream()
        .filter(header -> HttpHeaders.LOCATION.equalsIgnoreCase(header.getKey().toString()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(FAILED);
  }

  private RestResponse<Void> welcome(RoutingContext request, String page) {
    return redirect(page)
        .cookie(cookies.csrf(Secrets.newToken(), request.request().isSSL()))
        .build();
  }

  private static RestResponse.ResponseBuilder<Void> redirect(String location) {
    return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.SEE_OTHER)
        .header(HttpHeaders.LOCATION, location)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
