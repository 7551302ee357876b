package org.cytostudy.platform.access;

import io.quarkus.arc.Arc;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Reads the caller from Quarkus' security identity. */
@ApplicationScoped
class CurrentCaller {
  private final CurrentIdentityAssociation association;
  private final CurrentVertxRequest request;

  CurrentCaller(CurrentIdentityAssociation association, CurrentVertxRequest request) {
    this.association = association;
    this.request = request;
  }

  Caller get() {
    if (!Arc.container().requestContext().isActive() || request.getCurrent() == null) {
      return Caller.SYSTEM; // a job or a route: nobody from outside can get here
    }
    return of(association.getIdentity()).orElseThrow(UnauthorizedException::new);
  }

  /** Whether what the caller showed is still good; may be asked after the request. */
  BooleanSupplier stillGood() {
    BooleanSupplier known = association.getIdentity().getAttribute(Identities.STILL_GOOD);
    return known == null ? () -> false : known;
  }

  static Optional<Caller> of(SecurityIdentity identity) {
    if (identity.isAnonymous()) {
      return Optional.empty();
    }
    String subject = identity.getPrincipal().getName();
    String displayName = identity.getAttribute(Identities.DISPLAY_NAME);
    return Stream.of(Role.ADMIN, Role.AUDITOR, Role.RESEARCHER, Role.RUNNER)
        .filter(role -> identity.hasRole(role.wireName()))
        .findFirst()
        .map(role -> new Caller(subject, displayName == null ? subject : displayName, role));
  }
}
