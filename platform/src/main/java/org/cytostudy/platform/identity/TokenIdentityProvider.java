package org.cytostudy.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.cytostudy.platform.access.Caller;
import org.cytostudy.platform.access.Identities;
import org.cytostudy.platform.access.Role;

/** Looks up whose secret it is. A secret that nobody has is a failure, not an anonymous caller. */
@ApplicationScoped
class TokenIdentityProvider implements IdentityProvider<TokenRequest> {
  private final LocalAccounts accounts;
  private final KnownTokens known;
  private final Instance<RunnerTokenResolver> runners;

  TokenIdentityProvider(
      LocalAccounts accounts, KnownTokens known, Instance<RunnerTokenResolver> runners) {
    this.accounts = accounts;
    this.known = known;
    this.runners = runners;
  }

  @Override
  public Class<TokenRequest> getRequestType() {
    return TokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      TokenRequest request, AuthenticationRequestContext context) {
    KnownTokens.Key key = known.key(request);
    Caller remembered = known.find(key);
    return remembered == null
        ? context.runBlocking(() -> lookUp(request, key))
        : Uni.createFrom().item(identity(remembered, request));
  }

  private SecurityIdentity lookUp(TokenRequest request, KnownTokens.Key key) {
    Caller caller = find(request).orElseThrow(AuthenticationFailedException::new);
    if (request.kind != TokenRequest.Kind.RUNNER_BEARER) {
      known.remember(key, caller);
    }
    return identity(caller, request);
  }

  private Optional<Caller> find(TokenRequest request) {
    return switch (request.kind) {
      case SESSION_COOKIE -> accounts.ofSession(request.sha256);
      case LOCAL_BEARER -> accounts.ofToken(request.sha256);
      case RUNNER_BEARER ->
          runners.stream()
              .flatMap(resolver -> resolver.resolve(request.sha256).stream())
              .findFirst()
              .map(node -> new Caller("node:" + node.name(), node.name(), Role.RUNNER));
    };
  }

  private SecurityIdentity identity(Caller caller, TokenRequest request) {
    return QuarkusSecurityIdentity.builder()
        .setPrincipal(new QuarkusPrincipal(caller.subject()))
        .addRole(caller.role().wireName())
        .addAttribute(Identities.DISPLAY_NAME, caller.displayName())
        .addAttribute(
            Identities.STILL_GOOD,
            (BooleanSupplier) () -> find(request).filter(caller::equals).isPresent())
        .build();
  }
}
