package org.cytostudy.platform.identity;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds our own secrets in a request: a node's token in either mode, and in mode local a person's
 * token or session cookie. What it does not know it leaves to OpenID Connect.
 */
@ApplicationScoped
class TokenMechanism implements HttpAuthenticationMechanism {
  static final String SESSION_COOKIE = "cytostudy_session";

  private static final String BEARER = "Bearer ";
  private static final int BEFORE_OPENID_CONNECT = 3000;

  private final IdentityConfig config;

  TokenMechanism(IdentityConfig config) {
    this.config = config;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    TokenRequest request = find(context);
    return request == null ? Uni.createFrom().nullItem() : identities.authenticate(request);
  }

  private @Nullable TokenRequest find(RoutingContext context) {
    boolean local = config.mode() == IdentityConfig.Mode.LOCAL;
    String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      String token = header.substring(BEARER.length()).strip();
      if (token.startsWith(Secrets.RUNNER_PREFIX)) {
        return new TokenRequest(TokenRequest.Kind.RUNNER_BEARER, token);
      }
      return local ? new TokenRequest(TokenRequest.Kind.LOCAL_BEARER, token) : null;
    }
    Cookie cookie = local ? context.request().getCookie(SESSION_COOKIE) : null;
    return cookie == null
        ? null
        : new TokenRequest(TokenRequest.Kind.SESSION_COOKIE, cookie.getValue());
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    if (config.mode() == IdentityConfig.Mode.OIDC) {
      return Uni.createFrom().nullItem();
    }
    return Uni.createFrom()
        .item(
            new ChallengeData(
                HttpResponseStatus.UNAUTHORIZED.code(), "WWW-Authenticate", "Bearer"));
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return Set.of(TokenRequest.class);
  }

  @Override
  public int getPriority() {
    return BEFORE_OPENID_CONNECT;
  }
}
