package org.cytostudy.platform.identity;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.cytostudy.platform.access.Caller;

/** Turns whom the provider vouches for into a caller of the platform, and records them once. */
@ApplicationScoped
class OidcAugmentor implements SecurityIdentityAugmentor {
  private final OidcAccounts accounts;

  OidcAugmentor(OidcAccounts accounts) {
    this.accounts = accounts;
  }

  @Override
  public Uni<SecurityIdentity> augment(
      SecurityIdentity identity, AuthenticationRequestContext context) {
    if (!OidcIdentity.isOne(identity)) {
      return Uni.createFrom().item(identity);
    }
    Optional<Caller> caller;
    try {
      caller = OidcIdentity.caller(identity);
    } catch (AuthenticationFailedException e) {
      return Uni.createFrom().failure(e);
    }
    SecurityIdentity result = OidcIdentity.withRoleOf(identity, caller);
    if (caller.isEmpty() || accounts.knows(caller.get())) {
      return Uni.createFrom().item(result);
    }
    return context.runBlocking(
        () -> {
          accounts.record(caller.get());
          return result;
        });
  }
}
